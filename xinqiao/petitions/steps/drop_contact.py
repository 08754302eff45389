"""不改了: the petitioner takes it back; everything stays as it was."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked."""


def apply(step: Step, entry: Entry) -> None:
    step.body["unit"] = step.linked.unit_id
