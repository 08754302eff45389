"""认可建议反馈: the recommendation is answered; what was changed is on the register."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`note`: how it was verified; may be empty."""

    note: str = ""


def apply(step: Step, entry: Entry) -> None:
    step.keep(note=written(step, entry.note, field="note", least=0, zh="", en=""))
    step.body["unit"] = step.linked.unit_id
