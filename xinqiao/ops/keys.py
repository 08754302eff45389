"""Turn the keys with everything that lies under them, and report what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction

from xinqiao.ledger.append import Line, append
from xinqiao.petitions.codes import turned
from xinqiao.vault import rotation
from xinqiao.vault.rotation import Lot

SUBJECT = "keys"  # its chain in the ledger
Progress = Callable[[int], object]


class NotEmpty(Exception):
    """Something still lies under the old keys; the message says what to do."""


def rehearse(on_progress: Progress | None = None) -> Iterator[Lot]:
    """Open everything that lies encrypted and say what a turn would write; nothing is changed."""
    return rotation.turn(rehearse=True, on_progress=on_progress)


def turn(at: datetime, *, on_progress: Progress | None = None) -> list[Lot]:
    """Put a new encryption key on the ring unless an old one is still being emptied, and write everything anew under it."""
    if len(settings.KEYRING.ids("vault")) == 1:
        settings.KEYRING.turn("vault")
    lots = list(rotation.turn(rehearse=False, on_progress=on_progress))
    _record("turn_vault", at, lots)
    return lots


def turn_index(at: datetime, *, on_progress: Progress | None = None) -> list[Lot]:
    """Put a new index key on the ring unless an old one is still in use, and compute every blind index anew."""
    if len(settings.KEYRING.ids("index")) == 1:
        settings.KEYRING.turn("index")
    lots = [rotation.turn_index(turned, on_progress=on_progress)]
    _record("turn_index", at, lots)
    return lots


def retire(what: str, at: datetime) -> list[str]:
    """Take the old keys of `what` ("vault" or "index") off the ring and return their ids; raises NotEmpty while anything lies under them."""
    _, *old = settings.KEYRING.ids(what)
    lots = list(rehearse()) if what == "vault" else []
    if left := sum(lot.left + lot.unreadable for lot in lots):
        raise NotEmpty(f"还有 {left} 项在旧密钥下，先再换一次 / {left} values still lie under an old key: turn once more")
    for key_id in old:
        settings.KEYRING.retire(what, key_id)
    if old:
        _record(f"retire_{what}", at, lots)
    return old


def _record(verb: str, at: datetime, lots: list[Lot]) -> None:
    """Write down that it was done, and how much: never a key, nor a key's digest."""
    body = {lot.place: [lot.encrypted, lot.rewritten, lot.left, lot.unreadable] for lot in lots if lot.encrypted}
    with transaction.atomic():
        append([Line(subject=SUBJECT, verb=verb, actor="command", at=at, recorded_at=at, body=body)])
