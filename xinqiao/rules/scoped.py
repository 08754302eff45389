"""Values of a policy for some matters only: by how they came in, whether they are urgent, and which time limit it is (分情况的规定)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

DAY_KEYS = ("remind_days", "serious_days")  # when a time limit is warned of: by channel, urgency and clock
URGENT_KEYS = ("urgent_remind_minutes", "urgent_serious_hours")  # when an urgent report is: by channel, for it is urgent and has one limit
SCOPED_KEYS = (*DAY_KEYS, *URGENT_KEYS)  # the policies that may differ
URGENT, ORDINARY = "urgent", "ordinary"


@dataclass(frozen=True, slots=True)
class Scope:
    """The matters a value is for: a channel, URGENT or ORDINARY, a clock; "" is any. All "" is the plain policy, not a scope."""

    channel: str = ""
    urgency: str = ""
    clock: str = ""

    def fits(self, channel: str, urgency: str, clock: str) -> bool:
        """Return whether a matter of this channel and urgency, and one of its time limits, is meant."""
        return self.channel in ("", channel) and self.urgency in ("", urgency) and self.clock in ("", clock)

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """How narrow it is: the narrowest counts; among equals the one that names the clock, then the urgency."""
        return sum(map(bool, (self.channel, self.urgency, self.clock))), bool(self.clock), bool(self.urgency)


@dataclass(frozen=True, slots=True)
class ScopedValue:
    """One dated row: `value` of the policy `key` in `scope` from a day on; None: from then on nothing special counts there."""

    key: str
    scope: Scope
    effective_from: date
    value: int | None


def in_force(rows: Iterable[ScopedValue], key: str, on: date) -> dict[Scope, int]:
    """Return the special values of a policy on a day. `rows` are in the order in which they begin and were written."""
    newest = {row.scope: row.value for row in rows if row.key == key and row.effective_from <= on}
    return {scope: value for scope, value in newest.items() if value is not None}


def special(rows: Iterable[ScopedValue], key: str, on: date, *, channel: str, is_urgent: bool, clock: str) -> int | None:
    """Return the value of the narrowest scope that fits; None where only the plain policy counts."""
    urgency = URGENT if is_urgent else ORDINARY
    fitting = {scope: value for scope, value in in_force(rows, key, on).items() if scope.fits(channel, urgency, clock)}
    return fitting[max(fitting, key=lambda scope: scope.rank)] if fitting else None
