"""联名人本人确认: he says himself, on his own phone or to staff who asked him, that he brings the matter too."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.asking_members import AskedBy, note_answer
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry(AskedBy):
    """How he was asked, and what he said: staff write it down, he himself need not."""


def apply(step: Step, entry: Entry) -> None:
    note_answer(step, entry)
