"""登记外部不予复查: the body outside did not take the request up, or the petitioner withdrew it there (条例§35)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.outside import close
from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what the body outside says; the petitioner reads it. `uploads`: its letter."""

    reason: str
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    close(step, entry.reason, entry.uploads)
