"""这个地点不再去: since when, and why; what was done there stays."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.visits import TO_COME, of_kind, to_tell
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon
from xinqiao.rules.terms_outreach import OutreachKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Close it from today. Raises Refused while a visit is planned or something promised there was not told (two queries)."""
    reason = reason_given(act, entry.reason)
    key = act.record.number
    act.refuse_unless(not of_kind(OutreachKind.VISIT).filter(place_key=key, status__in=TO_COME).exists(), "还有排好的下访，请先改或者取消。", "A visit is still planned; move or cancel it first.")
    act.refuse_unless(not to_tell(key), "在这里答应的事还没有回去说结果，请先去说。", "What was promised here has not been told; go there and tell it first.")
    act.set(ends_at=at_noon(act.today))
    act.keep(closed=reason)
