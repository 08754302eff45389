"""Pictures of seals and Word templates by their hash: a document names what it was issued with."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from xinqiao.directory.models import Seal, WordTemplate


def seal_picture(sha256: str) -> bytes:
    """Return the picture (PNG) of this hash; empty for no hash, for an unknown one, and if the picture was altered."""
    return _or_nothing(_seal, sha256)


def word_file(sha256: str) -> bytes:
    """Return the Word template (.docx) of this hash; empty as above."""
    return _or_nothing(_template, sha256)


def _or_nothing(read: object, sha256: str) -> bytes:
    try:
        return bytes(read(sha256)) if sha256 else b""  # type: ignore[operator]
    except LookupError:
        return b""


@lru_cache(maxsize=64)
def _seal(sha256: str) -> bytes:
    row = Seal.objects.filter(sha256=sha256).first()
    return _unaltered(row.picture if row else b"", sha256)


@lru_cache(maxsize=32)
def _template(sha256: str) -> bytes:
    row = WordTemplate.objects.filter(sha256=sha256).first()
    return _unaltered(row.content if row else b"", sha256)


def _unaltered(content: bytes | memoryview, sha256: str) -> bytes:
    """Return what was read; LookupError (which is not remembered) unless it is what the hash says."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise LookupError(sha256)
    return bytes(content)
