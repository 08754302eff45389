"""The only door through which an identity is read in full; every opening is written into the ledger."""

from __future__ import annotations

from datetime import datetime

from xinqiao.ledger.append import Line, append
from xinqiao.vault.cipher import decrypt
from xinqiao.vault.contact import Contact
from xinqiao.vault.models import Identity
from xinqiao.vault.opening import opened


def reveal(identity_id: int, *, subject: str, actor: str, reason: str, at: datetime) -> Contact:
    """Return the whole identity, after recording who opened it and why on the petition's chain.

    The caller holds the lock on the petition's row and has asked `rules.disclosure`.
    Raises Identity.DoesNotExist if the identity is not of this petition.
    """
    row = Identity.objects.get(pk=identity_id, subject=subject)
    append([Line(subject=subject, verb="reveal", actor=actor, at=at, recorded_at=at, body={"reason": reason})])
    return opened(row)


def addressee(identity_id: int, *, subject: str) -> Contact:
    """Return the identity for a letter that goes to the petitioner himself: merged and sent, shown to nobody else."""
    return opened(Identity.objects.get(pk=identity_id, subject=subject))


def query_code(identity_id: int, *, subject: str) -> str:
    """Return the query code for the petitioner's own receipt."""
    row = Identity.objects.get(pk=identity_id, subject=subject)
    return decrypt(row.query_code, "identity.query_code")

