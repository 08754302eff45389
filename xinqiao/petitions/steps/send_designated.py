"""发出指定承办件: a leader has named the unit, so that no time to object begins (条例§24). Always part of naming it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked."""


def apply(step: Step, entry: Entry) -> None:
    step.body["unit"] = step.petition.handling_unit_id
