"""登记接待时答应的事: what a unit is to do by a day, as the leader decided when he received the petitioner."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import promise


@dataclass(frozen=True, kw_only=True)
class Entry(promise.Entry):
    """One thing that was decided: what, by which unit, by which day."""


def apply(step: Step, entry: Entry) -> None:
    promise.apply(step, entry)
