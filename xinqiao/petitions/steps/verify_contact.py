"""登记姓名、联系方式变更: what is new goes into the vault; nothing counts before a second person has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import contact_changes
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms_sharing import ContactProof


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`name`, `phone`, `email`, `address`: the new ones, empty where nothing changes; for the vault alone. `proof`, `note`: how it was made sure that it is he."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    proof: ContactProof
    note: str


def apply(step: Step, entry: Entry) -> None:
    new = contact_changes.stripped(name=entry.name, phone=entry.phone, email=entry.email, address=entry.address)
    changed = contact_changes.checked(step, new)
    contact_changes.check_proof(step, changed, entry.proof)
    note = written(step, entry.note, field="note", least=4, zh="请写清怎么核实的：哪天、打的哪个电话或看的什么证件。", en="Say how you made sure: when, which phone was called or which card was shown.")
    step.journal.identify(step.linked, new, "")
    step.give_to(step.petition.desk_unit_id, step.actor.person_id)
    step.keep(changed=changed, proof=entry.proof.value, note=note)
