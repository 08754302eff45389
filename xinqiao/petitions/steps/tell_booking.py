"""告知预约的变化: the day was moved, another leader receives, a slot became free, or the day is near. The petitioner is told each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps.book_reception import names
from xinqiao.petitions.zone import SHANGHAI, local_day

MOVED, SWAPPED, FORWARD, REMINDED = "moved", "swapped", "forward", "reminded"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`news`: MOVED, SWAPPED, FORWARD or REMINDED; then how the booking stands now, and in words what changed (read by everybody on the portal)."""

    news: str
    person_id: int
    leader: str
    at: datetime
    place: str
    slot: int
    change: str = ""
    leader_en: str = ""


def apply(step: Step, entry: Entry) -> str | None:
    step.refuse_unless(entry.news != FORWARD or step.linked.content["slot"] == 0, "他已经有号了。", "There is a slot for him already.")
    is_named = entry.news == SWAPPED and names(step, entry, step.linked.content.get("words", ""))
    step.refuse_unless(not is_named, "写的事里有这位领导的名字。", "The matter names this leader.", field="only_mentions")
    unit_id = step.linked.unit_id
    step.give_to(unit_id, entry.person_id)
    step.keep(leader=entry.leader, leader_en=entry.leader_en, at=entry.at.astimezone(SHANGHAI).isoformat(), place=entry.place, slot=entry.slot, change=entry.change or step.linked.content.get("change", ""))
    step.body |= {"unit": unit_id, "due": local_day(entry.at).isoformat()}
    if entry.news == SWAPPED:
        return "swapped"
    return "forward" if entry.news == FORWARD else "reminded" if entry.news == REMINDED else None
