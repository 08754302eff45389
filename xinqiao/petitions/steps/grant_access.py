"""同意查阅: one person, one petition, one purpose, until one day; every reading is recorded besides (个人信息保护法§51)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`days`: how long, today included; at most what the enterprise allows (policy `access_days`). `note`: what he must mind."""

    days: int
    note: str = ""


def apply(step: Step, entry: Entry) -> None:
    most = step.directory.policy("access_days", step.today)
    step.refuse_unless(
        1 <= entry.days <= most, f"请写 1 到 {most} 天。", f"Between 1 and {most} days.", field="days",
    )  # fmt: skip
    note = written(step, entry.note, field="note", least=0, most=SHORT_LIMIT, zh="", en="")
    last = step.today + timedelta(days=entry.days - 1)
    step.keep(until=last.isoformat(), decision=note)
    step.texts, step.texts_are_public = {"reason": step.linked.content["reason"]}, True
    step.body |= {"unit": step.linked.unit_id, "due": last.isoformat()}
