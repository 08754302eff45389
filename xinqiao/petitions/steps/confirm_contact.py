"""确认变更: the new contact counts from now on; the old one lies sealed in the record, and is told."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outbox.models import Message
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Medium, Party
from xinqiao.vault import store


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked."""


def apply(step: Step, entry: Entry) -> None:
    record = step.linked
    step.refuse_unless(record.identity_id is not None, "找不到新的联系方式，请重新登记。", "The new contact is missing: enter it again.")
    has_old_mail = store.exchange(step.petition.identity_id, record.identity_id or 0, subject=step.petition.number)
    step.body["unit"] = record.unit_id
    if has_old_mail and step.petition.reach == Medium.EMAIL:  # the row tells the new one; the old one hears of it too
        step.journal.add(
            Message(
                subject=step.petition.number, step="confirm_contact", party=Party.PETITIONER.value, medium=Medium.EMAIL.value, identity_id=record.identity_id,
                language=step.petition.language, next_try_at=step.at, queued_at=step.at, unit_id=step.petition.desk_unit_id,
            )
        )  # fmt: skip
