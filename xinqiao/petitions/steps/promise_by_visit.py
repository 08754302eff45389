"""登记下访时答应的事: what was promised on an outreach visit about this very matter; it is a promise of the petition like any other, and stands nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import promise


@dataclass(frozen=True, kw_only=True)
class Entry(promise.Entry):
    """What, by which unit, by which day; `person_id`: who promised to do it; `visit`: the number of the visit."""

    person_id: int | None = None
    visit: str = ""


def apply(step: Step, entry: Entry) -> None:
    """Keep it. Raises Refused as `promise`, and for what few may read: a promise tells another unit that there is such a matter (条例§30)."""
    step.refuse_unless(
        not (step.petition.is_kept_close or step.petition.is_sealed), "这件要保密办理，答应的事不能记在它上面，请选“不属于哪一件”，也不要写出是哪件事。",
        "This matter is dealt with in confidence: a promise cannot be kept with it. Choose “none of these”, and do not say which matter it is.", field="petition",
    )  # fmt: skip
    promise.apply(step, entry)
    step.give_to(step.linked.unit_id, entry.person_id)
    step.body["visit"] = entry.visit
