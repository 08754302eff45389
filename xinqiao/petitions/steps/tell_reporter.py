"""告知受理检举: the discipline department tells the reporter, in 15 working days, whether it takes this up."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`text`: what the reporter reads."""

    text: str


def apply(step: Step, entry: Entry) -> None:
    text = entry.text.strip()
    step.refuse_unless(0 < len(text) <= WRITING_LIMIT, "请写明告知的内容。", "Write what to tell.", field="text")
    step.texts, step.texts_are_public = {"text": text}, True
