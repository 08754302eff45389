"""登记联系方式变更: the new contact goes into the vault; nothing counts before a second person has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import RecordKind, Secrecy
from xinqiao.rules.terms_sharing import ContactProof
from xinqiao.vault.contact import Contact

PARTS = {"phone": "电话", "email": "电子邮箱", "address": "地址"}
WINDOW, MOST = timedelta(days=30), 2  # so many changes in so many days (policy)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`phone`, `email`, `address`: the new ones, empty where nothing changes; for the vault alone. `proof`, `note`: how it was made sure that it is he."""

    phone: str = ""
    email: str = ""
    address: str = ""
    proof: ContactProof
    note: str


def apply(step: Step, entry: Entry) -> None:
    new = Contact(phone=entry.phone.strip(), email=entry.email.strip(), address=entry.address.strip())
    step.refuse_unless(
        step.petition.secrecy != Secrecy.ANONYMOUS.value, "匿名的件没有留联系方式，不能改。", "An anonymous petition has no contact to change.", field="phone",
    )  # fmt: skip
    changed = [label for part, label in PARTS.items() if getattr(new, part)]
    step.refuse_unless(bool(changed), "电话、邮箱、地址至少写一样新的。", "Write at least one new value: phone, e-mail or address.", field="phone")
    for part in PARTS:
        step.refuse_unless(len(getattr(new, part)) <= SHORT_LIMIT, "最多二百字。", "At most 200 characters.", field=part)
    note = written(step, entry.note, field="note", least=4, zh="请写清怎么核实的：哪天、打的哪个电话或看的什么证件。", en="Say how you made sure: when, which phone was called or which card was shown.")
    recent = [row for row in step.dossier.records_of(RecordKind.CONTACT) if row is not step.record and row.opened_at > step.at - WINDOW]
    step.refuse_unless(len(recent) < MOST, "三十天里已经改过两次，请主任先问清情况。", "It was changed twice within thirty days: let the head ask first what is going on.")
    step.journal.identify(step.linked, new, "")
    step.give_to(step.petition.desk_unit_id, step.actor.person_id)
    step.keep(changed=changed, proof=entry.proof.value, note=note)
