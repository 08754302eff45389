"""更正联席会议告诉的话: the sentence as it should have read, and why; what he was told first stays where it is."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`words`: what the petitioner should have read; `reason`: why they are corrected, which he reads too; `meeting`: its number."""

    words: str
    reason: str
    meeting: str


def apply(step: Step, entry: Entry) -> None:
    words = written(step, entry.words, field="words", least=2, zh="请写一句告诉信访人的话。", en="Write a sentence for the petitioner.")
    reason = written(step, entry.reason, field="reason", least=2, zh="请写明为什么更正。", en="Say why it is corrected.")
    step.texts, step.texts_are_public = {"words": words, "reason": reason}, True
    step.body["meeting"] = entry.meeting
