"""记约好的这次谈话: the talk that was agreed took place; it has a record of its own."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import record_talk
from xinqiao.rules.terms import RecordKind


@dataclass(frozen=True, kw_only=True)
class Entry(record_talk.Entry):
    """What a talk asks."""


def apply(step: Step, entry: Entry) -> None:
    step.perform("record_talk", LinkedRecord(petition=step.petition, kind=RecordKind.TALK.value), entry)
    step.body["unit"] = step.linked.unit_id
