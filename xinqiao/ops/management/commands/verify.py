"""`xinqiao verify`: walk the whole ledger and name what does not fit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from xinqiao.ledger.seals import latest, unsealed
from xinqiao.ledger.statement import Signed, Unreadable, read
from xinqiao.ledger.walk import Progress
from xinqiao.ops.verify import faults, ledger_faults
from xinqiao.petitions.receipting import outside_faults


class Command(BaseCommand):
    help = "Verify the ledger, and that every row and file is what the ledger says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ledger", action="store_true", help="only the chains, the seals and the receipts, not the rows beside them")
        parser.add_argument("--witness", type=Path, nargs="+", default=[], metavar="FILE", help="compare with seals from mails or prints and with receipts: JSON or text")
        parser.add_argument("--quick", action="store_true", help="leave out the content of attachments")

    def handle(self, *args: Any, **options: Any) -> None:
        held = [statement for file in options["witness"] for statement in self._held(file)]
        count = 0
        with tqdm(unit=" links", disable=not sys.stderr.isatty()) as bar:
            for fault in self._found(options, held, lambda n: bar.update(n - bar.n)):
                count += 1
                self.stderr.write(fault)  # at once: a store that was written anew has as many faults as lines
        if count:
            raise CommandError(f"{count} 处对不上 / faults found")
        for line in self._said(held):
            self.stdout.write(line)
        self.stdout.write("账本完整 / the ledger is whole")

    def _held(self, file: Path) -> list[Signed]:
        try:
            return read(file.read_text("utf-8-sig"))
        except (OSError, ValueError, Unreadable) as error:
            raise CommandError(f"{file}: 读不了 / cannot be read: {error}") from error

    def _found(self, options: dict[str, Any], held: list[Signed], on_progress: Progress) -> Iterator[str]:
        if options["ledger"]:
            yield from ledger_faults(on_progress=on_progress)
        else:
            yield from faults(on_progress=on_progress, with_files=not options["quick"])
        yield from (f"{fault.what}: {fault.why}" for fault in outside_faults(held))

    def _said(self, held: list[Signed]) -> Iterator[str]:
        """Say what was compared, and what nothing vouches for yet."""
        newest = latest()
        if newest:
            sealed = newest.signed.values["sealed"]
            yield f"封存到第 {newest.number} 号（{sealed}），其后 {unsealed()} 条还没有封存 / sealed up to no. {newest.number}; {unsealed()} lines after it are not sealed yet"
        else:
            yield "还没有封存过 / nothing has been sealed yet"
        if held:
            yield f"和 {len(held)} 份外面保存的凭据一致 / {len(held)} statements kept outside agree"
