"""A file that was checked and put into the vault, on its way onto a petition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xinqiao.petitions.models import Attachment
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One kept file: `file_key` in the vault, its name, media type, size in bytes and SHA-256 (hex)."""

    file_key: str
    name: str
    media_type: str
    size: int
    sha256: str


def attach(step: Step, uploads: Iterable[Upload]) -> None:
    """Add the files to the petition, their hashes to the ledger."""
    uploads = list(uploads)
    from_petitioner = Duty.PETITIONER in step.actor.duties_in(None)
    for upload in uploads:
        step.journal.add(
            Attachment(
                petition=step.petition, file_key=upload.file_key, name=upload.name, media_type=upload.media_type,
                size=upload.size, sha256=upload.sha256, from_petitioner=from_petitioner, added_at=step.at,
                next_check_at=step.at,
            )
        )  # fmt: skip
    if uploads:
        step.body["files_sha256"] = [upload.sha256 for upload in uploads]
