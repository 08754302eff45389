"""A review by a body outside the enterprise: the file goes on paper, what it decided is entered here (条例§35, §36)."""

from __future__ import annotations

from datetime import date

from xinqiao.petitions.reviewing import conclude
from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import ReviewOutcome


def close(step: Step, reason: str, uploads: tuple[Upload, ...]) -> None:
    """Enter that the body outside did not deal with it, and why: nothing waits for it any more."""
    reason = written(step, reason, field="reason", least=5, zh="请写它为什么没有办：例如不予受理、反映人向它撤回了。", en="Say why: it did not accept the request, or he withdrew it there.")
    attach(step, uploads)
    step.keep(not_taken=reason)
    step.texts, step.texts_are_public = {"reason": reason}, True


def record(
    step: Step, outcome: ReviewOutcome, reasons: str, number: str, served_on: date, uploads: tuple[Upload, ...]
) -> str | None:
    """Enter the outcome; return "remitted" if the matter must be done anew."""
    reasons = written(step, reasons, field="reasons", least=10, zh="请照意见书写明结论和理由（至少十个字）。", en="Write the outcome and reasons as the opinion says them.")
    number = written(step, number, field="number", most=SHORT_LIMIT, zh="请写意见书的文号。", en="Write the number of the opinion.")
    asked_on = date.fromisoformat(step.linked.content["asked_on"])
    step.refuse_unless(
        asked_on <= served_on <= local_day(step.recorded_at), f"送达日期要在 {asked_on} 到今天之间。", f"It was served between {asked_on} and today.", field="served_on"
    )  # fmt: skip
    step.keep(outcome=outcome.value, reasons=reasons, number=number)
    attach(step, uploads)
    return conclude(step, served_on)
