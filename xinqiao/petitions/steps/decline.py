"""提出异议退回: the unit says in 5 working days, with reasons, that it is not competent (条例§23(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: detailed, with the rule or fact it rests on. The sender decides; until then the unit stays in charge."""

    reason: str
    uploads: tuple[Upload, ...] = ()  # the evidence


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(
        10 <= len(reason) <= WRITING_LIMIT, "请写明详细理由（至少十个字）。", "Give detailed reasons (at least 10 characters).", field="reason"
    )  # fmt: skip
    step.texts, step.letter = {"reason": reason}, {"reason": reason}
    attach(step, entry.uploads)
    step.body["unit"] = step.petition.handling_unit_id
