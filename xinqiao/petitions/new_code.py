"""A new query code in place of one that somebody else may hold, and who hands it to the petitioner."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import sees_for
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_sharing import ContactStatus
from xinqiao.vault import reveal, store
from xinqiao.vault.contact import new_query_code

HANDED_OVER_WITHIN = timedelta(days=3)  # so long whoever spoke with him can open the new code to hand it over (policy)


def give(step: Step) -> None:
    """Let a new code open the petition, and every other that the old one opened because it was split off: sealed ones too, which this tells to nobody.

    Whoever holds the old code is out at once: every visit and ticket is bound to the digest of the code (`web/petitioner/grants.py`).
    """
    petition, code = step.petition, new_query_code()
    old = reveal.query_code(petition.identity_id or 0, subject=petition.number)
    digest = store.code_digest(code)
    for other in _family(petition, store.code_digests(old)):
        store.renew_code(other.identity_id or 0, code, subject=other.number)
        other.code_digest = digest
        step.journal.change(other, "code_digest")
    store.renew_code(petition.identity_id or 0, code, subject=petition.number)
    petition.code_digest = digest
    step.journal.change(petition, "code_digest")


def opened(petition: Petition, actor: Staff, directory: Snapshot, *, reason: str, at: datetime) -> str:
    """Return the code, after recording under the lock who opened it and why (`may_hand_over` has been asked); the petitioner reads it like every opening."""
    with transaction.atomic():
        locked = Petition.objects.select_for_update().get(pk=petition.pk)
        stands_for = sees_for(actor, petition, directory)
        return reveal.new_code(locked.identity_id or 0, subject=locked.number, actor=actor.name, reason=reason, at=at, stands_for=stands_for)


def _family(petition: Petition, digests: list[str]) -> list[Petition]:
    """Return the petitions that the same code opens because one was split off another, however often (two queries, index `petition_code`)."""
    alike = {row.number: row for row in Petition.objects.filter(code_digest__in=digests, disposed_on=None, identity_id__isnull=False).exclude(pk=petition.pk)}
    if not alike:
        return []
    rows = LinkedRecord.objects.filter(petition__in=[petition.pk, *(row.pk for row in alike.values())], kind=RecordKind.SPLIT.value).select_related("petition")
    pairs = [(row.petition.number, row.content.get("number", "")) for row in rows]
    found, grown = {petition.number}, set[str]()
    while found != grown:
        grown = set(found)
        found |= {number for pair in pairs if found & set(pair) for number in pair}
    return [alike[number] for number in sorted(found & alike.keys())]


def may_hand_over(record: LinkedRecord, actor: Staff, today: date) -> bool:
    """Return whether this person may open the new code: he spoke with the petitioner, it was not mailed, and that is a few days ago at most."""
    if record.kind != RecordKind.CONTACT or record.standing is not ContactStatus.SPOKEN or not record.content.get("new_code") or record.content.get("is_mailed"):
        return False
    return record.person_id == actor.person.pk and today <= date.fromisoformat(record.content["spoken_on"]) + HANDED_OVER_WITHIN
