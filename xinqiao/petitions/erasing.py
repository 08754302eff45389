"""Take the content of a petition out of the store: everything anybody wrote, every identity, every file. What is left is listed in ADR-0011."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xinqiao.documents.models import Document, Service
from xinqiao.outbox.models import Evidence, Message
from xinqiao.petitions.models import (
    Attachment,
    Claim,
    FileTicket,
    LinkedRecord,
    Obligation,
    OpenForm,
    Petition,
    Rating,
    Statement,
)
from xinqiao.rules.record_kinds import RECORD_RULES, As
from xinqiao.rules.terms import RecordKind
from xinqiao.vault import files
from xinqiao.vault.store import erase_subject
from xinqiao.wording import index as wording

GONE = "（保管期满，内容已经销毁）"  # stands where the title stood, in lists
SENT_UP = "（已送上级机关，内容已经销毁）"  # … of what went to the superior body on paper
KEPT_AS = (As.DAY, As.MOMENT, As.UNIT, As.PERSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """`files`: keys of files that still lie on the disk; `removed`: how many rows of each kind lost their content."""

    files: list[str]
    removed: dict[str, int]


def erase(petition: Petition, *, title: str = GONE, with_readings: bool = True) -> Erased:
    """Remove the content of `petition` in the caller's transaction; the rows that the ledger vouches for stay, without a word in them.

    `with_readings`: who opened its pages goes too. The petition's own row is written here too, with `title`. Files are left to the caller, who removes them once this is committed.
    """
    number = petition.number
    keys = list(Attachment.objects.filter(petition=petition).values_list("file_key", flat=True))
    removed = {"attachments": len(keys), "identities": erase_subject(number, with_readings=with_readings)}
    FileTicket.objects.filter(attachment__petition=petition).delete()
    for name, table in (("attachments", Attachment), ("statements", Statement), ("forms", OpenForm), ("obligations", Obligation)):
        removed[name] = table.objects.filter(petition=petition).delete()[0]
    Evidence.objects.filter(message__subject=number).delete()
    removed["messages"] = Message.objects.filter(subject=number).delete()[0]
    removed["claims"] = Claim.objects.filter(petition=petition).update(text="", facts="", basis="", opinion="")
    Rating.objects.filter(petition=petition).update(reason="")
    removed["documents"] = Document.objects.filter(subject=number).update(content={})
    Service.objects.filter(subject=number).update(recipient="", witness="", tracking_number="")
    for record in LinkedRecord.objects.filter(petition=petition):
        record.petition = petition
        record.content, record.identity_id, record.code_digest = scrubbed(record), None, ""
        if record.kind == RecordKind.COMPLAINED:
            record.person_id = None  # who was complained about
        record.save(update_fields=["content", "identity_id", "code_digest", "person_id"])
    wording.remove(petition.pk)
    petition.title, petition.text, petition.place, petition.happened = title, "", "", ""
    petition.save(update_fields=["title", "text", "place", "happened"])
    return Erased(files=keys, removed={name: count for name, count in removed.items() if count})


def scrubbed(record: LinkedRecord) -> dict[str, Any]:
    """Return what stays of a linked record: days, keys of units and staff, numbers, official terms. Every text is emptied."""
    fields = RECORD_RULES[RecordKind(record.kind)].fields
    kept: dict[str, Any] = {}
    for name, value in record.content.items():
        rule = fields.get(name)
        is_plain = rule is not None and (rule.is_read in KEPT_AS or rule.term is not None) and record.kind != RecordKind.COMPLAINED
        kept[name] = value if is_plain or value is None or isinstance(value, int | float) else type(value)()
    return kept


def remove_file(key: str) -> None:
    """Remove a file and its clean copy from the disk; nothing happens where they are gone already."""
    files.drop_copy(key)
    files.drop(key)
