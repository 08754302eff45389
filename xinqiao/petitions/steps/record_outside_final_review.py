"""登记外部复核结果: what the body outside decided, and when it reached the petitioner (条例§36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.outside import record
from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload
from xinqiao.rules.terms import ReviewOutcome


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`number`: of the opinion of the body outside; `served_on`: when it reached the petitioner."""

    outcome: ReviewOutcome
    reasons: str
    number: str
    served_on: date
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> str | None:
    return record(step, entry.outcome, entry.reasons, entry.number, entry.served_on, entry.uploads)
