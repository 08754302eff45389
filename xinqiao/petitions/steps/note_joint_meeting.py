"""记下联席会议定的: the sentence for the petitioner; the minutes name the petition, and the petition the meeting."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`words`: what the petitioner reads; `meeting`: the number of the meeting."""

    words: str
    meeting: str


def apply(step: Step, entry: Entry) -> None:
    words = written(step, entry.words, field="words", least=2, zh="请写一句告诉信访人的话。", en="Write a sentence for the petitioner.")
    step.texts, step.texts_are_public = {"words": words}, True
    step.body["meeting"] = entry.meeting
