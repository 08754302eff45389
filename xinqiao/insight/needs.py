"""Figures of needs (困难帮扶): of each kind how many wait, waited too long, were met in time or late, or explained. Never by person, and none of few (`rules.few`).

What kind of need it is lies encrypted with the rest (ADR-0025): it is opened here to be counted, and nothing but counts leaves this module.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import needing
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.few import tellable
from xinqiao.rules.terms_need import NeedSort, NeedStatus, NeedTurn

FIRST_YEAR = 2022  # the table is in force from then on


@dataclass(frozen=True, slots=True)
class Board:
    """What may be told: for each kind of need how many took each turn, and of each turn the total; None is “some, and not how many”.

    There is no total of a kind: with those of the turns it would give few away.
    """

    rows: tuple[tuple[NeedSort, tuple[int | None, ...]], ...]
    total: tuple[int | None, ...]


def board(actor: Staff, directory: Snapshot, year: int, today: date) -> Board:
    """Return the needs that were recorded in a year on petitions of the units that the actor oversees (two queries).

    Years part them, so that no two of these pages hold one need. None whose consent was taken back: nobody opens that any more; none of what is
    sealed, disposed of, or not counted for this reader.
    """
    counted = Counter(_turns(actor, directory, year, today))
    columns = [[counted[sort, turn] for sort in NeedSort] for turn in NeedTurn]
    told = [tellable(cells) for cells in columns]
    rows = tuple(
        (sort, tuple(cells[place] if may[place] else None for cells, (may, _) in zip(columns, told, strict=True))) for place, sort in enumerate(NeedSort)
    )  # fmt: skip
    return Board(rows, tuple(sum(cells) if is_told else None for cells, (_, is_told) in zip(columns, told, strict=True)))


def _turns(actor: Staff, directory: Snapshot, year: int, today: date) -> list[tuple[NeedSort, NeedTurn]]:
    begin, end = (datetime.combine(date(each, 1, 1), time(), SHANGHAI) for each in (year, year + 1))
    late = needing.late(today, begin.date())
    return [(NeedSort(row.content["sort"]), _turn(row, late)) for row in needing.recorded(actor, directory, begin, end)]


def _turn(row: LinkedRecord, late: dict[tuple[int, str], date]) -> NeedTurn:
    """Return the turn of a need. It was met late where the day on which help was given, not the one on which that was written down, lies after the day it was due."""
    due_on = late.get((row.petition_id, row.key))
    if row.standing is NeedStatus.OPEN:
        return NeedTurn.LATE if due_on else NeedTurn.WAITING
    if row.standing is NeedStatus.UNHELPED:
        return NeedTurn.UNMET
    return NeedTurn.MET_LATE if due_on and row.content["given_on"] > due_on.isoformat() else NeedTurn.MET
