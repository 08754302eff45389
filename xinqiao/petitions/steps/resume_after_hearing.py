"""听证结束，期限继续: the days of the hearing are not counted (条例§36(2)); part of holding or cancelling it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import FINAL_REVIEW
from xinqiao.rules.terms import FinalReviewStatus, RecordKind


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`to_on`: the day of the report on the hearing; `note`: what came of it."""

    to_on: date
    note: str


def apply(step: Step, entry: Entry) -> None:
    running = step.dossier.clock(FINAL_REVIEW.name)
    note = written(step, entry.note, field="note", least=5, zh="请写明听证的结果。", en="Say what came of the hearing.")
    if running is None or running.paused_on is None:
        step.refuse_unless(False, "复核期限没有停。", "The time limit of the final review does not rest.")
        return
    step.refuse_unless(
        running.paused_on <= entry.to_on <= step.today, f"要在 {running.paused_on} 到今天之间。", f"Between {running.paused_on} and today.", field="to_on"
    )  # fmt: skip
    step.resume(running, entry.to_on)
    step.keep(hearing_to=entry.to_on.isoformat(), hearing=f"{step.linked.content['hearing']}\n{note}")
    step.body |= {"unit": step.linked.unit_id, "due": running.due_on.isoformat()}


def follows(step: Step, on: date, note: str) -> None:
    """Let the time limit run on from the day on which the hearing of `step` was held or cancelled; nothing where none rests for it."""
    key = step.linked.content.get("review")
    review = next((row for row in step.dossier.records_of(RecordKind.FINAL_REVIEW) if row.key == key), None)
    if review is not None and review.standing is FinalReviewStatus.HEARING:
        step.afterwards.append(lambda: step.perform("resume_after_hearing", review, Entry(to_on=on, note=note)))
