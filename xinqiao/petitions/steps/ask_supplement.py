"""通知补充材料: ask the petitioner for what is missing. The time limit to tell keeps running."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`question`: what is needed and why, in words the petitioner reads."""

    question: str


def apply(step: Step, entry: Entry) -> None:
    question = entry.question.strip()
    step.refuse_unless(
        0 < len(question) <= WRITING_LIMIT, "请写清楚需要补充什么。", "Say what is missing.", field="question"
    )  # fmt: skip
    step.texts, step.texts_are_public = {"question": question}, True
    step.letter = {"question": question}
    step.body["office"] = step.petition.desk_unit_id
