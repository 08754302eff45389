"""不同意推迟报告: the sender does not consent; the day to report stays (条例§22(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.reporting_later import settle
from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: the unit reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明理由，最多五千字。", "Give the reason (at most 5,000 characters).", field="reason")
    settle(step)
    step.texts = {"reason": reason}
    step.body |= {"unit": step.petition.handling_unit_id, "office": step.petition.desk_unit_id}
