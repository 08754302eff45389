"""撤回会签请求: the head asks no longer; he decides what becomes of an objection, and says why."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why the other head need not sign; he reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    step.keep(reason=written(step, entry.reason, field="reason", zh="请写为什么不再会签。", en="Say why it need not be countersigned."))
    step.body["unit"] = step.linked.unit_id
