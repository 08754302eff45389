"""`xinqiao backup FOLDER`: the store and the files into a new folder there; keys apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from xinqiao.ops.backup import KEEP_DAYS, BackupError, back_up, copy_keys, prune


class Command(BaseCommand):
    help = "Back up the store and the files while the site runs. Keys go elsewhere (--keys), never into the backup."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--keys", type=Path, help="copy the folder of keys there as well: another disk, another person")
        parser.add_argument("--keep-days", type=int, default=KEEP_DAYS, help="remove backups in the folder that are older (default: 90)")

    def handle(self, *args: Any, folder: Path, keys: Path | None, keep_days: int, **options: Any) -> None:
        now = timezone.localtime()
        try:
            made = back_up(folder, now)
            if keys is not None:
                copy_keys(keys, folder)
        except BackupError as error:
            raise CommandError(str(error)) from error
        gone = prune(folder, now, keep_days)
        self.stdout.write(f"{made.folder}: {sum(made.manifest['counts'].values())} 行 / rows")
        self.stdout.write(f"删掉 {keep_days} 天以前的 {len(gone)} 份 / {len(gone)} older than {keep_days} days removed")
