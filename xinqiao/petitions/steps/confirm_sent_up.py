"""登记已送出，销毁内容: what was written goes out of the store; number, times, digests and where it went stay in the chain (ADR-0017)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction

from xinqiao.ledger.append import history
from xinqiao.petitions.erasing import SENT_UP, erase, remove_file
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import DocumentKind


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`sent_on`: the day it was sent; `how`: by whom or by which post, with its number. `is_printed`: the letter and every file are in the envelope."""

    sent_on: date
    how: str
    is_printed: bool


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        entry.is_printed, "函和附件都印好、装进信封了，才能登记：登记以后内容就没有了。", "Enter it only when the letter and every file are in the envelope: afterwards the content is gone.",
        field="is_printed",
    )  # fmt: skip
    referred = next(line for line in reversed(history(step.petition.number)) if line.verb in ("refer_up", "refer_up_sealed"))
    step.refuse_unless(
        local_day(referred.at) <= entry.sent_on <= step.today, "送出的日子在开函以后、今天以前。", "It was sent on a day from the letter's to today.", field="sent_on"
    )  # fmt: skip
    how = written(step, entry.how, field="how", least=2, zh="请写怎么送的：机要、挂号，或者谁送到的。", en="Say how it was sent: by which post, or who brought it.", most=SHORT_LIMIT)
    step.supersede(DocumentKind(row.kind) for row in step.dossier.unserved)
    gone = erase(step.petition, title=SENT_UP, with_readings=False)
    for key in gone.files:
        transaction.on_commit(partial(remove_file, key))
    step.dossier.obligations = []
    step.petition.disposed_on, step.petition.sender_id = step.today, None
    step.journal.change(step.petition, "disposed_on", "sender_id")
    step.body |= {
        "sent_to": referred.body["sent_to"], "where": referred.body["where"], "sent_on": entry.sent_on.isoformat(), "how": how,
        "disposed_on": step.today.isoformat(), "removed": gone.removed, "office": step.petition.desk_unit_id, "unit": step.dossier.responsible_unit_id,
    }  # fmt: skip
