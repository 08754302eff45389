"""交办: send the matter to the unit that is competent; it must report the result by a day (条例§22(3), §23(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.referring import refer, set_report_day
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import send


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The unit, by key, and what the sender asks of it. `report_on`: the last day to report; None: the policy's.
    `attachments`: the keys of those that go along."""

    unit_id: int
    instruction: str = ""
    report_on: date | None = None
    attachments: tuple[int, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    set_report_day(step, entry.report_on)
    refer(step, entry.unit_id, entry.instruction, send.Entry(), entry.attachments, is_report_owed=True)
