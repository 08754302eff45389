"""登记联名人: who else brings the matter, in the vault; a code of his own, so that he can be asked himself (条例§20(3))."""

from __future__ import annotations

from dataclasses import dataclass, field

from xinqiao.petitions.asking_members import AskedBy
from xinqiao.petitions.step import Step
from xinqiao.rules.joint import REPRESENTATIVES
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Medium, RecordKind, Secrecy
from xinqiao.rules.terms_joint import MemberRole, MemberStatus
from xinqiao.vault import store
from xinqiao.vault.contact import Contact, new_member_code

NAME_LIMIT, PHONE_LIMIT = 60, 30
MOST = 500  # a list of signatures longer than this comes as a file


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`name`, `phone`, `address`: for the vault alone. `role`: one of at most five representatives, or a signer.

    `asked`: that he confirmed it already, on the petition that this one was split off from.
    """

    name: str
    phone: str = ""
    address: str = ""
    role: MemberRole = MemberRole.SIGNER
    code: str = field(default_factory=new_member_code, repr=False)
    asked: AskedBy | None = field(default=None, repr=False)


def apply(step: Step, entry: Entry) -> None:
    name, phone, address = entry.name.strip(), entry.phone.strip(), entry.address.strip()
    step.refuse_unless(0 < len(name) <= NAME_LIMIT, "请写联名人的姓名，最多六十个字。", "Write the co-signer's name, at most 60 characters.", field="name")
    step.refuse_unless(len(phone) <= PHONE_LIMIT, "电话太长。", "The phone number is too long.", field="phone")
    step.refuse_unless(len(address) <= SHORT_LIMIT, "地址最多二百字。", "An address has at most 200 characters.", field="address")
    step.refuse_unless(
        step.petition.secrecy != Secrecy.ANONYMOUS.value, "匿名的件不登记姓名，没有联名人。",
        "An anonymous petition names nobody, so it has no co-signers.", field="name",
    )  # fmt: skip
    _check_count(step, entry)
    step.linked.code_digest = store.code_digest(entry.code)
    step.journal.identify(step.linked, Contact(name=name, phone=phone, address=address), entry.code)
    reach = Medium.PRINT if address and not phone else Medium.PORTAL  # without a phone he gets paper
    step.keep(role=entry.role.value, reach=reach.value)


def _check_count(step: Step, entry: Entry) -> None:
    named = [record for record in step.dossier.records_of(RecordKind.MEMBER) if record is not step.linked and record.standing is not MemberStatus.DENIED]
    speaking = sum(record.content.get("role") == MemberRole.REPRESENTATIVE for record in named)
    step.refuse_unless(
        entry.role is not MemberRole.REPRESENTATIVE or speaking + 1 < REPRESENTATIVES,  # who filed it is one of them
        f"代表最多 {REPRESENTATIVES} 人，反映人自己也算一个（条例§20(3)）。其他人登记为签名的人。",
        f"At most {REPRESENTATIVES} representatives, whoever filed it among them (条例§20(3)). Enter the others as signers.", field="role",
    )  # fmt: skip
    step.refuse_unless(len(named) < MOST, f"最多登记 {MOST} 人，其余的作为名单附件。", f"At most {MOST} are entered; attach the others as a list.", field="name")
