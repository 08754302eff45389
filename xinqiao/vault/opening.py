"""Read a row of the vault: for the doors of this package only."""

from __future__ import annotations

from xinqiao.prepared import Prepared
from xinqiao.vault.cipher import decrypt
from xinqiao.vault.contact import Contact
from xinqiao.vault.models import ContactDigest, Identity

identity = Prepared(lambda pk: Identity.objects.filter(pk=pk), int)
own_digests = Prepared(lambda pk: ContactDigest.objects.filter(identity=pk), int)
with_digest = Prepared(
    lambda digest, pk: ContactDigest.objects.filter(digest=digest).exclude(identity=pk).order_by("-identity")[:20], str, int
)


def opened(row: Identity) -> Contact:
    """Return the plain contact of a row."""
    return Contact(
        name=decrypt(row.name, "identity.name"), phone=decrypt(row.phone, "identity.phone"),
        email=decrypt(row.email, "identity.email"), address=decrypt(row.address, "identity.address"),
    )  # fmt: skip
