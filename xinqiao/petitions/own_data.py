"""What is kept about a petitioner, for himself alone (个人信息保护法§45, §50): his own words, his own files, what was served on him.

Nothing that staff wrote for one another, nothing of a co-signer, of whoever is complained about, or of any other person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from xinqiao.directory.snapshot import Snapshot
from xinqiao.documents.content import Block, Content, Fields, Heading, Numbered, Paragraph
from xinqiao.documents.models import Document
from xinqiao.petitions import merging
from xinqiao.petitions.disposing import Period, period_of
from xinqiao.petitions.models import Attachment, Claim, Petition, Rating, Statement
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.questions import apart
from xinqiao.rules.terms import Channel, DocumentKind, RatingValue, Secrecy
from xinqiao.rules.text import Text, say
from xinqiao.rules.triage import is_hazard
from xinqiao.vault import mask, reveal
from xinqiao.vault.contact import Contact

PETITIONER = "petitioner"  # as the ledger and the statements name him
OWN_WORDS = Q(actor=PETITIONER) | Q(step="supplement", actor__startswith="person:")  # what he wrote, and what staff took down as he said it
PARTS = {
    "name": Text("姓名", "Name"), "phone": Text("电话", "Phone"), "email": Text("电子邮箱", "E-mail"), "address": Text("地址", "Address"),
    "on_envelope": Text("信封上的寄信人", "Sender on the envelope"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """All of it, in the language of the reader where it is a term; texts as they were written."""

    petition: Petition
    claims: list[str]
    later: list[Statement]
    ratings: list[Rating]
    files: list[Attachment]
    served: list[Document]
    period: Period


def own_data(petition: Petition, directory: Snapshot, today: date) -> OwnData:
    """Return what is kept about the petitioner of `petition` (five queries); his contact is asked for apart."""
    documents = list(Document.objects.filter(subject=petition.number).select_related("service").order_by("pk"))
    claims = list(Claim.objects.filter(petition=petition).order_by("position"))
    hazard = any(is_hazard(code) for code in (petition.category, *(claim.category for claim in claims)))
    return OwnData(
        petition=petition, claims=[claim.text for claim in claims if not claim.is_dropped],
        later=_of(petition, Statement.objects.filter(OWN_WORDS, petition=petition).order_by("pk")),
        ratings=_of(petition, Rating.objects.filter(petition=petition).order_by("pk")),
        files=_of(petition, Attachment.objects.filter(petition=petition, from_petitioner=True).order_by("pk")),
        served=[document for document in documents if _was_served(document)],
        period=period_of(petition, documents, is_hazard=hazard, directory=directory, today=today),
    )  # fmt: skip


def _of(petition: Petition, rows: Any) -> list[Any]:
    """Return rows that know their petition, so that what lies encrypted is asked for once."""
    found = list(rows)
    for row in found:
        row.petition = petition
    return found


def _was_served(document: Document) -> bool:
    """Return whether a document is his: the receipt, and what reached him. Papers between units never are."""
    rule = RULES[DocumentKind(document.kind)]
    return not rule.is_inner and (document.service_id is not None or document.kind == DocumentKind.RECEIPT)


def covered_contact(petition: Petition) -> Contact:
    """Return his contact as the page shows it: covered, for somebody may look over his shoulder."""
    return mask.masked(petition.identity_id)


def as_json(data: OwnData, language: str) -> dict[str, Any]:
    """Return the copy as plain values, with his whole contact. `sha256` of what was served: of the frozen content, before his name stood in it."""
    petition, names = data.petition, merging.names_then(data.petition, data.served)
    contact = reveal.addressee(data.petition.identity_id, subject=data.petition.number)
    return {
        "number": petition.number, "received": local_day(petition.received_at).isoformat(), "channel": say(Channel(petition.channel), language),
        "known_as": say(Secrecy(petition.secrecy), language), "contact": {part: value for part in PARTS if (value := getattr(contact, part))},
        "title": petition.title, "text": petition.text, "place": petition.place, "happened": petition.happened, "claims": data.claims,
        "answers": [{"question": question, "answer": answer} for question, answer in apart(petition.text)[1]],
        "written_later": [{"at": _moment(row.at), "step": row.step, "texts": row.texts} for row in data.later],
        "ratings": [
            {"at": _moment(row.rated_at), "office": say(RatingValue(row.office), language), "unit": say(RatingValue(row.unit), language), "reason": row.reason}
            for row in data.ratings
        ],
        "files": [{"name": row.name, "size": row.size, "sha256": row.sha256, "added": _moment(row.added_at)} for row in data.files],
        "served": [
            {
                "kind": say(DocumentKind(row.kind), language), "number": row.number, "issued": local_day(row.issued_at).isoformat(),
                "served": row.service.served_on.isoformat() if row.service else None, "sha256": row.digest, "content": merging.for_copy(row, names[row.pk], language).to_json(),
            }
            for row in data.served
        ],
        "kept_until": data.period.until.isoformat() if data.period.until else None,
    }  # fmt: skip


def _moment(at: datetime) -> str:
    """Return a moment as the clocks at home show it, with its zone."""
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds")


def as_letter(data: OwnData, language: str, today: date, office: str) -> Content:
    """Return the copy to be drawn as a PDF. Nothing in it is merged: what he wrote stands as he wrote it."""

    def words(zh: str, en: str) -> str:
        return say(Text(zh, en), language)

    known = as_json(data, language)
    rows = ((words("编号", "Number"), known["number"]), (words("收到", "Received"), known["received"]), (words("形式", "Channel"), known["channel"]),
            (words("怎么署名", "Known as"), known["known_as"]), *((say(PARTS[part], language), value) for part, value in known["contact"].items()))  # fmt: skip
    where = "\n".join(filter(None, (known["place"], known["happened"])))
    later = [f"{row['at'][:16].replace('T', ' ')}\n" + "\n".join(filter(None, map(str, row["texts"].values()))) for row in known["written_later"]]
    later += [f"{row['at'][:16].replace('T', ' ')} {row['office']} / {row['unit']} {row['reason']}".strip() for row in known["ratings"]]
    files = [f"{row['name']}, {row['size']} B, SHA-256 {row['sha256']}" for row in known["files"]]
    served = [f"{row['kind']} {row['number']}, {row['served'] or row['issued']}" for row in known["served"]]
    blocks: list[Block] = [
        Fields(rows), Heading(words("您写的", "What you wrote")), Paragraph(known["title"]), Paragraph(known["text"]),
        *([Paragraph(where)] if where else []), *([Numbered(tuple(data.claims))] if data.claims else []),
    ]  # fmt: skip
    for heading, lines in ((words("您后来写的和您的评价", "What you wrote later, and your ratings"), later), (words("您交的文件", "Your files"), files), (words("送达给您的文书", "What was served on you"), served)):
        blocks += [Heading(heading), Numbered(tuple(lines)) if lines else Paragraph(words("没有。", "None."))]
    return Content(
        title=words("您的信息副本", "A copy of your data"), number=known["number"], addressee="", blocks=tuple(blocks), signatory=office, signed_on=today, is_personal=True,
        language="en" if language.startswith("en") else "zh", note=words("只有您自己的话、自己的文件和送达给您的文书；不含工作人员的内部记录和别人的信息。", "Only your own words, your own files and what was served on you; nothing that staff wrote for one another and nothing of others."),
    )  # fmt: skip
