"""约领导接待日: a slot of an announced day, a place on its waiting list, or somebody who came without a booking.

Which slot is free is known to `outreach.bookings` alone, which takes this step under the lock of the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.limits import CLAIM_LIMIT

TO_WAIT, WALKS_IN = 0, -1  # in place of a slot, which counts from 1


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`day`: the number of the reception day; who receives, for which unit, when (aware; of a slot its beginning) and where; `slot` from 1, or TO_WAIT, or WALKS_IN; `words`: what the petitioner wants to say there."""

    day: str
    unit_id: int
    person_id: int
    leader: str
    at: datetime
    place: str
    slot: int
    words: str = ""


def apply(step: Step, entry: Entry) -> str | None:
    words = written(step, entry.words, field="words", zh="", en="", least=0, most=CLAIM_LIMIT)
    step.refuse_unless(not step.petition.is_protected, "从受保护的网站交的，不在接待日当面谈：别人看得到谁来了。", "What came by the protected site is not told on a public day, where others see who comes.")
    step.give_to(entry.unit_id, entry.person_id)
    step.keep(
        day=entry.day, slot=entry.slot, leader=entry.leader, at=entry.at.astimezone(SHANGHAI).isoformat(), place=entry.place, words=words,
        is_walk_in=entry.slot == WALKS_IN,
    )  # fmt: skip
    step.body |= {"unit": entry.unit_id, "due": local_day(entry.at).isoformat(), "day": entry.day}
    if entry.slot == TO_WAIT:
        return "waiting"
    return "walk_in" if entry.slot == WALKS_IN else None
