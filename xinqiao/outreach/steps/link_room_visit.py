"""登记成信访事项: which petition the visit became; whoever registered it is its first receiver."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.room import end
from xinqiao.petitions.models import Petition
from xinqiao.petitions.own_record import OwnAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`petition`: its number."""

    petition: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the number. Raises Refused for what this office did not register (one query). It stands in no ledger line: a visit must not lead to a sealed report."""
    number = entry.petition.strip()[:24]
    ours = number.isprintable() and Petition.objects.filter(number=number, desk_unit=act.record.unit_id, first_receiver=act.actor.person_id).exists()
    act.refuse_unless(ours, "请写您自己在这里登记的那一件的编号。", "Give the number of a petition that you registered in this office.", field="petition")
    end(act)
    act.keep(petition=number)
