"""`xinqiao restore BACKUP --into FOLDER`: put a backup into an empty place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from xinqiao.ops.backup import BackupError, restore


class Command(BaseCommand):
    help = "Put a backup into an empty data folder (and an empty PostgreSQL database). The live store is never touched."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path)
        parser.add_argument("--into", type=Path, required=True, help="an empty folder: XINQIAO_DATA of the restored site")
        parser.add_argument("--keys", type=Path, help="the copy of the keys; without it, put them into FOLDER/keys yourself")
        parser.add_argument("--database", default="", help="the address of an empty PostgreSQL database, for a backup of one")

    def handle(self, *args: Any, backup: Path, into: Path, keys: Path | None, database: str, **options: Any) -> None:
        try:
            manifest = restore(backup, into, keys=keys, database=database)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{into}: {manifest['at']}")
        self.stdout.write(f"接着核对 / now check it: XINQIAO_DATA={into} xinqiao verify --witness …")
