"""决定由谁协办: the leader above says whether the unit helps, need not, or whose opinion counts (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from xinqiao.petitions.co_handling import set_day
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import CO_HANDLE


class Verdict(Enum):
    """What the leader decides."""

    HELPS = "helps"
    RELEASED = "released"
    SETTLED = "settled"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`decision`: in words; both units read it. `due_on`: the day, where the unit is to help."""

    verdict: Verdict
    decision: str
    due_on: date | None = None


def apply(step: Step, entry: Entry) -> str | None:
    decision = written(step, entry.decision, field="decision", least=5, zh="请写清怎么决定的、为什么。", en="Say what is decided, and why.")
    step.keep(decision=decision)
    step.body["unit"] = step.linked.unit_id
    if entry.verdict is not Verdict.HELPS:
        return "released" if entry.verdict is Verdict.RELEASED else "settled"
    step.refuse_unless(entry.due_on is not None, "由它协办的，请定一个出意见的日子。", "If it helps, set the day of its opinion.", field="due_on")
    if entry.due_on is not None:
        running = step.due_on(CO_HANDLE)
        set_day(step, entry.due_on)
        step.body["due"] = (running or entry.due_on).isoformat()
    return None
