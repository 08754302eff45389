"""反馈检举结果: told to the reporter, and put on record (实名举报反馈记录)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`text`: what the reporter reads; `said`: what he said to it, for the record only."""

    text: str
    said: str = ""


def apply(step: Step, entry: Entry) -> None:
    text = written(step, entry.text, field="text", least=5, zh="请写明反馈的结果。", en="Write what the result is.")
    said = entry.said.strip()
    step.refuse_unless(len(said) <= WRITING_LIMIT, "太长了，最多五千字。", "Too long: at most 5,000 characters.", field="said")
    step.texts, step.texts_are_public = {"text": text}, True
    step.letter = {"text": text, "said": said}
