"""拟处理意见: the handler answers item by item: facts, basis, conclusion (条例§32; §29 for the claims that are proposals)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.concluding import Conclusion, conclude
from xinqiao.petitions.step import Step

__all__ = ["Conclusion", "Entry", "apply"]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One conclusion for each claim that remains, in the order of the claims."""

    conclusions: tuple[Conclusion, ...]


def apply(step: Step, entry: Entry) -> None:
    conclude(step, entry.conclusions)
    step.body["unit"] = step.petition.handling_unit_id
