"""登记协议里的承诺: what a unit is to do by a day, out of a settlement that both sides confirmed (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import promise


@dataclass(frozen=True, kw_only=True)
class Entry(promise.Entry):
    """One item of the settlement: what, by which unit, by which day."""


def apply(step: Step, entry: Entry) -> None:
    promise.apply(step, entry)
