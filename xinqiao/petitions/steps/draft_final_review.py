"""拟复核意见: by somebody who did not handle it: uphold, vary, or set aside to be done anew (条例§36)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.reviewing import draft
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import ReviewOutcome


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`order`: what the answer is now (VARY), or what must be found out anew (REMIT)."""

    outcome: ReviewOutcome
    reasons: str
    order: str = ""


def apply(step: Step, entry: Entry) -> None:
    draft(step, entry.outcome, entry.reasons, entry.order)
