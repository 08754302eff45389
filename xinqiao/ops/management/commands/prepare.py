"""`xinqiao prepare`: tables, texts and styles; with --demo the demonstration enterprise in an empty store."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from xinqiao.ops.demo import load
from xinqiao.ops.prepare import prepare


class Command(BaseCommand):
    help = "Bring the data folder up to date."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load the demonstration enterprise")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        made = prepare(now, with_first_rows=not options["demo"])
        for first in made:
            self.stdout.write(f"\n管理员 / administrator: {first.login}   {first.password}   (只显示这一次 / shown once)\n")
        if len(made) > 1:
            self.stdout.write("两个账号交给两个人 / give the two accounts to two people\n")
        if options["demo"]:
            loaded = load.load(now, progress=sys.stderr.isatty())
            self.stdout.write(loaded)
