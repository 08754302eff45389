"""复查意见已送达: within serving it; what follows from its outcome (条例§35)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.reviewing import conclude
from xinqiao.petitions.served import Served
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry(Served):
    """The day it reached the petitioner."""


def apply(step: Step, entry: Entry) -> str | None:
    return conclude(step, entry.served_on)
