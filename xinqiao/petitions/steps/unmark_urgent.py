"""解除重大紧急: the danger is over, or it was none; with the reason (条例§25)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.urgent import report
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why it is no longer urgent."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", zh="请写为什么解除。", en="Say why it is urgent no longer.")
    report(step, None, None)
    step.texts = {"reason": reason}
