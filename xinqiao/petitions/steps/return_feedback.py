"""退回建议反馈: the feedback says too little; the unit gets a new day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xinqiao.petitions.step import Step
from xinqiao.petitions.supervising import days_until
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import RECOMMENDATION


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what is missing; `due_on` None: the policy's day."""

    reason: str
    due_on: date | None = None


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=5, zh="请写清还缺什么。", en="Say what is missing.")
    if entry.due_on is not None:
        step.limits[RECOMMENDATION.name] = days_until(step, entry.due_on)
    step.keep(returned=reason)
    step.texts = {"reason": reason}
    due_on = entry.due_on or step.today + timedelta(days=step.limit_days(RECOMMENDATION) or RECOMMENDATION.days)
    step.body |= {"unit": step.linked.unit_id, "due": due_on.isoformat()}
