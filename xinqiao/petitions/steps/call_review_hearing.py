"""通知复核听证: the unit that finally reviews the matter holds a hearing; the record names the review it belongs to, whose time limit rests from now on (条例§36(2))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import hearing
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import pause_for_hearing
from xinqiao.rules.terms import FinalReviewStatus, RecordKind


@dataclass(frozen=True, kw_only=True)
class Entry(hearing.CallEntry):
    """When, where, about what, chaired by whom."""


def apply(step: Step, entry: Entry) -> None:
    review = step.dossier.records_of(RecordKind.FINAL_REVIEW)[-1]
    step.keep(review=review.key)
    hearing.call(step, entry, review.unit_id or step.dossier.responsible_unit_id)
    note = f"{entry.on} {entry.at:%H:%M}，{entry.place.strip()}"
    if review.standing is not FinalReviewStatus.HEARING:  # it may rest since before a call did that by itself
        step.afterwards.append(lambda: step.perform("pause_for_hearing", review, pause_for_hearing.Entry(from_on=step.today, note=note)))
