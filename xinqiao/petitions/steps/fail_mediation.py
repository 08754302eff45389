"""调解不成: why; the petitioner reads it, and in a labour dispute that arbitration is open to him (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: where the two sides differed, or that one does not want it; told without blame."""

    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    reason = written(step, entry.reason, field="reason", least=5, zh="请写清为什么没有谈成，反映人会读到。", en="Say why it was not settled; the petitioner reads it.")
    step.keep(why_not=reason)
    step.texts, step.texts_are_public = {"reason": reason}, True
    step.body["unit"] = step.linked.unit_id
    return "labour" if step.linked.content.get("is_labour") else None
