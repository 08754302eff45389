"""换一位领导接待: who was to come, who comes, and why stay on record, and stand on the portal."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.receptions import refuse_leader
from xinqiao.outreach.roster import hours, reason_given
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who comes instead, and why; the reason is read by everybody once the day is published."""

    person_id: int
    reason: str
    did_not_come: bool = False  # the day had come and the leader was not there: that stands on record too


def apply(act: OwnAct, entry: Entry) -> None:
    """Let another leader receive. Raises Refused where he is none, is taken, or is the same one."""
    record = act.record
    act.refuse_unless(entry.person_id != record.person_id, "本来就是他接待，请选别人。", "He receives already; choose somebody else.", field="person_id")
    reason = reason_given(act, entry.reason)
    refuse_leader(act, entry.person_id, *hours(record))
    act.refuse_unless(not entry.did_not_come or record.on <= act.today, "接待日还没有到，不能记成没有来。", "The day has not come yet: nobody has stayed away.", field="did_not_come")
    swap = {"from": record.person_id, "to": entry.person_id, "why": reason, "on": act.today.isoformat(), **({"did_not_come": True} if entry.did_not_come else {})}
    swaps = [*record.content.get("swaps", []), swap]
    act.body["person_before"] = record.person_id
    act.set(person_id=entry.person_id)
    act.keep(swaps=swaps)
