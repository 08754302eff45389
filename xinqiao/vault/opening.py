"""Read a row of the vault: for the doors of this package only."""

from __future__ import annotations

from django.db.models import F

from xinqiao.prepared import Prepared
from xinqiao.vault.cipher import decrypt
from xinqiao.vault.contact import Contact
from xinqiao.vault.models import ContactDigest, Identity

MOST_ALIKE = 40
AT_ONCE = 10
identity = Prepared(lambda pk: Identity.objects.filter(pk=pk), int)
alike = Prepared(  # the newest of other identities with the same phone or e-mail: one query, whatever was left
    lambda pk: ContactDigest.objects.filter(digest__in=ContactDigest.objects.filter(identity=pk).exclude(kind=ContactDigest.NAME).values("digest"))
    .exclude(identity=pk).order_by((F("identity") + 0).desc())[:MOST_ALIKE],  # as a sum: in the order of its index a store would walk all identities
    int,
)  # fmt: skip
identities = Prepared(lambda *pks: Identity.objects.filter(pk__in=pks).order_by("-pk"), *[int] * AT_ONCE)


def opened(row: Identity) -> Contact:
    """Return the plain contact of a row."""
    return Contact(
        name=decrypt(row.name, "identity.name"), phone=decrypt(row.phone, "identity.phone"),
        email=decrypt(row.email, "identity.email"), address=decrypt(row.address, "identity.address"),
    )  # fmt: skip
