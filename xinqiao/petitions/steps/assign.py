"""交办: send the matter to the unit that is competent; it must report the result by a day (条例§22(3), §23(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.referring import refer
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import send
from xinqiao.rules.clocks import REPORT

LONGEST_DAYS = 365  # what a day that is set may lie ahead


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The unit, by key, and what the sender asks of it. `report_on`: the last day to report; None: the policy's."""

    unit_id: int
    instruction: str = ""
    report_on: date | None = None


def apply(step: Step, entry: Entry) -> None:
    if entry.report_on is not None:
        days = (entry.report_on - step.today).days
        step.refuse_unless(
            1 <= days <= LONGEST_DAYS, "报告办理结果的日期要在明天以后、一年以内。", "The report is due after today and within a year.",
            field="report_on",
        )  # fmt: skip
        step.limits[REPORT.name] = days
    refer(step, entry.unit_id, entry.instruction, send.Entry(), is_report_owed=True)
