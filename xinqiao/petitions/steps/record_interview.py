"""记谈话笔录: who was heard by his part in the matter, when, where, by which two members of staff, and what was said (条例§28(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_handling import Heard, ReadBack


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`staff`: the two who were there, by post and name. `said`: in the words used. `summary`: what the petitioner may read; empty: nothing."""

    who: Heard
    heard_on: date
    place: str
    staff: str
    said: str
    read_back: ReadBack
    summary: str = ""
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(entry.heard_on <= step.today, "谈话的日期不能晚于今天。", "It cannot have been after today.", field="heard_on")
    place = written(step, entry.place, field="place", most=SHORT_LIMIT, zh="请写在哪里谈的，电话谈的就写电话。", en="Say where, or that it was by phone.")
    staff = written(
        step, entry.staff, field="staff", least=4, most=SHORT_LIMIT, zh="请写两名在场的工作人员：岗位和姓名。",
        en="Name the two members of staff who were there, with their posts.",
    )  # fmt: skip
    said = written(step, entry.said, field="said", least=5, zh="请把谈的内容如实写下来。", en="Write down truly what was said.")
    summary = written(step, entry.summary, field="summary", least=0, zh="", en="")
    step.keep(
        who=entry.who.value, on=entry.heard_on.isoformat(), place=place, staff=staff, said=said, read_back=entry.read_back.value,
        **({"summary": summary} if summary else {}),
    )  # fmt: skip
    attach(step, entry.uploads)
    step.give_to(step.dossier.responsible_unit_id)
    step.body |= {"unit": step.linked.unit_id, "heard_on": entry.heard_on.isoformat()}
