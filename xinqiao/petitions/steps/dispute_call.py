"""说回访记得不对: the petitioner says that a call-back is not what he said, or that nobody called; somebody else looks at it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import LOOK_AT_CALL


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`words`: what he did say, or that nobody called."""

    words: str


def apply(step: Step, entry: Entry) -> None:
    step.keep(his_words=written(step, entry.words, field="words", least=2, zh="请写一下哪里不对、您是怎么说的。", en="Say what is wrong, and what you did say."))
    step.body["due"] = LOOK_AT_CALL.due(step.today, step.calendar).on.isoformat()
