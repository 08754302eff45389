"""What happens to the petitions that were merged into one, when that one goes on (并案): each keeps its own chain, clocks and answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xinqiao.directory.duties import Clockwork
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import PetitionStatus, RecordKind
from xinqiao.rules.terms_joint import JoinedStatus, MergeStatus


@dataclass(frozen=True, kw_only=True)
class Nothing:
    """What the steps by which a merge ends are given: nothing more is asked."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What `send_together` is given: to which unit, and the number of the petition that leads."""

    unit_id: int
    number: str


FOLLOWS = Clockwork()  # what follows is named on the chain of the petition where somebody did it


def joined(step: Step) -> list[LinkedRecord]:
    """Return the records of the petitions that are merged into the one of this step; none costs nothing."""
    return [record for record in step.dossier.records_of(RecordKind.JOINED) if record.standing is JoinedStatus.IN]


def go_along(step: Step, name: str, entry: Any) -> None:
    """Take a step on every petition that is merged into this one and still waits for it."""
    for record in joined(step):
        other = Petition.objects.filter(number=record.content["number"], status=PetitionStatus.MERGED.value).first()
        if other is not None:
            step.perform_on(name, other, entry, actor=FOLLOWS)


def let_out_of(step: Step, lead: str) -> None:
    """Let the petition that leads, by its number, go on without this one."""
    rows = LinkedRecord.objects.filter(petition__number=lead, kind=RecordKind.JOINED.value, status=JoinedStatus.IN.value)
    record = next((row for row in rows.select_related("petition") if row.content["number"] == step.petition.number), None)
    if record is not None:
        step.perform_on("let_out", record, Nothing(), actor=FOLLOWS)


def part(step: Step) -> None:
    """End every merge of this petition, confirmed or only asked for, because its petitioner gave it up; none costs nothing."""
    for record in step.dossier.records_of(RecordKind.MERGE):
        is_in = record.standing is MergeStatus.IN and step.petition.standing is PetitionStatus.MERGED  # else it was answered
        if not is_in and record.standing is not MergeStatus.ASKED:
            continue
        step.perform("leave_merge", record, Nothing(), actor=FOLLOWS)
        if is_in:
            let_out_of(step, record.content["number"])


def merge_of(step: Step) -> LinkedRecord:
    """Return the record by which this petition is merged into another."""
    found = (row for row in reversed(step.dossier.records_of(RecordKind.MERGE)) if row.standing is MergeStatus.IN)
    record = next(found, None)
    if record is None:
        raise LookupError(step.petition.number)
    return record
