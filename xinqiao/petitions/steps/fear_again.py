"""再次反映打击报复: it is said again; the rounds begin anew, and somebody contacts him within days."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.watching import begin, contact_by, stop
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import CHECK_IN
from xinqiao.rules.terms_protection import Occasion


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`occasion`: feared, or happened; `words`: as said; a tick alone is enough."""

    occasion: Occasion
    words: str


def apply(step: Step, entry: Entry) -> None:
    words = written(step, entry.words, field="words", least=0, zh="", en="")
    stop(step, CHECK_IN)
    begin(step)
    step.keep(occasion=entry.occasion.value)
    step.body["due"] = contact_by(step).isoformat()
    if words:
        step.texts, step.texts_are_public = {"words": words}, True
