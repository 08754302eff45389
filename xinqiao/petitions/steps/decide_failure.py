"""决定责任追究: a leader decides whether the unit is held to account, and how (条例§42–46)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms_oversight import Consequence


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`consequence`: what follows; None: nothing, and `reason` says why."""

    consequence: Consequence | None
    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    reason = written(step, entry.reason, field="reason", least=5, zh="请写明决定的理由。", en="Say why it is decided so.")
    step.keep(reason=reason)
    step.body["unit"] = step.linked.unit_id
    if entry.consequence is None:
        return "dismissed"
    step.keep(consequence=entry.consequence.value)
    return None
