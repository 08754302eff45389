"""Put the petitioner's name and query code into a document at the last moment, and render it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from xinqiao.directory import artwork
from xinqiao.documents.content import Content
from xinqiao.documents.models import Document
from xinqiao.documents.rendering import render_docx, render_html, render_pdf
from xinqiao.documents.rendering.merging import merged
from xinqiao.petitions.checking import with_check
from xinqiao.petitions.contact_changes import identity_then
from xinqiao.petitions.dossier import linked, secrecy_of
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.text import Text, say
from xinqiao.vault import mask, reveal
from xinqiao.vault.contact import grouped

NAMELESS = Text("反映人", "Sir or Madam")
CO_SIGNER = Text("共同反映人", "One of those who signed")  # who of them asks is on the screen, for who may know it
CHECK_VALUE = Text("核对码（SHA-256）：{digest}", "Check value (SHA-256): {digest}")
HIDDEN_CODE = "•••• •••• ••••"

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Mapping[str, tuple[str, Callable[[Content, Mapping[str, str]], bytes]]] = {
    "pdf": ("application/pdf", render_pdf), "docx": (DOCX, render_docx),
}  # fmt: skip


def for_petitioner(petition: Petition, language: str, document: Document | None = None) -> dict[str, str]:
    """Return what the placeholders stand for in the petitioner's own copy of `document`: his name as it was when it was issued (two queries, a third where anything is linked)."""
    identity = reveal.addressee(_identity_then(petition, document), subject=petition.number)
    code = reveal.query_code(petition.identity_id, subject=petition.number)
    return {"petitioner": identity.name or say(NAMELESS, language), "member": say(CO_SIGNER, language), "query_code": grouped(code)}


def _identity_then(petition: Petition, document: Document | None) -> int:
    return identity_then(petition, linked(petition), document.issued_at) if document is not None else petition.identity_id


def names_then(petition: Petition, documents: Sequence[Document]) -> dict[int, str]:
    """Return the petitioner's name as it was when each of these documents was issued, by its key, for his own copy (a query, two where anything is linked)."""
    records = linked(petition)
    keys = {document.pk: identity_then(petition, records, document.issued_at) for document in documents}
    known = reveal.passed_on(set(keys.values()), subject=petition.number) if keys else {}
    return {pk: known[key][0].name for pk, key in keys.items()}


def for_member(language: str) -> dict[str, str]:
    """Return what the placeholders stand for in a co-signer's copy: nobody's name, and never the petitioner's query code."""
    return {"petitioner": say(NAMELESS, language), "member": say(CO_SIGNER, language), "query_code": HIDDEN_CODE}


def address_lines(identity_id: int, subject: str) -> list[str]:
    """Return the name and the address to which a co-signer's copy goes."""
    contact = reveal.addressee(identity_id, subject=subject)
    return [value for value in (contact.name, contact.address) if value]


def for_staff(petition: Petition, language: str, document: Document | None = None) -> dict[str, str]:
    """Return what the placeholders stand for on a screen of the staff: masked, of `document` as it was issued, and never a query code."""
    name, records = "", linked(petition)
    if secrecy_of(petition, records) is Secrecy.REAL_NAME:
        name = mask.masked(identity_then(petition, records, document.issued_at) if document else petition.identity_id).name
    return {"petitioner": name or say(NAMELESS, language), "member": say(CO_SIGNER, language), "query_code": HIDDEN_CODE}


def each_for_staff(petition: Petition, language: str, documents: Sequence[Document]) -> list[dict[str, str]]:
    """Return `for_staff` of each of several documents (two queries)."""
    if len(documents) < 2:
        return [for_staff(petition, language, document) for document in documents]
    records = linked(petition)
    keys = [identity_then(petition, records, document.issued_at) for document in documents]
    known = mask.masked_some(set(keys)) if secrecy_of(petition, records) is Secrecy.REAL_NAME else {}
    names = [known[key].name if key in known else "" for key in keys]
    return [{"petitioner": name or say(NAMELESS, language), "member": say(CO_SIGNER, language), "query_code": HIDDEN_CODE} for name in names]


def content(document: Document, language: str, address: str = "", *, clean: Callable[[str], str] | None = None) -> Content:
    """Return the frozen content of a document in "zh" or "en" with its seal, the ledger's hash of it, and where to check it.

    `address` is the page on which anybody can check a document that is handed out; without it there is no QR code.
    `clean` takes out who brings the matter, for a reader who may not know it; the petitioner's own copy says what was frozen.
    """
    written = Content.from_json(document.content["en" if language.startswith("en") else "zh"])
    written = written.covering(clean) if clean else written
    marked = replace(
        written, check_value=say(CHECK_VALUE.fill(digest=document.digest), language),
        seal_picture=artwork.seal_picture(written.seal), word_file=artwork.word_file(written.word_template),
    )  # fmt: skip
    return with_check(marked, document, address)


def for_copy(document: Document, name: str, language: str) -> Content:
    """Return a document as it stands in the petitioner's copy of his data: addressed to him, without the query code, which opens the matter."""
    merge = {"petitioner": name or say(NAMELESS, language), "member": say(CO_SIGNER, language), "query_code": HIDDEN_CODE}
    return merged(content(document, language), merge)


def as_html(
    document: Document, merge: Mapping[str, str], language: str, *, level: int = 1, address: str = "", clean: Callable[[str], str] | None = None
) -> str:
    """Return the letter as a piece of HTML, every text in it escaped."""
    return render_html(content(document, language, address, clean=clean), merge, level=level)


def as_file(
    document: Document, merge: Mapping[str, str], language: str, form: str, *, address: str = "", clean: Callable[[str], str] | None = None
) -> tuple[str, bytes]:
    """Return (media type, bytes) of the letter as "pdf" or "docx". KeyError for another form."""
    media_type, render = FORMATS[form]
    return media_type, render(content(document, language, address, clean=clean), merge)
