"""回答有没有人为难: he answers by himself, on his page, in his own words."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.watching import asked_within, begin, contact_by, go_on, stop
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import CHECK_IN, MEET_FEAR
from xinqiao.rules.terms_protection import OwnAnswer


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`answer`: no, yes, or do not ask again; `words`: his own, needed for a yes."""

    answer: OwnAnswer
    words: str = ""


def apply(step: Step, entry: Entry) -> str | None:
    is_yes = entry.answer is OwnAnswer.YES
    words = written(step, entry.words, field="words", least=1 if is_yes else 0, zh="请写几句：谁、怎么为难您的。", en="Write a few words: who makes trouble for you, and how.")
    if words:
        step.texts, step.texts_are_public = {"words": words}, True
    step.keep(own_answer=entry.answer.value, answered_on=step.today.isoformat())
    if is_yes:
        stop(step, CHECK_IN)
        begin(step)
        step.body["due"] = contact_by(step).isoformat()
        return entry.answer.value
    check_in = step.due_on(CHECK_IN)
    if entry.answer is OwnAnswer.NO and check_in is not None and not asked_within(check_in, step.today):
        stop(step, MEET_FEAR)  # he was asked about his fear only: the next check-in is still to come, whoever held his phone today
        step.body["due"] = check_in.isoformat()
        return "met"
    stop(step, CHECK_IN, MEET_FEAR)
    if entry.answer is OwnAnswer.LEAVE:
        return entry.answer.value
    due = go_on(step)
    step.body["due"] = due.isoformat() if due else None
    return None if due else "last"
