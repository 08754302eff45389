"""建议追究责任: on paper, to a body outside the line of whoever retaliated (条例§40, §46(6)); no record here shows it to a unit."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import RECOMMENDATION
from xinqiao.rules.terms_oversight import Consequence


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`to`: who is asked; `proposed`: what is proposed; `text`: the facts and the recommendation, without the petitioner's name."""

    to: str
    proposed: Consequence
    text: str


def apply(step: Step, entry: Entry) -> None:
    to = written(step, entry.to, field="to", least=2, zh="请写交给哪个有权处理的机关或者领导。", en="Say to which competent body or leader it goes.", most=80)
    text = written(step, entry.text, field="text", least=5, zh="请写查明的事实和建议。", en="Write the facts and what is recommended.")
    step.keep(advised=to, proposed=entry.proposed.value, advice=text, advice_result="")
    due = RECOMMENDATION.lasting(step.limit_days(RECOMMENDATION)).due(step.today, step.calendar).on
    step.letter = {"to": to, "proposed": entry.proposed, "text": text, "due": due}
    step.body["due"] = due.isoformat()
    step.texts = {"text": text}
