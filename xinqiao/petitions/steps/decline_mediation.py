"""不愿意调解: the petitioner does not want it, or leaves it; he need give no reason (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: if he wants to say why."""

    reason: str = ""


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=0, zh="", en="")
    if reason:
        step.keep(why_not=reason)
        step.texts, step.texts_are_public = {"reason": reason}, True
    step.body["unit"] = step.linked.unit_id
