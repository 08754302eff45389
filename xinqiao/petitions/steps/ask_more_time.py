"""申请推迟报告: the unit asks its sender, before the day, to report the result later (条例§22(3))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.reporting_later import asking, check_until
from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`until`: the day to which it asks; `reason`: the sender reads it."""

    until: date
    reason: str


def apply(step: Step, entry: Entry) -> None:
    check_until(step, entry.until)
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明为什么要推迟，最多五千字。", "Say why (at most 5,000 characters).", field="reason")
    referral = asking(step)
    referral.more_time_until = entry.until
    step.journal.change(referral, "more_time_until")
    step.texts = {"reason": reason}
    step.body |= {"unit": step.petition.handling_unit_id, "office": step.petition.desk_unit_id, "due": entry.until.isoformat()}
