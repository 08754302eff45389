"""What every change of a petitioner's name or contact has in common, whoever began it and however it was confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from xinqiao.directory.conflicts import free
from xinqiao.directory.duties import holders
from xinqiao.directory.models import Post
from xinqiao.ledger.append import history
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Duty, Medium, Party, RecordKind, Secrecy
from xinqiao.rules.terms_sharing import NAME_PROOFS, ContactPart, ContactProof, ContactStatus
from xinqiao.vault import mask, store
from xinqiao.vault.contact import Contact

NAME_LIMIT = 40
WINDOW, MOST, MOST_ASKED = timedelta(days=30), 2, 3  # so many changes in so many days (policy); what he takes back counts for asking only
OF_THE_CODE = (ContactStatus.SPOKEN, ContactStatus.CODE_ASKED, ContactStatus.RENEWED)  # nothing of name or contact was changed
CODE_LASTS = timedelta(days=3)  # a code sent to the old e-mail (policy)


def checked(step: Step, new: Contact) -> list[str]:
    """Return which parts `new` changes. Refuses where there is nothing to change, what is too long, and what comes too often."""
    step.refuse_unless(
        step.petition.secrecy != Secrecy.ANONYMOUS.value, "匿名的件没有留姓名和联系方式，不能改。", "An anonymous petition has no name and no contact to change.", field="phone",
    )  # fmt: skip
    changed = [part.value for part in ContactPart if getattr(new, part.value)]
    step.refuse_unless(bool(changed), "姓名、电话、邮箱、地址至少写一样新的。", "Write at least one new value: name, phone, e-mail or address.", field="phone")
    for part in ContactPart:
        most = NAME_LIMIT if part is ContactPart.NAME else SHORT_LIMIT
        step.refuse_unless(len(getattr(new, part.value)) <= most, f"最多 {most} 个字。", f"At most {most} characters.", field=part.value)
    earlier = [row for row in step.dossier.records_of(RecordKind.CONTACT) if row is not step.record and row.opened_at > step.at - WINDOW and row.standing not in OF_THE_CODE]
    counted = [row for row in earlier if row.standing is not ContactStatus.DROPPED]
    step.refuse_unless(
        len(counted) < MOST and len(earlier) < MOST_ASKED, "三十天里改的次数太多了，请信访办主任先问清情况。",
        "It was changed too often within thirty days: let the head of the petition office ask first what is going on.",
    )  # fmt: skip
    return changed


def check_proof(step: Step, changed: Iterable[str], proof: ContactProof) -> None:
    """Refuse a proof that is none for a name."""
    step.refuse_unless(
        ContactPart.NAME.value not in changed or proof in NAME_PROOFS, "改姓名要看过证件、核对过来信，或者是我们写错了；只打电话不算。",
        "A name is changed after his card or letter was seen, or where the mistake was ours; a phone call is not enough.", field="proof",
    )  # fmt: skip


def stripped(*, name: str = "", phone: str = "", email: str = "", address: str = "") -> Contact:
    """Return what was typed as a contact."""
    return Contact(name=name.strip(), phone=phone.strip(), email=email.strip(), address=address.strip())


def was_opened_by(record: LinkedRecord, number: str, actor: str) -> bool:
    """Return whether this person opened the new values of a change through the logged door (one query)."""
    return any(line.verb == "reveal" and line.actor == actor and line.body.get("of_record") == record.key for line in history(number))


def take_effect(step: Step) -> None:
    """Let the new values count, keep the old ones sealed in the record, and tell the old e-mail too."""
    record = step.linked
    step.refuse_unless(record.identity_id is not None, "找不到新的姓名或者联系方式，请重新登记。", "The new name or contact is missing: enter it again.")
    has_old_mail = store.exchange(step.petition.identity_id, record.identity_id or 0, subject=step.petition.number)
    step.body["unit"] = record.unit_id
    step.keep(changed_at=step.at.isoformat())
    if has_old_mail and step.petition.reach == Medium.EMAIL:  # the row tells the new one; the old one hears of it too
        step.journal.add(
            Message(
                subject=step.petition.number, step=step.name, party=Party.PETITIONER.value, medium=Medium.EMAIL.value, identity_id=record.identity_id,
                language=step.petition.language, next_try_at=step.at, queued_at=step.at, unit_id=step.petition.desk_unit_id,
            )
        )  # fmt: skip


def running(records: Iterable[LinkedRecord]) -> LinkedRecord | None:
    """Return the change that waits to be checked or confirmed, of the records of a petition; None if none does."""
    waiting = (ContactStatus.ASKED, ContactStatus.VERIFIED)
    return next((row for row in records if row.kind == RecordKind.CONTACT and row.standing in waiting), None)


def disowned(records: Iterable[LinkedRecord]) -> LinkedRecord | None:
    """Return the change that the petitioner says is not his, or by which he asks for a new query code, while nobody has spoken with him; None if there is none."""
    waiting = (ContactStatus.DISOWNED, ContactStatus.CODE_ASKED)
    return next((row for row in records if row.kind == RecordKind.CONTACT and row.standing in waiting), None)


def last_done(records: Iterable[LinkedRecord]) -> LinkedRecord | None:
    """Return the newest change that waits for nobody any more, of the records of a petition (oldest first); None if there is none."""
    done = (ContactStatus.CHANGED, ContactStatus.REFUSED, ContactStatus.DROPPED, ContactStatus.SPOKEN, ContactStatus.RENEWED)
    return next((row for row in reversed(list(records)) if row.kind == RecordKind.CONTACT and row.standing in done), None)


def called(step: Step, not_he: int | None = None) -> Post | None:
    """Return who is called by name to speak with the petitioner: a head of the registering office, else an officer of it; nobody kept out, and not `not_he`.

    What only the officers read until triage (ADR-0020) is theirs: a head finds no such petition.
    """
    unit, shut = step.petition.desk_unit_id, step.dossier.aside(step.today) | ({not_he} if not_he else set())
    posts = holders([unit], {Duty.OFFICE_HEAD, Duty.COORDINATOR}, step.today)
    if step.petition.is_kept_close:
        posts = [post for post in posts if post.duty == Duty.COORDINATOR.value] or posts
    able = free(posts, frozenset(shut))
    return min(able, key=lambda post: post.duty != Duty.OFFICE_HEAD.value, default=None)


def new_values(record: LinkedRecord) -> Contact:
    """Return the new values of a change, masked."""
    return mask.masked(record.identity_id) if record.identity_id else Contact()


def code_counts(record: LinkedRecord, today: date) -> bool:
    """Return whether a code was sent for this change, and is not too old."""
    return bool(record.code_digest) and record.standing is ContactStatus.ASKED and today <= local_day(record.opened_at) + CODE_LASTS


def identity_then(petition: Petition, records: Iterable[LinkedRecord], at: datetime) -> int:
    """Return the key of the identity in which the name lies that the petitioner had at a moment: papers keep the name they were issued to."""
    for row in records:  # oldest first; each keeps the name of before
        changed_at = row.content.get("changed_at") if row.kind == RecordKind.CONTACT else None
        if changed_at and ContactPart.NAME.value in row.content["changed"] and at < datetime.fromisoformat(changed_at) and row.identity_id:
            return row.identity_id
    return petition.identity_id
