"""登记保护措施落实: which measure, and what was done."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.watching import stop, time_measures
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import PROTECT_MEASURE


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`measure`: which, from 1; `done`: what was done."""

    measure: int
    done: str


def apply(step: Step, entry: Entry) -> str | None:
    done = written(step, entry.done, field="done", zh="请写清做了什么。", en="Say what was done.")
    stones = [dict(stone) for stone in step.linked.content["measures"]]
    is_open = 0 < entry.measure <= len(stones) and "done" not in stones[entry.measure - 1]
    step.refuse_unless(is_open, "请选一项还没有落实的措施。", "Choose a measure that is not carried out yet.", field="measure")
    stones[entry.measure - 1] |= {"done": done, "done_on": step.today.isoformat()}
    step.keep(measures=stones)
    stop(step, PROTECT_MEASURE)
    time_measures(step)
    return "more" if any("done" not in stone for stone in stones) else None
