"""记下会议任务办好了: the office that held the meeting has accepted it; the petitioner reads what it wrote for him."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`unit_id`: who did it; `words`: for the petitioner, or ""; `task`: the number of the record."""

    unit_id: int
    task: str
    words: str = ""


def apply(step: Step, entry: Entry) -> None:
    words = entry.words.strip()
    step.refuse_unless(len(words) <= WRITING_LIMIT, "太长了，最多五千字。", "Too long: at most 5,000 characters.", field="words")
    if words:
        step.texts, step.texts_are_public = {"words": words}, True
    step.body |= {"unit": entry.unit_id, "task": entry.task}
