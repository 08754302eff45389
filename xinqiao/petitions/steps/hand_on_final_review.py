"""转给别的单位复核: everybody who could decide the final review had a part in the matter (条例§36, 内部规定)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.reviewing import hand_on
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why nobody there can do it; kept on file, not read by the petitioner."""

    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    return hand_on(step, entry.reason)
