"""不听证: why; the petitioner reads it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why the matter can be decided without a hearing."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=5, zh="请写清为什么不听证，反映人会读到。", en="Say why there is no hearing; the petitioner reads it.")
    step.keep(decision=reason)
    step.texts, step.texts_are_public = {"reason": reason}, True
    step.body["unit"] = step.linked.unit_id
