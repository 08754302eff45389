"""补报当月排查: by the head, who says why it was not reported in time."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.steps.report_sweep import report
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """As `report_sweep`, and why it is late."""

    looked: str
    reason: str
    is_zero: bool = False


def apply(act: OwnAct, entry: Entry) -> str | None:
    """Keep the report and the reason."""
    act.keep(why_late=reason_given(act, entry.reason))
    report(act, entry.looked, is_zero=entry.is_zero)
    return "zero" if entry.is_zero else None
