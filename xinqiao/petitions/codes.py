"""Query codes: what the petitions keep of them while the index key is turned."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.vault.rotation import Code


def turned(codes: Iterable[Code]) -> None:
    """Keep the digests of `codes` under the new index key, all or none; the codes themselves stay what they were."""
    with transaction.atomic():
        for code in codes:
            Petition.objects.filter(number=code.subject, identity_id=code.identity_id).update(code_digest=code.digest)
            records = LinkedRecord.objects.filter(petition__number=code.subject, identity_id=code.identity_id)
            LinkedRecord.objects.filter(pk__in=records.values("pk")).exclude(code_digest="").update(code_digest=code.digest)
