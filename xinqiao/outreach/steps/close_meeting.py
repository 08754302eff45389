"""散会，送主持人签: every item has its decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing is asked."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Close it; the chair signs within the days of the policy `minutes_days`. Raises Refused while an item has no decision."""
    open_ones = [item for item in act.record.content["items"] if "decided" not in item]
    act.refuse_unless(not open_ones, f"还有 {len(open_ones)} 个议题没有记怎么定的；没有议到的，写明放到下次。", f"{len(open_ones)} items have no decision yet; say of what was not reached that it is put off.")
    until = act.today + timedelta(days=act.directory.policy("minutes_days", act.today))
    act.keep(closed_at=act.at.isoformat(), report_by=until.isoformat())
    act.body["until"] = until.isoformat()
