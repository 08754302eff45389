"""退回督办回复: the answer will not do; the unit gets a new day."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.supervising import say_until_when
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what is missing; the unit reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=5, zh="请写清还缺什么、要怎么补。", en="Say what is missing and how to mend it.")
    step.keep(returned=reason)
    step.texts = {"reason": reason}
    say_until_when(step)
