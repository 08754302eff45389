"""提出调解: what could be agreed on, and who would help both sides to do so (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`unit_id`: who mediates: a mediation committee, the union, the petition office. `is_labour`: 15 days, then arbitration is open."""

    unit_id: int
    matter: str
    is_labour: bool = False


def apply(step: Step, entry: Entry) -> None:
    matter = written(step, entry.matter, field="matter", least=5, zh="请写清调解什么，反映人会读到。", en="Say what is to be mediated; the petitioner reads it.")
    unit = step.directory.unit(entry.unit_id)
    step.refuse_unless(
        unit is not None and unit.exists_on(step.today), "请选由谁来调解。", "Choose who mediates.", field="unit_id"
    )  # fmt: skip
    step.give_to(unit.pk if unit else None)
    step.keep(matter=matter, is_labour=entry.is_labour)
    step.texts, step.texts_are_public = {"matter": matter}, True
    step.body["unit"] = step.linked.unit_id
