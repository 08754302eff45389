"""The only door through which an identity is read in full; every opening is written into the ledger."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from xinqiao.ledger.append import Line, append
from xinqiao.vault.cipher import decrypt
from xinqiao.vault.contact import Contact
from xinqiao.vault.models import Identity
from xinqiao.vault.opening import opened


def reveal(identity_id: int, *, subject: str, actor: str, reason: str, at: datetime, parts: Collection[str] = (), record: str = "", stands_for: int | None = None) -> Contact:
    """Return the identity, or only some `parts` of it ("name", "phone", "email", "address", "on_envelope"), after recording who opened it and why.

    `record`: the key of the linked record whose identity it is, if it is not the petitioner's own. `stands_for`: for whom a substitute reads (代理).

    The caller holds the lock on the petition's row and has asked `rules.disclosure`, and for the whole a leave.
    Raises Identity.DoesNotExist if the identity is not of this petition.
    """
    row = Identity.objects.get(pk=identity_id, subject=subject)
    body: dict[str, Any] = {"reason": reason} | ({"parts": sorted(parts)} if parts else {}) | ({"of_record": record} if record else {})
    body |= {"for": stands_for} if stands_for is not None else {}
    append([Line(subject=subject, verb="reveal", actor=actor, at=at, recorded_at=at, body=body)])
    whole = opened(row)
    return Contact(**{part: getattr(whole, part) for part in parts}) if parts else whole


def reveal_list(identities: Mapping[int, str], *, actor: str, reason: str, at: datetime, parts: Collection[str]) -> dict[int, Contact]:
    """Return some `parts` of several identities, each key with its petition's number, after recording in each petition's chain who took them out and why.

    The caller holds the lock on each petition's row. An identity that is not of its petition is not there. One query, and one a chain.
    """
    rows = {row.pk: row for row in Identity.objects.filter(pk__in=identities) if row.subject == identities[row.pk]}
    body = {"reason": reason, "parts": sorted(parts)}
    append([Line(subject=row.subject, verb="reveal", actor=actor, at=at, recorded_at=at, body=body) for row in rows.values()])
    whole = {key: opened(row) for key, row in rows.items()}
    return {key: Contact(**{part: getattr(contact, part) for part in parts}) for key, contact in whole.items()}


def addressee(identity_id: int, *, subject: str) -> Contact:
    """Return the identity for a letter that goes to the petitioner himself: merged and sent, shown to nobody else."""
    return opened(Identity.objects.get(pk=identity_id, subject=subject))


def passed_on(identity_ids: Collection[int], *, subject: str) -> dict[int, tuple[Contact, str]]:
    """Return contact and query code of several identities of one petition, to go on into a part of it unseen (one query).

    Raises Identity.DoesNotExist if one of them is not of this petition.
    """
    rows = Identity.objects.filter(pk__in=set(identity_ids), subject=subject)
    found = {row.pk: (opened(row), decrypt(row.query_code, "identity.query_code")) for row in rows}
    if found.keys() != set(identity_ids):
        raise Identity.DoesNotExist
    return found


def new_code(identity_id: int, *, subject: str, actor: str, reason: str, at: datetime, stands_for: int | None = None) -> str:
    """Return a query code that staff hand over, after recording who opened it and why: the petitioner reads it like every opening. As for `reveal`, under the lock."""
    code = query_code(identity_id, subject=subject)
    body: dict[str, Any] = {"reason": reason, "parts": ["code"]} | ({"for": stands_for} if stands_for is not None else {})
    append([Line(subject=subject, verb="reveal", actor=actor, at=at, recorded_at=at, body=body)])
    return code


def query_code(identity_id: int, *, subject: str) -> str:
    """Return the query code for the petitioner's own receipt."""
    row = Identity.objects.get(pk=identity_id, subject=subject)
    return decrypt(row.query_code, "identity.query_code")

