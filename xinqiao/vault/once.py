"""Write a small secret file so that it is whole, durable, and its owner's alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_once(file: Path, content: bytes) -> None:
    """Write `file` unless it is there; of two processes that start at once the first one's stays."""
    draft = _draft(file, content)
    try:
        os.link(draft, file)  # atomic, and keeps the winner
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    _settle(file.parent)


def write_over(file: Path, content: bytes) -> None:
    """Write `file` in place of what was there: the old one or the new one, never a half."""
    _draft(file, content).replace(file)
    _settle(file.parent)


def _draft(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f"{file.stem}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    return draft


def _settle(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
