"""Check files after they were filed: for the worker, so that no filing waits for it and none fails by it.

A file is asked about at the virus scanner (if one is configured) and copied clean. Staff open the copy; the file itself stays
as it came, encrypted, with its hash in the ledger. What cannot be checked is quarantined, and says why in plain words.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag

from xinqiao.petitions.models import Attachment
from xinqiao.petitions.zone import full_hour
from xinqiao.rules.terms_files import FileFault, FileState
from xinqiao.vault import files, scanner
from xinqiao.vault.cleaning.apart import clean_apart
from xinqiao.vault.cleaning.unclean import UncleanError

logger = logging.getLogger(__name__)
AT_ONCE = 8
SOON = timedelta(minutes=2)  # a scanner that was down is asked again
HOUR = timedelta(hours=1)  # no minute of a check is kept: it would be that of the filing (attack 33)
LATER = timedelta(days=1)  # tomorrow's signatures may know better what was found
FOR_GOOD = timedelta(days=30)  # then what was found stays found


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came out of checking one file: `fault` says why it is quarantined, None that its clean copy is kept."""

    fault: FileFault | None = None
    copy_type: str = ""
    copy_size: int = 0


def check_files(at: datetime) -> int:
    """Check some files whose time has come, longest waiting first; return how many. Whatever is in a file, the next one follows."""
    rows = list(Attachment.objects.filter(next_check_at__lte=at).order_by("next_check_at", "pk")[:AT_ONCE])
    for row in rows:
        found = _found(row)
        if found.fault is not None:
            files.drop_copy(row.file_key)
        _note(row, found, at)
    return len(rows)


def _note(row: Attachment, found: Found, at: datetime) -> None:
    """Write what was found, unless another worker was quicker."""
    values = {
        "state": FileState.CLEAN if found.fault is None else FileState.QUARANTINED, "fault": found.fault or "",
        "copy_type": found.copy_type, "copy_size": found.copy_size, "next_check_at": _next(found.fault, row.added_at, at),
    }  # fmt: skip
    if found.fault is None and row.state == FileState.QUARANTINED:
        values["waits_for_index"] = True  # only its name was findable so far
    Attachment.objects.filter(pk=row.pk, next_check_at=row.next_check_at).update(**values)


def _next(fault: FileFault | None, added_at: datetime, at: datetime) -> datetime | None:
    if fault is FileFault.UNSCANNED:
        return at + SOON
    return full_hour(at + LATER + HOUR) if fault is FileFault.VIRUS and at - added_at < FOR_GOOD else None


def _found(row: Attachment) -> Found:
    try:
        content = files.fetch(row.file_key)
        if scanner.is_configured() and (virus := scanner.virus_in(content)) is not None:
            logger.warning("attachment %s is quarantined: %s", row.pk, virus)
            return Found(fault=FileFault.VIRUS)
        copy, kind = clean_apart(content, row.media_type)
    except scanner.ScannerDownError as down:
        logger.warning("the virus scanner does not answer: %s", down)
        return Found(fault=FileFault.UNSCANNED)
    except UncleanError as unclean:
        return Found(fault=unclean.fault)
    except (FileNotFoundError, InvalidTag, KeyError, ValueError) as error:  # lost or changed on the disk: `verify` tells
        logger.error("attachment %s cannot be read: %s", row.pk, type(error).__name__)
        return Found(fault=FileFault.BROKEN)
    files.keep_copy(row.file_key, copy)
    return Found(copy_type=kind, copy_size=len(copy))
