"""What asking for more time to report, and deciding on it, have in common (条例§22(3), C10)."""

from __future__ import annotations

from datetime import date, timedelta

from xinqiao.petitions.models import Referral, RunningClock
from xinqiao.petitions.referring import LONGEST_DAYS
from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import REPORT


def asking(step: Step) -> Referral:
    """Return the referral the step is taken on."""
    if not isinstance(step.record, Referral):
        raise TypeError(step.name)
    return step.record


def check_until(step: Step, until: date) -> RunningClock:
    """Return the running clock. Refuses a day that is not after the present one and today, or over a year from the sending."""
    running = step.dossier.clock(REPORT.name)
    if running is None:  # the guard `report_owed` refuses before
        raise TypeError(step.name)
    earliest = max(running.due_on, step.today) + timedelta(days=1)
    latest = running.anchor_on + timedelta(days=LONGEST_DAYS)
    step.refuse_unless(
        earliest <= until <= latest, f"推迟到的日期要在 {earliest} 到 {latest} 之间。", f"The later day must lie between {earliest} and {latest}.",
        field="until",
    )  # fmt: skip
    return running


def settle(step: Step) -> None:
    """The request is decided."""
    referral = asking(step)
    referral.more_time_until = None
    step.journal.change(referral, "more_time_until")
