"""评价: the petitioner, and nobody else, rates the petition office and the unit (条例§21(2))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.models import Rating
from xinqiao.petitions.step import Step
from xinqiao.petitions.vouching import texts_digest
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import RatingValue


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Two objects, three values each, and a reason."""

    office: RatingValue
    unit: RatingValue
    reason: str = ""


def apply(step: Step, entry: Entry) -> str | None:
    reason = entry.reason.strip()
    step.refuse_unless(len(reason) <= WRITING_LIMIT, "理由太长，最多五千字。", "The reason is too long.", field="reason")
    rating = Rating(petition=step.petition, office=entry.office.value, unit=entry.unit.value, reason=reason, rated_at=step.at)
    step.journal.add(rating)
    step.dossier.rating = rating
    step.body |= {"reason_sha256": texts_digest({"reason": reason})} if reason else {}
    step.body |= {"office_value": entry.office.value, "unit_value": entry.unit.value}
    is_dissatisfied = RatingValue.DISSATISFIED in (entry.office, entry.unit)
    return "dissatisfied" if is_dissatisfied and reason else None
