"""认可办结报告: the sender has read the report and agrees; the time to report ends (条例§22(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`note`: what the sender wants to add; it may stay empty."""

    note: str = ""


def apply(step: Step, entry: Entry) -> None:
    note = entry.note.strip()
    step.refuse_unless(len(note) <= WRITING_LIMIT, "说明太长，最多五千字。", "The note is too long.", field="note")
    if note:
        step.texts = {"note": note}
    step.body |= {"unit": step.petition.handling_unit_id, "office": step.petition.desk_unit_id}
