"""散会，送主持人签: every item that the convener sees has its decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.directory.duties import Staff
from xinqiao.outreach.meetings import undecided
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing is asked."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Close it; the chair signs within the days of the policy `minutes_days`. Raises Refused while an item that he sees has no decision.

    An item that he may not see (its petition complains about him, or was sealed since) neither holds the meeting up nor shows in a count:
    the minutes say to whoever sees it that nothing was written down.
    """
    open_ones = undecided(act.record, act.actor, act.directory) if isinstance(act.actor, Staff) else 0  # type: ignore[arg-type]
    act.refuse_unless(not open_ones, f"还有 {open_ones} 个议题没有记怎么定的；没有议到的，写明放到下次。", f"{open_ones} items have no decision yet; say of what was not reached that it is put off.")
    until = act.today + timedelta(days=act.directory.policy("minutes_days", act.today))
    act.keep(closed_at=act.at.isoformat(), report_by=until.isoformat())
    act.body["until"] = until.isoformat()
