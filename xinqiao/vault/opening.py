"""Read a row of the vault: for the doors of this package only."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from xinqiao.prepared import Prepared
from xinqiao.vault.cipher import decrypt
from xinqiao.vault.contact import Contact
from xinqiao.vault.models import ContactDigest, Identity

MOST_ALIKE = 40
AT_ONCE = 10
identity = Prepared(lambda pk: Identity.objects.filter(pk=pk), int)
alike = Prepared(lambda pk: Identity.objects.filter(pk__in=_same(pk)).order_by((F("pk") + 0).desc())[:AT_ONCE], int)  # the newest others with the same phone or e-mail


def _same(pk: int) -> QuerySet[ContactDigest, Any]:
    """Return the keys of other identities with the same phone or e-mail, the newest first, whatever was left."""
    own = ContactDigest.objects.filter(identity=pk).exclude(kind=ContactDigest.NAME)
    rows = ContactDigest.objects.filter(digest__in=own.values("digest")).exclude(identity=pk)
    return rows.order_by((F("identity") + 0).desc())[:MOST_ALIKE].values("identity")  # as a sum: in the order of its index a store would walk all identities


def opened(row: Identity) -> Contact:
    """Return the plain contact of a row."""
    return Contact(
        name=decrypt(row.name, "identity.name"), phone=decrypt(row.phone, "identity.phone"),
        email=decrypt(row.email, "identity.email"), address=decrypt(row.address, "identity.address"), on_envelope=decrypt(row.on_envelope, "identity.on_envelope"),
    )  # fmt: skip
