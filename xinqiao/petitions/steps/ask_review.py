"""申请复查: the petitioner online, or staff who record a written request; in time, late with reasons, or for a body outside (条例§35)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.reviewing import Asking, ask
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry(Asking):
    """What is asked for the review: see Asking."""


def apply(step: Step, entry: Entry) -> str | None:
    return ask(step, entry)
