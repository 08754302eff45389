"""撤销被检举对象的登记: a mistake is undone, with the reason; by the discipline duty, of a sealed accusation."""

from __future__ import annotations

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps.lift_complained import Entry, lift

__all__ = ["Entry", "apply"]


def apply(step: Step, entry: Entry) -> None:
    lift(step, entry)
