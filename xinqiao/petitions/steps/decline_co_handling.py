"""对协办提出异议: why the unit thinks that it need not help; whoever asked decides (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: which rule or fact says that it is not its business."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=10, zh="请写明详细理由（至少十个字）。", en="Give detailed reasons (at least ten characters).")
    step.keep(objection=reason)
    step.body["unit"] = step.linked.unit_id
