"""同意推迟报告: the sender consents, and the day to report moves (条例§22(3))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.reporting_later import asking, check_until, settle
from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`until`: not later than was asked for; `note`: what the sender wants to add."""

    until: date
    note: str = ""


def apply(step: Step, entry: Entry) -> None:
    asked = asking(step).more_time_until
    running = check_until(step, entry.until)
    step.refuse_unless(
        asked is not None and entry.until <= asked, f"最晚到申请的那天（{asked}）。", f"Not later than was asked for ({asked}).", field="until"
    )  # fmt: skip
    note = entry.note.strip()
    step.refuse_unless(len(note) <= WRITING_LIMIT, "说明太长，最多五千字。", "The note is too long.", field="note")
    settle(step)
    step.set_limit(running, (entry.until - running.anchor_on).days)
    if note:
        step.texts = {"note": note}
    step.body |= {"unit": step.petition.handling_unit_id, "office": step.petition.desk_unit_id, "due": entry.until.isoformat()}
