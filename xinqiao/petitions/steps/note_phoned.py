"""记下打过的电话: whom the desk phoned, when, and whether he goes on with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms_call_out import PhonedResult

WHOM_LIMIT = 60


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`whom`: post and name, as phoned; `phoned_at`: None for now; `result`: whether he goes on with it."""

    whom: str
    result: PhonedResult
    phoned_at: datetime | None = None


def apply(step: Step, entry: Entry) -> str | None:
    record, at = step.linked, entry.phoned_at or step.at
    whom = written(step, entry.whom, field="whom", least=2, zh="请写打给了谁：职务、姓名。", en="Say whom you phoned: post and name.", most=WHOM_LIMIT)
    minute = record.opened_at.replace(second=0, microsecond=0)
    step.refuse_unless(
        minute - timedelta(hours=1) <= at <= step.recorded_at, "时间不对：不能在以后，也不能早于报告前一小时。", "The time cannot be right: not later than now, nor more than an hour before the report.", field="phoned_at",
    )  # fmt: skip
    step.keep(phoned=[*record.content["phoned"], f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M} {whom}：{entry.result.zh}"])
    step.body |= {"unit": record.unit_id, "phoned_at": at.isoformat(), "result": entry.result.value}
    return "reached" if entry.result is PhonedResult.REACHED else None
