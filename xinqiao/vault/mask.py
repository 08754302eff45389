"""Identities as people may see them without a reason: masked."""

from __future__ import annotations

from collections.abc import Collection

from xinqiao.vault.contact import Contact
from xinqiao.vault.models import Identity
from xinqiao.vault.opening import identity, opened


def masked(identity_id: int) -> Contact:
    """Return an identity with every field masked: 陈**, 138****6621, a***@example.cn, 二矿新村…; empty if there is none."""
    row = identity.first(identity_id)
    return mask(opened(row)) if row else Contact()


def masked_some(identity_ids: Collection[int]) -> dict[int, Contact]:
    """Return several identities masked, by their keys (one query, none for none)."""
    rows = Identity.objects.filter(pk__in=identity_ids) if identity_ids else ()
    return {row.pk: mask(opened(row)) for row in rows}


def mask(contact: Contact) -> Contact:
    """Return the contact with only as much left as is needed to tell two people apart."""
    phone, email = contact.phone, contact.email
    return Contact(
        name=contact.name[:1] + "**" if contact.name else "",
        phone=f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else "****" if phone else "",
        email=f"{email[:1]}***{email[email.find('@') :]}" if "@" in email else "",
        address=contact.address[:4] + "……" if contact.address else "",
        on_envelope=contact.on_envelope[:1] + "**" if contact.on_envelope else "",
    )

