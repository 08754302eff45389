"""Freeze a document: its number, its whole content in both languages, and the hash of it."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from xinqiao.documents.models import Document
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import DocumentKind


def frozen(
    kind: DocumentKind, *, subject: str, number: str, unit_id: int, issued_at: datetime, content: dict[str, Any], is_secret: bool = False
) -> Document:  # fmt: skip
    """Return the unsaved row of a document. `content` is {"zh": …, "en": …} and is never changed afterwards; a secret one lies encrypted."""
    return Document(
        subject=subject, kind=kind.value, number=number, unit_id=unit_id, issued_at=issued_at, content=content,
        digest=content_digest(content), is_secret=is_secret,
    )  # fmt: skip


def content_digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 (hex) of a document's content in canonical JSON."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def number_scope(kind: DocumentKind, unit_mark: str, year: int) -> str:
    """Return the scope in which numbers of this kind count for one unit and year."""
    return f"{unit_mark}:{RULES[kind].mark}:{year}"


def formatted_number(kind: DocumentKind, unit_mark: str, year: int, n: int) -> str:
    """Return the number as it stands on the document: 二矿信受〔2026〕12号."""
    return f"{unit_mark}信{RULES[kind].mark}〔{year}〕{n}号"
