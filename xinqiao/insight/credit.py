"""What units did well (credit board): solved at first handling, promises kept, hard matters settled. Each docstring is the formula; nothing is ranked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.insight.figures import cohort_span, hidden_from, received_from, remembered
from xinqiao.insight.rates import Part, hide
from xinqiao.petitions import rate_counts
from xinqiao.petitions.access import scope
from xinqiao.rules.few import told

BANDS = ((1, 199), (200, 999), (1_000, 2_999), (3_000, None))  # people; units are looked at beside those of similar size

Band = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Credit:
    """What one unit did well: two parts as k of n, and a count."""

    first: Part = field(default_factory=Part)
    promises: Part = field(default_factory=Part)
    hard: int = 0

    @property
    def hard_told(self) -> int | None:
        """How many hard matters it settled; None where they are few, but some."""
        return told(self.hard)


def credit(actor: Staff, directory: Snapshot, today: date, also: Collection[int] = ()) -> list[tuple[Band | None, list[tuple[UnitFacts, Credit]]]]:
    """Return what the units that `actor` oversees did well, those of similar size together (None: nobody said how many work there).

    By the unit in charge (of a promise: the unit that gave it), at most FRESH_SECONDS old, in each group in the order of the tree:
    - solved at first handling, k of n: n = petitioners asked at a call-back in the COHORT_DAYS up to today, the last of each matter;
      k = said it is solved, of a matter that was answered once and of which no review was asked
    - promises kept, k of n: n = promises that fell due in `cohort_span`; k = shown to be kept on or before that day
    - hard matters settled: said to be solved in the same days, and a leader had taken charge, or it was supervised, heard, reviewed or brought by several
    Sealed petitions count nowhere (条例§30(3)); how many petitions a unit has is no part of it. `also`: units that are told whatever stands here of them.
    """
    hidden, units = hidden_from(actor, directory), scope(actor, directory)
    found = remembered(f"credit:{directory.edition}:{today.isoformat()}:{hash(hidden)}", lambda: _credit(today, hidden))
    listed = {*found, *also}
    rows = [(unit, found.get(unit.pk, Credit())) for unit in directory.in_order() if unit.pk in listed and (units is None or unit.pk in units)]
    first, _ = hide([one.first for _unit, one in rows])  # as many were asked as for `Rates.solved`: what is hidden there is hidden here
    rows = [(unit, replace(one, first=part)) for (unit, one), part in zip(rows, first, strict=True)]
    bands: Sequence[Band | None] = (*reversed(BANDS), None)
    grouped = [(band, [row for row in rows if band_of(row[0].headcount) == band]) for band in bands]
    return [(band, group) for band, group in grouped if group]


def band_of(headcount: int) -> Band | None:
    """Return the group of a size; None for 0, which is "nobody said"."""
    return next((band for band in BANDS if band[0] <= headcount and (band[1] is None or headcount <= band[1])), None)


def _credit(today: date, hidden: tuple[int, ...]) -> dict[int, Credit]:
    days = received_from(today), today
    first, promises, hard = rate_counts.solved_at_first(*days, hidden), rate_counts.promises(cohort_span(today), hidden), rate_counts.hard_settled(*days, hidden)
    return {unit: Credit(Part(*first.get(unit, (0, 0))), Part(*promises.get(unit, (0, 0))), hard.get(unit, 0)) for unit in {*first, *promises, *hard}}
