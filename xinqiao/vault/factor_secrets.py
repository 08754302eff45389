"""The secrets of staff's code generators: sealed for one person, opened to check a code, shown to nobody afterwards."""

from __future__ import annotations

from xinqiao.vault.cipher import decrypt, encrypt


def seal(secret: str, person_id: int) -> str:
    """Return `secret` encrypted for this person."""
    return encrypt(secret, _context(person_id))


def unseal(sealed: str, person_id: int) -> str:
    """Return the plain secret; raises InvalidTag if it was changed or is another person's."""
    return decrypt(sealed, _context(person_id))


def _context(person_id: int) -> str:
    return f"factor.totp.{person_id}"
