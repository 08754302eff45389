"""退回办结报告: the sender says what the report lacks; the unit reports again by the same day (条例§22(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what is missing or wrong; the unit reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明报告缺什么。", "Say what the report lacks.", field="reason")
    step.texts = {"reason": reason}
    step.body |= {"unit": step.petition.handling_unit_id, "office": step.petition.desk_unit_id}
