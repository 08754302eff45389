"""接班签字: whoever is on duty now has read what was handed over and answers for it from here on."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import on_duty_as
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word back, if there is one."""

    remark: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Note who signed. Raises Refused unless he is on duty in the unit himself: who takes over is there."""
    taker = on_duty_as(act.record.unit_id, act.actor.person_id)
    act.refuse_unless(taker is not None, "请先点“到岗”，再接班签字。", "Say first that you are on duty, then sign for the shift.")
    act.keep(signed_by=act.actor.person_id, signed_at=act.at.isoformat(), next=taker, remark=entry.remark.strip()[:500])
    act.body["next"] = taker
