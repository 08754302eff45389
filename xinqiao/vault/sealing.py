"""Text that must lie encrypted in a row of another app: what somebody has typed and not yet filed."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag

from xinqiao.vault import cipher


def seal(text: str, context: str) -> str:
    """Return `text` encrypted for a text column; `context` must be given again to open it."""
    return cipher.encrypt(text, context)


def unseal(sealed: str, context: str) -> str | None:
    """Return the text again; None if it was changed or its key is gone."""
    try:
        return cipher.decrypt(sealed, context)
    except (InvalidTag, KeyError, ValueError):
        return None
