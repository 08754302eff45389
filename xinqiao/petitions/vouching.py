"""The hashes by which the ledger vouches for what people wrote, without holding a word of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any


def digest_of(value: Any) -> str:
    """Return the SHA-256 (hex) of plain JSON values."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def texts_digest(texts: Mapping[str, str]) -> str:
    """Return the digest of the free texts of a step."""
    return digest_of(dict(texts))


def text_digest(title: str, text: str) -> str:
    """Return the digest of what was filed."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()


def where_digest(place: str, happened: str) -> str:
    """Return the digest of where and when it happened, in the petitioner's words."""
    return digest_of([place, happened])


def claims_digest(texts: Iterable[str]) -> str:
    """Return the digest of the claims, in their order."""
    return digest_of(list(texts))


def filed_digest(*, text: str, where: str, claims: str, files: Iterable[str]) -> str:
    """Return the digest of all that was filed: of the three digests above and of each file, in the order they were added."""
    return digest_of({"claims": claims, "files": list(files), "text": text, "where": where})


def digest_of_filed(filed: Any) -> str | None:
    """Return the digest of what a receipt's file says was filed; None if it is not in the form of docs/verifying.md."""
    if not isinstance(filed, dict):
        return None
    texts = [filed.get(name, "") for name in ("title", "text", "place", "happened")]
    claims, files = filed.get("claims", []), filed.get("files", [])
    if not (isinstance(claims, list) and isinstance(files, list) and all(isinstance(value, str) for value in (*texts, *claims, *files))):
        return None
    title, text, place, happened = map(as_written, texts)
    return filed_digest(
        text=text_digest(title, text), where=where_digest(place, happened), claims=claims_digest(map(as_written, claims)), files=files
    )  # fmt: skip


def as_written(text: str) -> str:
    """Return a text as it is kept and hashed: line ends as line feeds, no blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def conclusions_digest(rows: Iterable[tuple[str, str, str, str]]) -> str:
    """Return the digest of a draft: (outcome, facts, basis, opinion) of each claim, in their order."""
    return digest_of([list(row) for row in rows])


def content_digest(content: Mapping[str, Any]) -> str:
    """Return the digest of what a linked record holds."""
    return digest_of(dict(content))
