"""记下空岗: it ended, and nobody had come."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The program notes it by itself."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Keep when it was noted; whether anybody was told stands in the outbox."""
    act.keep(missed_at=act.at.isoformat())
