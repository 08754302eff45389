"""提出改姓名、联系方式: by the petitioner; what is new goes into the vault, counts for nothing and is found by nothing before it was confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import contact_changes
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Medium
from xinqiao.rules.terms_sharing import ContactPart
from xinqiao.vault import mask, store
from xinqiao.vault.contact import new_member_code


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`name`, `phone`, `email`, `address`: the new ones, empty where nothing changes; for the vault alone. `reason`: why, and what shows it."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    reason: str


def apply(step: Step, entry: Entry) -> None:
    new = contact_changes.stripped(name=entry.name, phone=entry.phone, email=entry.email, address=entry.address)
    changed = contact_changes.checked(step, new)
    reason = written(step, entry.reason, field="reason", least=2, zh="请写为什么要改，比如：换了手机号；名字登记错了一个字。", en="Say why, for example: a new number; one letter of the name is wrong.", most=SHORT_LIMIT)
    code = new_member_code() if ContactPart.NAME.value not in changed and _has_mail(step) else ""
    step.journal.identify(step.linked, new, code, is_findable=False)
    step.linked.code_digest = store.code_digest(code) if code else ""
    step.give_to(step.petition.desk_unit_id)
    step.keep(changed=changed, reason=reason)


def _has_mail(step: Step) -> bool:
    """Return whether his old e-mail can be written to: there is one, and mail is how he is told."""
    return step.petition.reach == Medium.EMAIL and bool(mask.masked(step.petition.identity_id).email)
