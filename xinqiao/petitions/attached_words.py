"""Make the words in attachments findable: for the worker, so that no filing and no step waits for it."""

from __future__ import annotations

import logging

from django.db import transaction

from xinqiao.petitions.models import Attachment, Petition
from xinqiao.rules.terms_files import FileFault, FileState
from xinqiao.vault import files
from xinqiao.wording import index
from xinqiao.wording.extraction import text_of
from xinqiao.wording.normalise import PART

logger = logging.getLogger(__name__)
AT_ONCE = 8
BY_STAFF = "\ue001"
"""Begins each part of the index that staff attached: the names of others are not looked for there (ADR-0012), or attaching one would tell whether its bearer has petitioned."""


def read_attachments() -> int:
    """Read some attachments whose words are not findable yet, oldest first; return how many.

    The clean copy is read, before the petition is locked; of a quarantined file only the name is found, and of one that is
    still to be checked nothing yet. A sealed petition is in no index, and stays out of it.
    """
    checked = Attachment.objects.exclude(state=FileState.WAITING).exclude(fault=FileFault.UNSCANNED)
    waiting = checked.filter(waits_for_index=True).order_by("pk")[:AT_ONCE]
    rows = list(waiting.select_related("petition"))
    for row in rows:
        words = "" if row.petition.is_sealed else _words(row)
        with transaction.atomic():
            petition = Petition.objects.select_for_update().get(pk=row.petition_id)
            is_first = Attachment.objects.filter(pk=row.pk, waits_for_index=True).update(waits_for_index=False)
            if is_first and words and not petition.is_sealed:
                index.extend(petition.pk, words)
    return len(rows)


def _words(row: Attachment) -> str:
    return PART.join(_marked(part, row.from_petitioner) for part in (row.name, _inside(row)))


def _marked(part: str, is_from_petitioner: bool) -> str:
    plain = part.replace(PART, " ").replace(BY_STAFF, "")
    return plain if is_from_petitioner or not plain.strip() else BY_STAFF + plain


def _inside(row: Attachment) -> str:
    if row.state != FileState.CLEAN:
        return ""
    try:
        return text_of(files.fetch(files.copy_of(row.file_key)), row.copy_type)
    except Exception as error:  # whatever a stranger's file does, the next one is read; `verify` says what is lost
        logger.warning("attachment %s cannot be read: %s", row.pk, type(error).__name__)
        return ""
