"""取消听证: why, before it was held; the petitioner reads it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import resume_after_hearing
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why, and what happens instead."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=5, zh="请写清为什么取消，反映人会读到。", en="Say why it is cancelled; the petitioner reads it.")
    step.keep(decision=reason)
    step.texts, step.texts_are_public = {"reason": reason}, True
    step.body["unit"] = step.linked.unit_id
    resume_after_hearing.follows(step, step.today, f"{step.today}取消：{reason}")
