"""`xinqiao worker`: run the queue."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from xinqiao.ops.work import run


class Command(BaseCommand):
    help = "Run the queue of work until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        run()
