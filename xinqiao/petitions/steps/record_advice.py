"""登记追究责任的结果: what was decided where it was recommended."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`result`: what was decided, and how it was carried out."""

    result: str


def apply(step: Step, entry: Entry) -> None:
    result = written(step, entry.result, field="result", zh="请写追究的结果；没有追究的，写明为什么。", en="Say what came of it; or why nobody was held to account.")
    step.keep(advice_result=result)
    step.texts = {"result": result}
