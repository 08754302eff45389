"""停止抄送: the unit reads the matter no longer."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked."""


def apply(step: Step, entry: Entry) -> None:
    step.body["unit"] = step.linked.unit_id
    step.give_to(None)  # the record says to whom the copy went; that unit sees the matter no more
