"""`xinqiao build`: compile the translations and build the stylesheet; needs no store."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from xinqiao.ops.prepare import compile_messages
from xinqiao.web.ui import stylesheet


class Command(BaseCommand):
    help = "Compile the translations and build the stylesheet."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        stylesheet.write()
        self.stdout.write(f"{compile_messages()} catalogs compiled")
