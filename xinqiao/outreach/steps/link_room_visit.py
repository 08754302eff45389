"""登记成信访事项: which petition the visit became; whoever registered it is its first receiver."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.room import end
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.visited import taken_down_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`petition`: its number."""

    petition: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the number. Raises Refused for what this office did not register (one query). It stands in no ledger line: a visit must not lead to a sealed report."""
    number = entry.petition.strip()[:24]
    ours = number.isprintable() and taken_down_by(number, act.record.unit_id, act.actor.person_id)
    act.refuse_unless(ours, "请写您自己在这里登记的那一件的编号。", "Give the number of a petition that you registered in this office.", field="petition")
    end(act)
    act.keep(petition=number)
