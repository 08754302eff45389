"""请上级协调: the units differ, and their common superior decides (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`difference`: on what the units differ, and what each says."""

    difference: str


def apply(step: Step, entry: Entry) -> None:
    difference = written(step, entry.difference, field="difference", least=10, zh="请写清哪里意见不一致、各是什么意见，至少十个字。", en="Say on what the units differ and what each says, in at least ten characters.")
    step.keep(difference=difference)
    step.body["unit"] = step.linked.unit_id
