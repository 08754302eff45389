"""反馈追究落实: how the unit carried the decision out, and what it changed so that it does not happen again."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`done`: what was done, and what was changed."""

    done: str


def apply(step: Step, entry: Entry) -> None:
    step.keep(done=written(step, entry.done, field="done", least=5, zh="请写清怎么落实的、改了什么。", en="Say how it was carried out and what was changed."))
    step.body["unit"] = step.linked.unit_id
