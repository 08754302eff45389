"""取消了还是去了: whoever did not hear of it in time went there; what he wrote down is not lost."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import reason_given
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Why it took place."""

    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Take it up again. Raises Refused before its day."""
    act.refuse_unless(act.record.on <= act.today, "还没有到那一天。", "Its day has not come.")
    act.keep(all_the_same=reason_given(act, entry.reason), out_at=act.at.isoformat())
