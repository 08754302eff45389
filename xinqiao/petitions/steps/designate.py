"""指定承办单位: several units did not deal with it; a leader above says which one does, and it cannot return it (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.referring import refer, set_report_day
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import send_designated
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The unit, by key; why it is competent, which it reads; the last day to report (None: the policy's); the keys of the files that go along."""

    unit_id: int
    reason: str
    report_on: date | None = None
    attachments: tuple[int, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明为什么归它办，最多五千字。", "Say why it is competent (at most 5,000 characters).", field="reason")
    set_report_day(step, entry.report_on)
    refer(step, entry.unit_id, "", send_designated.Entry(), entry.attachments, is_report_owed=True)
    step.texts = {"reason": reason}
    step.letter["instruction"] = reason
