"""停止查阅: before its day, because it is needed no longer or was misused."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why it ends now."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=2, zh="请写为什么现在停止。", en="Say why it ends now.")
    step.keep(decision=reason)
    step.body["unit"] = step.linked.unit_id
