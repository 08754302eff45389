"""回话: he answers on the page of the watch what was written to him there; somebody owes him an answer by a day."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import ANSWER_WORDS


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`words`: his own."""

    words: str


def apply(step: Step, entry: Entry) -> None:
    words = written(step, entry.words, field="words", zh="请写几句话。", en="Write a few words.")
    step.refuse_unless("written_on" in step.linked.content, "还没有人给您写话。有事请写在“告诉不经手的人”里。", "Nobody has written to you yet. If something happened, say so in the form for it.")
    step.texts, step.texts_are_public = {"words": words}, True
    waits_since = step.due_on(ANSWER_WORDS)  # he wrote before and was not answered: by the earlier day
    if waits_since is not None:
        step.done.add(ANSWER_WORDS.name)
    due = waits_since or ANSWER_WORDS.lasting(step.limit_days(ANSWER_WORDS)).due(step.today, step.calendar).on
    step.body["due"] = due.isoformat()
    step.keep(wrote_back_on=step.today.isoformat())
