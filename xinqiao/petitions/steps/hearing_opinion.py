"""出具听证意见: what the chair and those who heard it conclude; the answer rests on it (条例§31(6))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import resume_after_hearing
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`opinion`: facts that all agree on, what is disputed, and what the chair thinks right; the petitioner can read it."""

    opinion: str


def apply(step: Step, entry: Entry) -> None:
    opinion = written(step, entry.opinion, field="opinion", least=10, zh="请写听证意见，至少十个字。", en="Write the opinion, in at least ten characters.")
    step.keep(opinion=opinion)
    step.letter = {"opinion": opinion, "held_on": step.linked.content["held_on"]}
    step.body["unit"] = step.linked.unit_id
    resume_after_hearing.follows(step, step.today, "听证意见写好了")  # where it was held before holding it did that
