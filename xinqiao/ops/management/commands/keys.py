"""`xinqiao keys`: which keys there are, a rehearsal, and turning, retiring and wrapping them."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from xinqiao.ops import keys
from xinqiao.vault.master_key import CannotUnwrap, KeyFile
from xinqiao.vault.master_key import Command as KeyCommand
from xinqiao.vault.rotation import Lot

HEAD = ("在哪里 / where", "加密的 / encrypted", "已换 / rewritten", "待换 / to do", "打不开 / unreadable")
DEEDS = ("status", "rehearse", "turn", "turn-index", "retire", "retire-index", "wrap")


class Command(BaseCommand):
    help = (
        "Keys: status (which there are); rehearse (open everything, change nothing, say how long it takes); turn and turn-index (a new key, "
        "and everything under it; may be broken off and begun again); retire and retire-index (take old keys away, once nothing needs them); "
        "wrap (encrypt the ring anew, under another master key if one is given)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("deed", choices=DEEDS)
        parser.add_argument("--master-file", help="wrap: the new master key file; then set XINQIAO_MASTER_KEY_FILE")
        parser.add_argument("--master-command", help="wrap: the new command; then set XINQIAO_KEY_COMMAND")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, options["deed"].replace("-", "_"))(options)
        except (keys.NotEmpty, CannotUnwrap) as problem:
            raise CommandError(str(problem)) from problem

    def status(self, _options: dict[str, Any]) -> None:
        for what in ("vault", "index"):
            current, *old = settings.KEYRING.ids(what)
            self.stdout.write(f"{what}: {current}" + (f"   旧的 / old: {', '.join(old)}" if old else ""))
        wrapped = "是 / yes" if settings.KEYRING.is_protected else "否，运行 xinqiao keys wrap / no: run xinqiao keys wrap"
        self.stdout.write(f"密钥环已加密 / the ring is encrypted: {wrapped}")

    def rehearse(self, _options: dict[str, Any]) -> None:
        lots = self._timed(lambda progress: list(keys.rehearse(progress)))
        if unreadable := sum(lot.unreadable for lot in lots):
            raise CommandError(f"{unreadable} 项打不开：先找回它们的密钥或备份 / values cannot be opened: find their key or a backup first")

    def turn(self, _options: dict[str, Any]) -> None:
        lots = self._timed(lambda progress: keys.turn(timezone.now(), on_progress=progress))
        if left := sum(lot.left for lot in lots):
            self.stdout.write(f"换的时候有 {left} 项刚好被改，再运行一次 / values were changed meanwhile: run it once more")
        self.stdout.write("确认无误后运行 xinqiao keys retire / when all is well, run xinqiao keys retire")

    def turn_index(self, _options: dict[str, Any]) -> None:
        self._timed(lambda progress: keys.turn_index(timezone.now(), on_progress=progress))
        self.stdout.write("所有进程重启或两秒以后，再运行一次，然后 xinqiao keys retire-index / after two seconds run it once more, then retire-index")

    def retire(self, _options: dict[str, Any]) -> None:
        self._retired(keys.retire("vault", timezone.now()))

    def retire_index(self, _options: dict[str, Any]) -> None:
        self._retired(keys.retire("index", timezone.now()))

    def wrap(self, options: dict[str, Any]) -> None:
        master: Any = None
        if line := options["master_command"]:
            master = KeyCommand(line)
        elif file := options["master_file"]:
            master = KeyFile(Path(file))
        settings.KEYRING.protect(master)
        self.stdout.write("密钥环已重新加密 / the ring is encrypted anew")

    def _retired(self, ids: list[str]) -> None:
        self.stdout.write(f"已收走 / taken off the ring: {', '.join(ids)}" if ids else "没有旧密钥 / there is no old key")

    def _timed(self, work: Callable[[keys.Progress], Iterable[Lot]]) -> list[Lot]:
        began = time.perf_counter()
        with tqdm(unit=" values", disable=not sys.stderr.isatty()) as bar:
            lots = [lot for lot in work(bar.update) if lot.encrypted]
        self.stdout.write("\t".join(HEAD))
        for lot in lots:
            self.stdout.write(f"{lot.place}\t{lot.encrypted}\t{lot.rewritten}\t{lot.left}\t{lot.unreadable}")
        self.stdout.write(f"用时 / took: {time.perf_counter() - began:.1f} s")
        return lots
