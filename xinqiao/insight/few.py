"""The leader's figures as they may be told: none of few, and none that is left when the told ones are taken from a total (`rules.few`)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.insight.figures import Counts, Figures
from xinqiao.insight.rates import Part, hide
from xinqiao.rules.few import tellable, told

COUNTED = ("open", "due", "overdue", "untaken", "breaches")


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures of one unit, or of all, as they are told: None is “some, and not how many”."""

    open: int | None = 0
    due: int | None = 0
    overdue: int | None = 0
    untaken: int | None = 0
    breaches: int | None = 0
    on_time: Part = field(default_factory=Part)  # of what fell due


@dataclass(frozen=True, slots=True)
class Board:
    """What a leader reads: all together, and each unit in the order of the tree."""

    total: Shown
    units: tuple[tuple[UnitFacts, Shown], ...]


def shown(found: Figures) -> Board:
    """Return the figures as they may be told, column by column, so that no row is the total less the other rows.

    A petition on which two units owe something is in both rows and once in the total: the rule holds for the rows as they are.
    """
    rows: list[dict[str, int | None]] = [{} for _ in found.units]
    total: dict[str, int | None] = {}
    for name in COUNTED:
        cells = [getattr(counts, name) for _, counts in found.units]
        may, is_total_told = tellable(cells)
        for row, cell, is_told in zip(rows, cells, may, strict=True):
            row[name] = cell if is_told else None
        total[name] = told(getattr(found.total, name)) if is_total_told else None
    parts, is_total_told = hide([_on_time(counts) for _, counts in found.units])
    all_on_time = replace(_on_time(found.total), is_hidden=not is_total_told)
    units = tuple((unit, Shown(**row, on_time=part)) for (unit, _), row, part in zip(found.units, rows, parts, strict=True))
    return Board(Shown(**total, on_time=all_on_time), units)


def _on_time(counts: Counts) -> Part:
    return Part(counts.on_time, counts.cohort)

