"""Put identities into the vault. Nothing here gives anything back."""

from __future__ import annotations

import hmac
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, QuerySet

from xinqiao.vault.cipher import encrypt
from xinqiao.vault.contact import Contact, comparable
from xinqiao.vault.models import CodeOpening, ContactDigest, Identity, PageReading
from xinqiao.vault.opening import alike, opened


def new_identity(subject: str, contact: Contact, query_code: str) -> tuple[Identity, list[ContactDigest]]:
    """Return the unsaved rows for one petitioner of the petition `subject`."""
    identity = Identity(
        subject=subject,
        name=encrypt(contact.name, "identity.name"), phone=encrypt(contact.phone, "identity.phone"),
        email=encrypt(contact.email, "identity.email"), address=encrypt(contact.address, "identity.address"),
        on_envelope=encrypt(contact.on_envelope, "identity.on_envelope"), query_code=encrypt(query_code, "identity.query_code"),
    )  # fmt: skip
    digests = [
        ContactDigest(identity=identity, kind=kind, digest=contact_digest(kind, value))
        for kind, value in digested(contact)
    ]
    return identity, digests


def digested(contact: Contact) -> list[tuple[str, str]]:
    """Return what of a contact gets a blind index: by which kind, and the value."""
    values = (("phone", contact.phone), ("email", contact.email), (ContactDigest.NAME, contact.name), (ContactDigest.NAME, contact.on_envelope if contact.on_envelope != contact.name else ""))
    return [(kind, value) for kind, value in values if value and (kind != ContactDigest.NAME or len(value.strip()) > 1)]


def save(identities: list[Identity], digests: list[ContactDigest]) -> None:
    """Save the rows of `new_identity`; the identities get their keys."""
    Identity.objects.bulk_create(identities)
    if digests:
        ContactDigest.objects.bulk_create(digests)


def contact_digest(kind: str, value: str) -> str:
    """Return the blind index of a contact."""
    return str(settings.KEYRING.blind(f"contact.{kind}", comparable(kind, value)))


def code_digest(code: str) -> str:
    """Return the keyed digest of a query code, as the petition keeps it."""
    return str(settings.KEYRING.blind("query_code", code))


def code_digests(code: str) -> list[str]:
    """Return the keyed digests under which a query code may be kept: one, or one for each key while the index key is turned."""
    return [str(blind) for blind in settings.KEYRING.blinds("query_code", code)]


def renew_code(identity_id: int, code: str, *, subject: str) -> None:
    """Keep another query code for a petitioner, in the caller's transaction. Raises Identity.DoesNotExist if the identity is not of this petition."""
    row = Identity.objects.select_for_update().get(pk=identity_id, subject=subject)
    row.query_code = encrypt(code, "identity.query_code")
    row.save(update_fields=["query_code"])


def code_matches(code: str, digest: str) -> bool:
    """Compare a typed query code with the kept digest in constant time; while the index key is turned, under each key."""
    return bool(sum(hmac.compare_digest(blind, digest) for blind in settings.KEYRING.blinds("query_code", code)))


def subjects_alike(identity: Any) -> QuerySet[Identity, Any]:
    """Return the petitions whose petitioner or co-signer has the phone or e-mail of `identity` (a key, or the OuterRef of one), as a subquery."""
    own = ContactDigest.objects.exclude(kind=ContactDigest.NAME).filter(identity=OuterRef(identity) if isinstance(identity, OuterRef) else identity)
    return Identity.objects.filter(digests__digest__in=own.values("digest")).values("subject")


def same_contact(identity_id: int, *, limit: int) -> list[str]:
    """Return the numbers of other petitions whose phone or e-mail is the same, newest first, at most `limit` (and ten).

    One query.
    """
    return [row.subject for row in alike(identity_id)[:limit]]


def of_contact(contact: Contact, *, limit: int) -> list[str]:
    """Return the numbers of petitions whose petitioner or co-signer left exactly this phone or e-mail, newest first (one query, none where neither is given).

    Never by a name: whoever asks by a name would learn whether its bearer has petitioned.
    """
    kinds = (("phone", contact.phone), ("email", contact.email))
    digests = [blind for kind, value in kinds if value for blind in settings.KEYRING.blinds(f"contact.{kind}", comparable(kind, value))]
    if not digests:
        return []
    keys = ContactDigest.objects.filter(digest__in=digests).exclude(kind=ContactDigest.NAME).order_by("-identity_id").values("identity_id")
    return list(dict.fromkeys(Identity.objects.filter(pk__in=keys[:limit]).order_by("-pk").values_list("subject", flat=True)))


def erase_subject(subject: str, *, with_readings: bool = True) -> int:
    """Remove every identity of a petition and its blind indexes, in the caller's transaction; return how many identities.

    `with_readings`: who opened its pages goes too. Without, the petitioner goes on reading it (个人信息保护法§45, ADR-0017).
    """
    ContactDigest.objects.filter(identity__subject=subject).delete()
    if with_readings:
        PageReading.objects.filter(subject=subject).delete()
    CodeOpening._default_manager.filter(subject=subject).delete()
    return Identity.objects.filter(subject=subject).delete()[0]


def knows(subject: str) -> bool:
    """Return whether anybody's identity is kept for a petition (one query)."""
    return Identity.objects.filter(subject=subject).exists()


def exchange(own: int, other: int, *, subject: str) -> bool:
    """Let what `other` says of name, phone, e-mail and address count for `own`, and keep the old values in `other`, in the caller's transaction.

    The blind indexes follow both: a text that names the old name is covered as before.

    Returns whether an e-mail address was replaced. Raises Identity.DoesNotExist if one of them is not of this petition.
    """
    now, new = (Identity.objects.select_for_update().get(pk=pk, subject=subject) for pk in (own, other))
    moving = [part for part in ("name", "phone", "email", "address") if getattr(new, part)]
    for part in moving:
        before = getattr(now, part)
        setattr(now, part, getattr(new, part))
        setattr(new, part, before)
    now.save(update_fields=moving)
    new.save(update_fields=moving)
    ContactDigest.objects.filter(identity__in=(own, other), kind__in=moving).delete()
    ContactDigest.objects.bulk_create(
        ContactDigest(identity=row, kind=kind, digest=contact_digest(kind, value))
        for row in (now, new) for kind, value in digested(opened(row)) if kind in moving
    )  # fmt: skip
    return "email" in moving and bool(new.email)
