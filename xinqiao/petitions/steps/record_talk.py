"""记一次谈心谈话: when and how, who was there, what he said and asks for, and what was agreed with him, which he reads himself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions import talking
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import TALK_AGAIN
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_talk import TalkWay

MOST_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`second_id`: a colleague who was there too. `others`: who was with the petitioner. `agreed`: he reads it. `next_on`: the day by which they talk again; None: nothing was agreed."""

    talked_on: date
    way: TalkWay
    said: str
    place: str = ""
    second_id: int | None = None
    others: str = ""
    asked: str = ""
    agreed: str = ""
    next_on: date | None = None


def apply(step: Step, entry: Entry) -> str | None:
    received = local_day(step.petition.received_at)
    step.refuse_unless(
        received <= entry.talked_on <= step.today, f"谈话的日期要在 {received} 到今天之间。", f"The day must lie between {received} and today.", field="talked_on",
    )  # fmt: skip
    place = written(step, entry.place, field="place", least=0, most=SHORT_LIMIT, zh="", en="")
    others = written(step, entry.others, field="others", least=0, most=SHORT_LIMIT, zh="", en="")
    said = written(step, entry.said, field="said", least=5, zh="请写下他说了什么，用他自己的话。", en="Write down what he said, in his own words.")
    asked = written(step, entry.asked, field="asked", least=0, zh="", en="")
    agreed = written(step, entry.agreed, field="agreed", least=0, zh="", en="")
    step.refuse_unless(
        entry.second_id is None or entry.second_id in {post.person_id for post in talking.may_be_there(step.dossier, step.today)} - {step.actor.person_id},
        "请选一位办这件事的同事，不能选自己。", "Choose a colleague who deals with it, not yourself.", field="second_id",
    )  # fmt: skip
    days = (entry.next_on - step.today).days if entry.next_on else 0
    step.refuse_unless(
        entry.next_on is None or 0 < days <= MOST_DAYS, "再谈的日子请定在明天以后、一年以内。", "Choose a day from tomorrow to one year from now.", field="next_on",
    )  # fmt: skip
    step.give_to(talking.unit_of(step), step.actor.person_id)
    step.linked.second_id = entry.second_id
    step.journal.change(step.linked, "second_id")
    step.keep(
        on=entry.talked_on.isoformat(), way=entry.way.value, place=place, second=entry.second_id, others=others, said=said, asked=asked, agreed=agreed,
        next_on=entry.next_on.isoformat() if entry.next_on else "",
    )  # fmt: skip
    step.body["unit"] = step.linked.unit_id
    if entry.next_on is None:
        return None
    step.limits[TALK_AGAIN.name] = days
    step.body["due"] = entry.next_on.isoformat()
    return "again"
