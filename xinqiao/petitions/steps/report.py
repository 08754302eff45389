"""报告办理结果: the unit tells its sender, once the answer is served, what was done (条例§22(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.reporting_later import settle
from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`text`: what was done and what is still to be carried out; the claims with their conclusions stand beside it."""

    text: str


def apply(step: Step, entry: Entry) -> None:
    text = entry.text.strip()
    step.refuse_unless(
        10 <= len(text) <= WRITING_LIMIT, "请写明办理和落实的情况（至少十个字）。", "Say what was done (at least 10 characters).", field="text"
    )  # fmt: skip
    settle(step)  # whoever reports needs no more time for it
    step.texts, step.letter = {"text": text}, {"text": text}
    step.body |= {"unit": step.petition.handling_unit_id, "office": step.petition.desk_unit_id}
