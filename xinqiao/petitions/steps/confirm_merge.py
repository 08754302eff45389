"""确认并案: a second person agrees; the petition goes in, and the one that leads knows of it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.access import visible_to
from xinqiao.petitions.along import FOLLOWS
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import go_in, take_in
from xinqiao.rules.clocks import TELL
from xinqiao.rules.terms import RecordKind
from xinqiao.vault.redact import redactor


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked: who confirms has read both."""


def apply(step: Step, entry: Entry) -> None:
    petition, number = step.petition, step.linked.content["number"]
    lead = visible_to(step.actor, step.directory).filter(number=number).first()
    step.refuse_unless(
        lead is not None and lead.standing is petition.standing, f"{number} 已经不在同一步，不能并进去了。请分开办，或者重新提出。",
        f"{number} does not stand at the same point any more. Leave them apart, or ask anew.",
    )  # fmt: skip
    if lead is None:
        raise LookupError(number)
    tell = step.dossier.clock(TELL.name)
    step.keep(
        secrecy=lead.secrecy, unit_before=petition.handling_unit_id, tell_anchor=tell.anchor_on.isoformat() if tell else None,
    )  # fmt: skip
    clean = redactor(petition.identity_id)  # what the other keeps of this one names nobody
    claims = [clean(claim.text) for claim in step.dossier.remaining]
    step.perform_on(
        "take_in", LinkedRecord(petition=lead, kind=RecordKind.JOINED.value),
        take_in.Entry(number=petition.number, claims=tuple(claims), secrecy=petition.secrecy), actor=FOLLOWS,
    )  # fmt: skip
    _go_in(step, lead)
    step.body |= {"office": petition.desk_unit_id, "other": number}


def _go_in(step: Step, lead: Petition) -> None:
    step.perform("go_in", step.petition, go_in.Entry(number=lead.number, unit_id=lead.handling_unit_id), actor=FOLLOWS)
