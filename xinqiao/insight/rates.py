"""Three rates of each unit (三率): contacted in time, solved, satisfied. Each docstring is the formula; nothing is ranked or added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.insight.figures import cohort_span, hidden_from, received_from, remembered
from xinqiao.petitions import rate_counts
from xinqiao.petitions.access import scope
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.few import FEWEST_SHARE, tellable


@dataclass(frozen=True, slots=True)
class Part:
    """k of n; `share` is None where n is under FEWEST_SHARE (one matter could be found out, and one is no rate), or where it would give such another away."""

    k: int = 0
    n: int = 0
    is_hidden: bool = field(default=False, compare=False)

    @property
    def share(self) -> int | None:
        """Per cent, rounded down."""
        return 100 * self.k // self.n if self.n >= FEWEST_SHARE and not self.is_hidden else None


def hide(parts: Sequence[Part]) -> tuple[list[Part], bool]:
    """Return shares of units as they may be told beside their total, and whether the total may be told (`rules.few`)."""
    may, is_total_told = tellable([part.n for part in parts], FEWEST_SHARE)
    return [replace(part, is_hidden=not is_told) for part, is_told in zip(parts, may, strict=True)], is_total_told


@dataclass(frozen=True, slots=True)
class Rates:
    """The three rates of one unit, and of the satisfied those who said so without "fairly"."""

    contacted: Part = Part()
    solved: Part = Part()
    satisfied: Part = Part()
    wholly: Part = Part()


def rates(actor: Staff, directory: Snapshot, today: date) -> list[tuple[UnitFacts, Rates]]:
    """Return the rates of every unit that `actor` oversees and that has any, in the order of the tree; at most FRESH_SECONDS old.

    By the unit in charge, over the days of `cohort_span` (contacted) or the same number of days up to today (the others):
    - contacted in time: first contacts that fell due; k = made on or before that day (internal limit, policy)
    - solved: petitioners asked at a call-back by somebody outside the unit, the last of each matter; k = said it is solved
    - satisfied: ratings of the unit given by the petitioner; k = satisfied or fairly; who does not rate is in neither (§21(2))
    Sealed petitions count nowhere (条例§30(3)), and no unit is ranked by how much it has. The first page tells how many were asked in all:
    where taking the units' numbers from that would leave those of one with few, another is hidden too.
    """
    hidden = hidden_from(actor, directory)
    found = remembered(f"rates:{directory.edition}:{today.isoformat()}:{hash(hidden)}", lambda: _rates(today, hidden))
    units = scope(actor, directory)
    seen = [unit for unit in directory.in_order() if unit.pk in found and (units is None or unit.pk in units)]
    solved, _ = hide([found[unit.pk].solved for unit in seen])
    return [(unit, replace(found[unit.pk], solved=part)) for unit, part in zip(seen, solved, strict=True)]


def _rates(today: date, hidden: tuple[int, ...]) -> dict[int, Rates]:
    begin = datetime.combine(received_from(today), time(), SHANGHAI)
    contacted, solved = rate_counts.contacted(cohort_span(today), hidden), rate_counts.solved(received_from(today), today, hidden)
    satisfied, wholly = rate_counts.rated(begin, hidden, fairly=True), rate_counts.rated(begin, hidden, fairly=False)
    counted = (contacted, solved, satisfied, wholly)
    return {unit: Rates(*(Part(*by_unit.get(unit, (0, 0))) for by_unit in counted)) for unit in {*contacted, *solved, *satisfied}}
