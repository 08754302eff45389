"""不同意回避: why this member of staff goes on dealing with the matter; whoever asked is told (条例§28(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms import Duty


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why he need not step aside; whoever asked reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    reason = written(
        step, entry.reason, field="reason", least=5, zh="请写清为什么不用回避，要求的人会读到。", en="Say why no recusal is called for; whoever asked reads it."
    )  # fmt: skip
    linked = step.linked
    step.keep(decision=reason)
    is_asked = linked.content.get("asked_by") == Duty.PETITIONER.value
    step.texts, step.texts_are_public = {"reason": reason}, is_asked
    step.letter = {"reason": reason, "subject": linked.person_id, "is_granted": False}
    step.body["unit"] = linked.unit_id
    return "asked" if is_asked else None
