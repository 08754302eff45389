"""补充打击报复的情况: what else he says while what was found is dealt with."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`words`: what he adds."""

    words: str


def apply(step: Step, entry: Entry) -> None:
    words = written(step, entry.words, field="words", zh="请写几句，说说现在怎么样了。", en="Write how things are now.")
    step.texts, step.texts_are_public = {"words": words}, True
