"""同意退回: the sender agrees with the unit's objection; the matter is to be sent elsewhere (条例§23(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.referring import release
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import give_back
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`note`: what was verified."""

    note: str = ""


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(len(entry.note) <= WRITING_LIMIT, "说明太长，最多五千字。", "The note is too long.", field="note")
    release(step, give_back.Entry())
    step.letter = {"reason": entry.note.strip()}
    if entry.note.strip():
        step.texts = {"note": entry.note.strip()}
