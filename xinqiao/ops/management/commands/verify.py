"""`xinqiao verify`: walk the whole ledger and name what does not fit."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from xinqiao.ops.verify import faults


class Command(BaseCommand):
    help = "Verify the ledger, and that every row and file is what the ledger says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quick", action="store_true", help="leave out the content of attachments")

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(unit=" links", disable=not sys.stderr.isatty()) as bar:
            found = list(faults(on_progress=lambda n: bar.update(n - bar.n), with_files=not options["quick"]))
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} 处对不上 / faults found")
        self.stdout.write("账本完整 / the ledger is whole")
