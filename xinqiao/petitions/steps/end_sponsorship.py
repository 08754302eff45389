"""结束包案: what came of it; what was not reached is explained."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`result`: what came of it, and why a milestone was not reached."""

    result: str


def apply(step: Step, entry: Entry) -> None:
    result = written(step, entry.result, field="result", least=5, zh="请写清结果；有节点没有办成的，写明原因。", en="Say what came of it, and why a milestone was not reached.")
    step.keep(result=result)
