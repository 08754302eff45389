"""换班: somebody else takes the shift; who had it first and why it changed stays on record."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import NOT_FREE, NOT_OF_UNIT, hours, is_taken, may_be_on, reason_given
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who takes it, why, and his number, if it is another one."""

    person_id: int
    reason: str
    phone: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Give the shift to somebody else. Raises Refused where he does not work there, has another shift then, or has it already."""
    record = act.record
    act.refuse_unless(entry.person_id != record.person_id, "这个班本来就是他的，请选别人。", "He has this shift already; choose somebody else.", field="person_id")
    reason = reason_given(act, entry.reason)
    if not may_be_on(record.unit_id, entry.person_id, record.on):
        raise Refused(NOT_OF_UNIT, "person_id")
    if is_taken(entry.person_id, *hours(record), act.journal):
        raise Refused(NOT_FREE, "person_id")
    swaps = [*record.content.get("swaps", []), {"from": record.person_id, "to": entry.person_id, "why": reason, "at": act.at.isoformat()}]
    act.set(person_id=entry.person_id)
    act.keep(swaps=swaps, **({"phone": entry.phone.strip()[:40]} if entry.phone.strip() else {}))
    act.body["person_before"] = swaps[-1]["from"]
