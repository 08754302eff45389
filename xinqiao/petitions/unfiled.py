"""Files that were uploaded and never filed: nobody's any more once their draft is gone, and removed then (个人信息保护法§19)."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from xinqiao.petitions.drafts import CONTEXT
from xinqiao.petitions.models import Attachment, Draft, ExportPart
from xinqiao.vault import files
from xinqiao.vault.sealing import unseal

EXTRA_DAYS = 7  # after the days of a draft: a clock that is wrong, a filing that takes long
AT_ONCE = 500


def sweep_files(now: datetime, keep_days: int) -> int:
    """Remove the files that no petition, no list and no draft names and that were kept more than `keep_days` + 7 days ago; return how many.

    Drafts are read before the attachments: a draft that is filed in between is found there.
    """
    oldest = now.timestamp() - (keep_days + EXTRA_DAYS) * 86400
    drafted = [unseal(sealed, CONTEXT) or "" for sealed in Draft.objects.values_list("sealed", flat=True)]
    keys = (key for key in files.kept() if not key.endswith("c") and files.kept_since(key) < oldest)
    removed = 0
    while some := list(islice(keys, AT_ONCE)):
        filed = set(Attachment.objects.filter(file_key__in=some).values_list("file_key", flat=True))
        filed |= set(ExportPart.objects.filter(file_key__in=some).values_list("file_key", flat=True))  # a list of names has its own day
        for key in some:
            if key not in filed and not any(key in text for text in drafted):
                files.drop_copy(key)
                files.drop(key)
                removed += 1
    return removed
