"""逾期不予复核: the petitioner is told in writing why, and what else he can do (条例§36, 内部规定)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.reviewing import decline
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why it is not taken up, and what can be done instead."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    decline(step, entry.reason)
