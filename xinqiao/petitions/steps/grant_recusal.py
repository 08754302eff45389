"""同意回避: from now on this member of staff takes no step in the matter (条例§28(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import recusing
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms import Duty


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why; whoever asked reads it. `person_id`: who steps aside, where the petitioner only described him."""

    reason: str
    person_id: int | None = None


def apply(step: Step, entry: Entry) -> str | None:
    reason = written(step, entry.reason, field="reason", zh="请写决定的理由。", en="Give the reason for the decision.")
    linked = step.linked
    person_id = linked.person_id or entry.person_id
    step.refuse_unless(
        person_id in {post.person_id for post in recusing.concerned(step.dossier, step.today)} or linked.person_id is not None,
        "请选是哪一位工作人员。", "Choose the member of staff who is meant.", field="person_id",
    )  # fmt: skip
    step.refuse_unless(
        person_id not in {step.actor.person_id, step.stands_for}, "这是您自己的回避，不能由您决定。", "This is about yourself: somebody else decides it.", field="person_id"
    )  # fmt: skip
    if person_id is not None:
        recusing.refuse_twice(step, person_id)
    step.give_to(linked.unit_id, person_id)
    step.keep(decision=reason)
    is_asked = linked.content.get("asked_by") == Duty.PETITIONER.value
    step.texts, step.texts_are_public = {"reason": reason}, is_asked
    step.letter = {"reason": reason, "subject": person_id, "is_granted": True}
    step.body["unit"] = linked.unit_id
    above = recusing.acts_for(step, person_id)
    if above is not None:
        step.body["office"] = above
        return "asked_head" if is_asked else "head"
    return "asked" if is_asked else None
