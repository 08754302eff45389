"""举行听证: who was there, what all sides said; that the petitioner stayed away or left is written down, no more (条例§31(6))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xinqiao.petitions import hearing
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import resume_after_hearing
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day
from xinqiao.rules.limits import CLAIM_LIMIT
from xinqiao.rules.terms_handling import Attendance


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`present`: who was there, by part and post. `minutes`: what was said, in order; the petitioner can read them."""

    held_on: date
    came: Attendance
    present: str
    minutes: str
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> str | None:
    notified = local_day(datetime.fromisoformat(step.linked.content["at"]))
    step.refuse_unless(
        notified <= entry.held_on <= step.today, "听证的日期不能早于通知书上的日期，也不能晚于今天。",
        "It was not before the day in the notice, nor after today.", field="held_on",
    )  # fmt: skip
    hearing.refuse_partial_chair(step, step.linked.person_id)
    if entry.came is Attendance.ABSENT:
        hearing.refuse_without_notice(step, entry.held_on)
    present = written(step, entry.present, field="present", least=4, most=CLAIM_LIMIT, zh="请写有哪些人到场：主持人、记录人、办理单位的人……", en="Say who was there, by part and post.")
    minutes = written(step, entry.minutes, field="minutes", least=10, zh="请把各方说的如实记下来，至少十个字。", en="Write down truly what all sides said, in at least ten characters.")
    step.keep(held_on=entry.held_on.isoformat(), came=entry.came.value, present=present, minutes=minutes)
    attach(step, entry.uploads)
    step.letter = {"held_on": entry.held_on, "came": entry.came, "present": present, "minutes": minutes, "place": step.linked.content["place"], "chair": step.linked.person_id}
    step.anchor_on = entry.held_on
    step.body |= {"unit": step.linked.unit_id, "held_on": entry.held_on.isoformat()}
    resume_after_hearing.follows(step, entry.held_on, f"{entry.held_on}举行，{entry.came.zh}")
    return "absent" if entry.came is Attendance.ABSENT else "left" if entry.came is Attendance.LEFT else None
