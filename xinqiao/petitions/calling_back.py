"""What every call-back asks (回访): the day on which the petitioner himself was spoken to, and what he said."""

from __future__ import annotations

from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.limits import WRITING_LIMIT


def check_call(step: Step, called_on: date, note: str, *, not_before: date) -> str:
    """Return the note, stripped. Refuses a day outside `not_before` and today (both inclusive), and an empty or long note."""
    step.refuse_unless(
        not_before <= called_on <= local_day(step.recorded_at), f"回访日期要在 {not_before} 到今天之间。",
        f"The call must lie between {not_before} and today.", field="called_on",
    )  # fmt: skip
    note = note.strip()
    step.refuse_unless(
        0 < len(note) <= WRITING_LIMIT, "请写下本人怎么说的，最多五千字。", "Write down what the petitioner said (at most 5,000 characters).", field="note"
    )  # fmt: skip
    return note
