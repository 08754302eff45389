"""走了: without a result, before his turn or after; nothing is asked."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.room import end
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True)
class Entry:
    """Nothing to say: nobody must say why he leaves."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Write down when."""
    end(act)
