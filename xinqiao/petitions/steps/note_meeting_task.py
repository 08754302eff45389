"""记下会议交办的任务: what, by which unit, until when; those who handle the petition read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`what` is to be done by `unit_id` until `due_on`; `meeting` and `task`: the numbers of both records."""

    what: str
    unit_id: int
    due_on: date
    meeting: str
    task: str


def apply(step: Step, entry: Entry) -> None:
    what = written(step, entry.what, field="what", least=2, zh="请写清办什么。", en="Say what is to be done.")
    step.texts = {"task": what}
    step.body |= {"unit": entry.unit_id, "due": entry.due_on.isoformat(), "meeting": entry.meeting, "task": entry.task}
