"""发出转交件: the unit's own clocks begin (条例§23(3)). Always part of forwarding or assigning."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked."""


def apply(step: Step, entry: Entry) -> None:
    step.body["unit"] = step.petition.handling_unit_id
