"""Uploaded files, encrypted on disk: whole or not there at all, whatever happens in between."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from xinqiao.vault.cipher import decrypt_bytes, encrypt_bytes, key_of_bytes


def _place(key: str) -> Path:
    return Path(settings.DATA) / "files" / key[:2] / key


def keep(content: bytes) -> str:
    """Encrypt and write `content` durably before returning its key; a row may then point to it."""
    key = secrets.token_hex(20)
    _write(key, content)
    return key


def copy_of(key: str) -> str:
    """Return the key of the clean copy of a file: it follows from the file's own, so that no row can point to another one's."""
    return f"{key}c"


def keep_copy(key: str, content: bytes) -> None:
    """Keep the clean copy of the file `key`; one that is there already is replaced."""
    _write(copy_of(key), content)


def drop_copy(key: str) -> None:
    """Remove the clean copy of the file `key`, if there is one: what was found in the file must not be opened."""
    _place(copy_of(key)).unlink(missing_ok=True)


def drop(key: str) -> None:
    """Remove a file, if it is there: its petition was disposed of, it was never filed, or it is a list of names whose day has passed."""
    _place(key).unlink(missing_ok=True)


def kept_since(key: str) -> float:
    """Return when a file was last written, in seconds since 1970. Raises FileNotFoundError."""
    return _place(key).stat().st_mtime


def _write(key: str, content: bytes) -> None:
    place = _place(key)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = place.with_suffix(".part")
    with draft.open("wb") as stream:
        stream.write(encrypt_bytes(content, f"file.{key}"))
        stream.flush()
        os.fsync(stream.fileno())
    hour = time.time() // 3600 * 3600  # the time of a file is the time of a filing: the minute is nobody's business
    os.utime(draft, (hour, hour))
    draft.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the name is durable too
    finally:
        os.close(folder)


def fetch(key: str) -> bytes:
    """Return the content kept under `key`; raises FileNotFoundError, or InvalidTag if it was changed."""
    return decrypt_bytes(_place(key).read_bytes(), f"file.{key}")


def kept() -> Iterator[str]:
    """Yield the keys of all files that lie here."""
    for folder in sorted((Path(settings.DATA) / "files").glob("??")):
        yield from (place.name for place in sorted(folder.iterdir()) if not place.suffix)


def encrypted_under(key: str) -> str:
    """Return the id of the key of the ring under which a file lies."""
    with _place(key).open("rb") as stream:
        return key_of_bytes(stream.read(40))


def rewrite(key: str) -> None:
    """Encrypt a file anew under the current key: the old one or the new one lies there, never a half."""
    _write(key, fetch(key))
