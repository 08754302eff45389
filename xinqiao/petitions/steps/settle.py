"""达成协议: both sides have confirmed it; what a unit is to do by a day becomes a promise that is followed up (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.directory.duties import Clockwork
from xinqiao.petitions import mediating
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import promise_by_settlement
from xinqiao.rules.terms import RecordKind, Term


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the words are those that both sides confirmed."""


def apply(step: Step, entry: Entry) -> None:
    for text, unit_id, due_on in step.linked.content["items"]:
        if due_on:
            record = LinkedRecord(petition=step.petition, kind=RecordKind.PROMISE.value)
            step.perform("promise_by_settlement", record, promise_by_settlement.Entry(text=text, due_on=date.fromisoformat(due_on), unit_id=unit_id), actor=Clockwork())
    step.letter = mediating.letter(step)
    step.body["unit"] = step.dossier.responsible_unit_id


def confirmed(step: Step, side: str, other: Term, on: date) -> None:
    """Keep that `side` confirmed the settlement on a day; where the record stands at `other` both have, and it counts from now on."""
    is_whole = step.linked.standing is other
    step.keep(**{f"{side}_confirmed_on": on.isoformat()})
    step.body["unit"] = step.linked.unit_id
    if is_whole:
        late = [text for text, _, due_on in step.linked.content["items"] if due_on and due_on < step.today.isoformat()]
        step.refuse_unless(
            not late, f"“{late[0] if late else ''}”要做到的日子已经过了：请办理单位改了日子再确认。", "An item should have been done by a day that has passed: the unit has to set another day first."
        )  # fmt: skip
        step.afterwards.append(lambda: step.perform("settle", step.linked, Entry(), actor=Clockwork()))
