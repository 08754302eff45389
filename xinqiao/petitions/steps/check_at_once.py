"""核急事先看: the custodian says whether it could not wait; the petitioner reads it, and the leave is over."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms_sharing import AtOnceCheck


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`needed`: could it not wait? `reason`: why he says so; whoever read and the petitioner read it."""

    needed: AtOnceCheck
    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    reason = written(step, entry.reason, field="reason", least=4, zh="请写您核了什么、为什么这样说。", en="Write what you checked and why you say so.")
    step.keep(needed=entry.needed.value, decision=reason)
    step.texts, step.texts_are_public = {"reason": reason}, True
    step.body["unit"] = step.linked.unit_id
    return None if entry.needed is AtOnceCheck.NEEDED else entry.needed.value
