"""核实本人: staff made sure that it is the petitioner who asked; nothing counts before a second person has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import contact_changes
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms_sharing import ContactProof


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`proof`, `note`: how it was made sure that it is he."""

    proof: ContactProof
    note: str


def apply(step: Step, entry: Entry) -> None:
    contact_changes.check_proof(step, step.linked.content["changed"], entry.proof)
    note = written(step, entry.note, field="note", least=4, zh="请写清怎么核实的：哪天、打的哪个电话或看的什么证件。", en="Say how you made sure: when, which phone was called or which card was shown.")
    step.give_to(step.petition.desk_unit_id, step.actor.person_id)
    step.keep(proof=entry.proof.value, note=note)
