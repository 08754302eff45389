"""约好的没有谈成: why the talk that was agreed did not take place; the petitioner is not asked for a reason."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`why`: read by those who read the talk."""

    why: str


def apply(step: Step, entry: Entry) -> None:
    step.keep(why_not=written(step, entry.why, field="why", least=4, zh="请写为什么没有谈成，接下来怎么办。", en="Say why, and what comes next."))
    step.body["unit"] = step.linked.unit_id
