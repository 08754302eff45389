"""The scorecard of one unit (the 三率 and two of time limits): five rates over four periods, beside its own past and the units of similar size. Each docstring is the formula; nothing is ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.insight.credit import band_of
from xinqiao.insight.few import shown
from xinqiao.insight.figures import COHORT_DAYS, cohort_span, figures, hidden_from, received_from, remembered
from xinqiao.insight.rates import Part, rates
from xinqiao.petitions import rate_counts
from xinqiao.petitions.access import scope
from xinqiao.petitions.reading import Span
from xinqiao.rules.clocks import FIRST_CONTACT, HANDLE, TELL_BY_UNIT

PERIODS = 4  # of COHORT_DAYS each, the newest up to today
FEWEST_OTHERS = 2  # units of similar size whose rate is told, or none is compared: one alone would be that unit's rate


class Rate(Enum):
    """The rates, in their order: 及时联系, 解决, 满意 (the 三率, domain §5.2), then 及时受理, 按期答复 (domain §5.1)."""

    CONTACTED = FIRST_CONTACT.name
    SOLVED = "solved"
    SATISFIED = "satisfied"
    ACCEPTED = TELL_BY_UNIT.name
    ANSWERED = HANDLE.name


THREE = (Rate.CONTACTED, Rate.SOLVED, Rate.SATISFIED)  # 三率
CLOCKED = (Rate.ACCEPTED, Rate.ANSWERED, Rate.CONTACTED)


@dataclass(frozen=True, slots=True)
class Row:
    """One rate of the unit: the newest period and those before, newest first; and of the others of its size together (None: too few of them are told)."""

    rate: Rate
    periods: tuple[Part, ...]
    others: Part | None

    @property
    def change(self) -> int | None:
        """Percentage points since the period before; None where one of the two is not told."""
        now, before = (part.share for part in self.periods[:2])
        return None if now is None or before is None else now - before


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What is told of one unit. `spans`: first and last day of each period for what falls due; `others`: how many units of its size are compared, at most."""

    unit: UnitFacts
    rows: tuple[Row, ...]
    spans: tuple[Span, ...]
    others: int


def scorecard(actor: Staff, directory: Snapshot, at: datetime, today: date, unit: UnitFacts) -> Scorecard | None:
    """Return the scorecard of a unit that `actor` oversees, at most FRESH_SECONDS old; None of any other.

    - accepted, answered, contacted in time, k of n: n = clocks C2, C4 and C12.2 of the matters that the unit handles that fell due in
      the period; k = stopped on or before that day (extensions included in the due day). Not answered yet is in n and not in k.
    - satisfied: ratings of the unit given in the period; k = satisfied or fairly; who does not rate is in neither (条例§21(2))
    - solved: petitioners asked at a call-back in the period by somebody outside the unit, the last of each matter; k = said it is solved
    The periods of what falls due end yesterday (today may still be kept), those of what was said end today. Sealed petitions count
    nowhere (条例§30(3)), nor what `actor` is kept from. No share of fewer than ten, nor one that is hidden beside a total on another page.
    Others: the units in the same band of size (`credit.BANDS`) that `actor` oversees and whose rate is told, added up, the unit itself left out.
    """
    units = scope(actor, directory)
    if units is not None and unit.pk not in units:
        return None
    hidden = hidden_from(actor, directory)
    key = f"scorecard:{directory.edition}:{today.isoformat()}:{unit.pk}:{hash(hidden)}"
    past = remembered(key, lambda: _past(unit.pk, today, hidden))
    now = _now(actor, directory, at, today, hidden)
    alike = [one.pk for one in directory.in_order() if one.pk != unit.pk and band_of(one.headcount) == band_of(unit.headcount) is not None]
    rows = []
    for rate in Rate:
        told = now[rate]
        newest = replace(past[rate][0], is_hidden=unit.pk in told and told[unit.pk].is_hidden)
        rows.append(Row(rate, (newest, *past[rate][1:]), _together([told[one] for one in alike if one in told])))
    return Scorecard(unit, tuple(rows), _spans(today), sum(any(one in now[rate] for rate in Rate) for one in alike))


def _together(parts: Sequence[Part]) -> Part | None:
    told = [part for part in parts if part.share is not None]
    return Part(sum(part.k for part in told), sum(part.n for part in told)) if len(told) >= FEWEST_OTHERS else None


def _spans(today: date) -> tuple[Span, ...]:
    newest = cohort_span(today)
    return tuple(Span(newest.first - timedelta(COHORT_DAYS * n), newest.last - timedelta(COHORT_DAYS * n)) for n in range(PERIODS))


def _past(unit: int, today: date, hidden: tuple[int, ...]) -> dict[Rate, list[Part]]:
    """Return k of n of each period (three queries)."""
    said = [(received_from(today) - timedelta(COHORT_DAYS * n), today - timedelta(COHORT_DAYS * n)) for n in range(PERIODS)]
    clocked = rate_counts.kept_by_period(unit, [rate.value for rate in CLOCKED], [(span.first, span.last) for span in _spans(today)], hidden)
    counted = {rate: clocked.get(rate.value, [(0, 0)] * PERIODS) for rate in CLOCKED}
    counted |= {Rate.SOLVED: rate_counts.solved_by_period(unit, said, hidden), Rate.SATISFIED: rate_counts.rated_by_period(unit, said, hidden)}
    return {rate: [Part(k, n) for k, n in periods] for rate, periods in counted.items()}


def _now(actor: Staff, directory: Snapshot, at: datetime, today: date, hidden: tuple[int, ...]) -> dict[Rate, Mapping[int, Part]]:
    """Return the newest period of all units that the actor oversees, as other pages tell it: what they hide is hidden here."""
    rated = rates(actor, directory, today)
    accepted = remembered(f"accepted:{directory.edition}:{today.isoformat()}:{hash(hidden)}", lambda: rate_counts.kept(TELL_BY_UNIT.name, cohort_span(today), hidden))
    seen = {unit.pk for unit, _ in rated}
    return {
        Rate.ACCEPTED: {unit: Part(*accepted[unit]) for unit in seen & accepted.keys()},
        Rate.ANSWERED: {unit.pk: counts.on_time for unit, counts in shown(figures(actor, directory, at, today, hidden)).units},
        Rate.SATISFIED: {unit.pk: found.satisfied for unit, found in rated}, Rate.CONTACTED: {unit.pk: found.contacted for unit, found in rated},
        Rate.SOLVED: {unit.pk: found.solved for unit, found in rated},
    }  # fmt: skip
