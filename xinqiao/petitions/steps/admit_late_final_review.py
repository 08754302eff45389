"""同意逾期复核: the reasons for asking late hold (条例§36, 内部规定)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.reviewing import admit
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why it is admitted; the petitioner reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    admit(step, entry.reason)
