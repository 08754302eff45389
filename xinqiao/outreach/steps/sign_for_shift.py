"""接班签字: whoever is on duty now has read what was handed over and answers for it from here on."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import Staff, staff
from xinqiao.outreach.roster import on_duty_as
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_outreach import ON_SHIFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word back, if there is one."""

    remark: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Note who signed, and for whom where he stands in. Raises Refused unless he is on duty in the unit, by his own shift or by that of somebody for
    whom he stands in (代理): who takes over is there. Nobody signs for what he handed over himself, whoever's shift it was.
    """
    act.refuse_unless(act.record.content.get("handed_by") != act.actor.person_id, "交班的是您自己，要由接班的人签字。", "You handed it over yourself: whoever takes over signs.")
    taker = on_duty_as(act.record.unit_id, act.actor.person_id) or _standing_in(act)
    act.refuse_unless(taker is not None, "请先点“到岗”，再接班签字。", "Say first that you are on duty, then sign for the shift.")
    act.keep(signed_by=act.actor.person_id, signed_at=act.at.isoformat(), next=taker, remark=entry.remark.strip()[:500], signed_for=act.stands_for)
    act.body["next"] = taker


def _standing_in(act: OwnAct) -> str | None:
    """Return the shift of somebody absent on which he is on duty, and let him sign in that capacity (one query for each of those for whom he stands in)."""
    if not isinstance(act.actor, Staff):
        return None
    for capacity in staff(act.actor.person, act.today).capacities:
        absent = capacity.stands_for
        if absent is None or absent == act.record.person_id or not capacity.duties_in(act.record.unit_id) & ON_SHIFT:
            continue
        taker = on_duty_as(act.record.unit_id, absent)
        if taker is not None:
            act.actor = capacity
            return taker
    return None
