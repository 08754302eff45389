"""要求换查询码: it is lost, or somebody else may have seen it. To the mailbox that he left at once; else a human speaks with him first (个人信息保护法§51)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from xinqiao.directory.duties import PetitionerActor
from xinqiao.petitions import contact_changes, new_code
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Duty, Medium, RecordKind, Secrecy
from xinqiao.vault import mask

A_DAY, MOST = timedelta(days=1), 3  # one in a day, so many in `contact_changes.WINDOW` (policy)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`note`: of staff, by which way it was asked for; whoever asks himself is asked nothing."""

    note: str = ""


def apply(step: Step, entry: Entry) -> str | None:
    is_own = isinstance(step.actor, PetitionerActor)
    contact = mask.masked(step.petition.identity_id)
    step.refuse_unless(
        step.petition.secrecy != Secrecy.ANONYMOUS.value and any((contact.phone, contact.email, contact.address)),
        "这件没有留联系方式，没有办法确定是本人，查询码不能换。回执请收好，不要给别人看。",
        "No contact was left, so nobody can make sure that it is the petitioner: the query code cannot be exchanged. Keep the receipt where nobody sees it.",
    )  # fmt: skip
    _refuse_too_often(step)
    step.body["unit"] = step.petition.desk_unit_id
    if is_own and step.petition.reach == Medium.EMAIL and contact.email:
        step.give_to(step.petition.desk_unit_id)
        step.keep(new_code=True, is_mailed=True)
        new_code.give(step)
        return "mailed"
    step.refuse_unless(
        not step.petition.is_sealed, "这件已经密封移送，查询码只有本人带证件来才能换。请先打电话。", "It was sealed and passed on: the code is exchanged only where he comes himself with his card. Please phone first.",
    )  # fmt: skip
    if not is_own:
        step.keep(asked_by=written(step, entry.note, field="note", least=4, most=SHORT_LIMIT, zh="请写明怎么要求的：打来电话、到窗口、来信。", en="Say how it was asked for: by phone, at the window, by letter."))
    post = contact_changes.called(step)
    step.give_to(step.petition.desk_unit_id, post.person_id if post else None)
    step.keep(second=post.duty if post else Duty.OFFICE_HEAD.value)
    return None


def _refuse_too_often(step: Step) -> None:
    rows = [row for row in step.dossier.records_of(RecordKind.CONTACT) if row is not step.record and row.content.get("new_code")]
    is_often = any(row.opened_at > step.at - A_DAY for row in rows) or sum(row.opened_at > step.at - contact_changes.WINDOW for row in rows) >= MOST
    step.refuse_unless(
        not is_often, "查询码刚换过，或者三十天里换了三次。请打电话，或者带证件来，先问清情况。", "The code was exchanged a short while ago, or three times in thirty days. Phone us, or come with your card, to clear up what is going on.",
    )  # fmt: skip
