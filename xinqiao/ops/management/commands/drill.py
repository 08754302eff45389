"""`xinqiao drill BACKUP --keys KEYS`: restore a backup into an empty place, look at it, say what was found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from xinqiao.ops.backup import BackupError
from xinqiao.ops.drill import drill


class Command(BaseCommand):
    help = "Rehearse a restore: chain and rows checked, counts compared, ten petitions opened with their encrypted files. Ends with 1 if anything is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path)
        parser.add_argument("--keys", type=Path, required=True, help="the copy of the keys that lies apart")
        parser.add_argument("--report", type=Path, help="write the report there as JSON")

    def handle(self, *args: Any, backup: Path, keys: Path, report: Path | None, **options: Any) -> None:
        try:
            found = drill(backup, keys)
        except BackupError as error:
            raise CommandError(str(error)) from error
        text = json.dumps(found, indent=1, ensure_ascii=False)
        if report is not None:
            report.write_text(text, "utf-8")
        self.stdout.write(text)
        if not found["is_good"]:
            raise CommandError("演练没有通过 / the drill found something wrong")
        self.stdout.write("演练通过 / the drill went well")
