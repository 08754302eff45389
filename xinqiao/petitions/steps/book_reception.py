"""约领导接待日: a slot of an announced day, a place on its waiting list, or somebody who came without a booking.

Which slot is free is known to `outreach.bookings` alone, which takes this step under the lock of the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from xinqiao.petitions.named_at_filing import stands_in
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.limits import CLAIM_LIMIT
from xinqiao.rules.text import Text

TO_WAIT, WALKS_IN = 0, -1  # in place of a slot, which counts from 1
NAMED = Text(
    "写的事里有这位领导的名字。反映的就是他，请另选一场，他不会知道；只是提到他、愿意和他谈的，请勾上再交一次。",
    "The matter names this leader. If it is about him, choose another day; he will not know. If it only mentions him and the petitioner is willing to talk to him, tick the box and send it again.",
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`day`: the number of the reception day; who receives, for which unit, when (aware; of a slot its beginning) and where; `slot` from 1, or TO_WAIT, or WALKS_IN; `words`: what the petitioner wants to say there; `only_mentions`: he says that it names the leader and is not about him."""

    day: str
    unit_id: int
    person_id: int
    leader: str
    at: datetime
    place: str
    slot: int
    words: str = ""
    leader_en: str = ""
    only_mentions: bool = False


def apply(step: Step, entry: Entry) -> str | None:
    words = written(step, entry.words, field="words", zh="", en="", least=0, most=CLAIM_LIMIT)
    step.refuse_unless(not step.petition.is_protected, "从受保护的网站交的，不在接待日当面谈：别人看得到谁来了。", "What came by the protected site is not told on a public day, where others see who comes.")
    step.refuse_unless(entry.only_mentions or not names(step, entry, words), NAMED.zh, NAMED.en, field="only_mentions")
    step.give_to(entry.unit_id, entry.person_id)
    step.keep(
        day=entry.day, slot=entry.slot, leader=entry.leader, leader_en=entry.leader_en, at=entry.at.astimezone(SHANGHAI).isoformat(), place=entry.place, words=words,
        is_walk_in=entry.slot == WALKS_IN,
    )  # fmt: skip
    step.body |= {"unit": entry.unit_id, "due": local_day(entry.at).isoformat(), "day": entry.day}
    if entry.slot == TO_WAIT:
        return "waiting"
    return "walk_in" if entry.slot == WALKS_IN else None


class Receives(Protocol):
    """Who receives, by both names."""

    @property
    def leader(self) -> str:
        """In Chinese."""
    @property
    def leader_en(self) -> str:
        """In Latin letters; "" where none is known."""


def names(step: Step, receives: Receives, words: str = "") -> bool:
    """Return whether the petitioner himself wrote the name of the leader who receives: in his matter, its claims, or what he wants to say (no query)."""
    petition = step.petition
    return stands_in(receives.leader, receives.leader_en, (petition.title, petition.text, words, *(claim.text for claim in step.dossier.claims)))
