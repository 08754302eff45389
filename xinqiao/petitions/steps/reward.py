"""记录建议奖励: for a proposal that was adopted (条例§29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Outcome

ADOPTED = frozenset({Outcome.ADOPT.value, Outcome.ADOPT_PARTLY.value})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`text`: what was given and for what; the petitioner reads it. `given_on`: the day."""

    text: str
    given_on: date


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        any(claim.outcome in ADOPTED for claim in step.dossier.remaining),
        "没有被采纳的建议，不记奖励。", "No proposal of it was adopted; there is nothing to reward.",
    )  # fmt: skip
    text = written(step, entry.text, field="text", least=2, zh="请写明奖励了什么。", en="Say what was given.")
    step.refuse_unless(entry.given_on <= local_day(step.recorded_at), "日期不能晚于今天。", "Not after today.", field="given_on")
    step.give_to(step.dossier.responsible_unit_id)
    step.keep(text=text, given_on=entry.given_on.isoformat())
    step.body["unit"] = step.linked.unit_id
