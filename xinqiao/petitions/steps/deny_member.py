"""联名人否认签名: somebody used his name. It goes on record, the desk is told, and he is no longer counted; the matter goes on."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.asking_members import AskedBy, note_answer
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry(AskedBy):
    """How he was asked, and what he said; staff write it down, and he may write something too."""


def apply(step: Step, entry: Entry) -> None:
    note_answer(step, entry)
