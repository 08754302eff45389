"""会签: the head of another unit has read the draft and signs it, too; what is changed afterwards he has not signed."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.countersigning import draft_digest
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`note`: what he wants to add; it may stay empty."""

    note: str = ""


def apply(step: Step, entry: Entry) -> None:
    note = written(step, entry.note, field="note", least=0, zh="", en="")
    step.keep(said=note, draft=draft_digest(step.dossier))
    step.body["unit"] = step.linked.unit_id
