"""`xinqiao seal`: seal what is new in the ledger, and tell the witnesses."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from xinqiao.ledger.seals import Busy, finish_change, latest
from xinqiao.outbox.witnesses import seal_and_tell


class Command(BaseCommand):
    help = "Seal the new lines of the ledger with a signed root; mail it to the outside witnesses."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-key", action="store_true", help="let another key sign from the next seal on; this seal vouches for it")
        parser.add_argument("--keys", action="store_true", help="only show the published keys")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keys"]:
            for key_id, pem in settings.SIGNER.published().items():
                self.stdout.write(f"{key_id}\n{pem}")
            return
        try:
            self._seal(new_key=options["new_key"])
        except Busy as busy:
            raise CommandError("有人正在大量写入，过一会儿再试 / the ledger is being written to, please try again later") from busy

    def _seal(self, *, new_key: bool) -> None:
        if new_key and settings.SIGNER.command:
            raise CommandError("签名的是外部程序，换钥匙要在那里换 / the key belongs to the signing command")
        finish_change()
        next_key = settings.SIGNER.prepare_next() if new_key else ""
        made = seal_and_tell(timezone.now(), next_key=next_key)
        if made is None and new_key:
            raise CommandError("同时有人封存，没有换钥匙，请再试 / sealed by somebody else meanwhile: no key was changed, try again")
        if new_key:
            finish_change()
        shown = made or latest()
        if made is None:
            self.stdout.write("没有新的，最近一次是 / nothing is new; the newest seal is")
        self.stdout.write(shown.signed.whole if shown else "账本还是空的 / the ledger is empty")
