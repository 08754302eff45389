"""不同意查阅: with a reason that the asker reads."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why not, and how the work can be done without."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=4, zh="请写为什么不同意；申请的人会读到。", en="Say why not; whoever asked reads it.")
    step.keep(decision=reason)
    step.body["unit"] = step.linked.unit_id
