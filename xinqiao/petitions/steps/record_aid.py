"""记帮扶的结果: what help was given and when, or why none could be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`is_given`: help was given on `given_on`; else `result` says why not and where else he may turn. He reads it."""

    is_given: bool
    given_on: date
    result: str


def apply(step: Step, entry: Entry) -> str | None:
    first = step.linked.content.get("consent_on", "")
    step.refuse_unless(first <= entry.given_on.isoformat() and entry.given_on <= step.today, f"日期要在 {first} 到今天之间。", f"The day must lie between {first} and today.", field="given_on")
    result = written(step, entry.result, field="result", least=4, zh="请写帮了什么；没有帮成的，写明原因、还可以找谁。他会读到。", en="Say what help was given; if none, why, and where else he may turn. He reads it.")
    step.keep(result=result, given_on=entry.given_on.isoformat() if entry.is_given else "")
    step.body["unit"] = step.linked.unit_id
    return None if entry.is_given else "unhelped"
