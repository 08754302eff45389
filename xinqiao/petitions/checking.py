"""Is this paper ours? Whoever holds it checks its number and its check value; nothing of the matter is said."""

from __future__ import annotations

import hmac
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from xinqiao.documents.content import Content, Verify
from xinqiao.documents.issue import content_digest
from xinqiao.documents.models import Document
from xinqiao.petitions import throttle
from xinqiao.prepared import Prepared
from xinqiao.retention.batches import tombstone
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.text import Text, say

SHORTEST = 12  # hexadecimal digits of the check value: 48 bits, and guessing is throttled
BRACKETS = str.maketrans("[]()【】〈〉", "〔〕" * 4)
CHECK = Text(
    "扫码核对是不是我们发的；或打开下面的网址，填编号和核对码前 {n} 位：{check}",
    "Scan to check that it is ours; or open the address below and enter the number and the first {n} digits of the check value: {check}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`document` if number and check value belong together; `is_whole`: what we keep is what was issued then."""

    document: Document | None = None
    is_whole: bool = False
    is_disposed: bool = False  # its content was disposed of: the check value is all that is left
    free_at: datetime | None = None  # too many wrong tries: when it is free again


def is_checkable(document: Document) -> bool:
    """Return whether strangers may check a document: only what was written to be handed out."""
    return RULES[DocumentKind(document.kind)].must_be_served


def with_check(content: Content, document: Document, address: str) -> Content:
    """Return the content with the QR code of the page that checks it. The frozen document has none: addresses change."""
    if not address or not is_checkable(document):
        return content
    check = document.digest[:SHORTEST]
    url = f"{address}?{urlencode({'number': document.number, 'check': check})}"
    block = Verify(say(CHECK.fill(n=SHORTEST, check=check), content.language), url, address)
    return content.adding(block)


def as_document_number(typed: str) -> str:
    """Return a typed document number as it is stored: brackets and spaces are mended."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed))
    return plain.translate(BRACKETS)[:60]


def as_check(typed: str) -> str:
    """Return a typed check value as bare hexadecimal digits."""
    return re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", typed)).lower()[:64]


_by_number = Prepared(lambda number: Document.objects.filter(number=number), str)


def check(number: str, value: str, *, place: str, tries: int, at: datetime) -> Checked:
    """Compare a number with the beginning of its check value. A wrong number and a wrong value get the same answer.

    Only wrong tries are counted; `place` and `tries` as in `lookup.look_up`.
    """
    known, typed = as_document_number(number), as_check(value)
    limits = throttle.for_a_key("check", number=known, place=place, tries=tries)
    if throttle.is_used_up(limits, at):
        return Checked(free_at=throttle.free_again_at(at))
    document = _by_number.first(known) if known.isprintable() else None
    digest = document.digest if document and is_checkable(document) else "-" * 64
    if len(typed) >= SHORTEST and hmac.compare_digest(digest[: len(typed)].encode(), typed.encode()) and document:
        if not document.content and tombstone(document.subject) is not None:
            return Checked(document=document, is_disposed=True)
        return Checked(document=document, is_whole=content_digest(document.content) == document.digest)
    for limit in limits:
        throttle.count(limit, at)
    return Checked()
