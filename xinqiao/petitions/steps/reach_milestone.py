"""记录节点办成: what was done to reach a milestone of the plan."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`milestone`: which, from 1; `done`: what was done."""

    milestone: int
    done: str


def apply(step: Step, entry: Entry) -> None:
    done = written(step, entry.done, field="done", least=5, zh="请写清做了什么。", en="Say what was done.")
    stones = [dict(stone) for stone in step.linked.content["milestones"]]
    is_open = 0 < entry.milestone <= len(stones) and "done" not in stones[entry.milestone - 1]
    step.refuse_unless(is_open, "请选一个还没有办成的节点。", "Choose a milestone that is not reached yet.", field="milestone")
    stones[entry.milestone - 1] |= {"done": done, "done_on": step.today.isoformat()}
    step.keep(milestones=stones)
    step.body["milestone"] = entry.milestone
