"""被反映的单位、人员随拆出的件: whoever was kept from the petition is kept from the part that is split off from it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`named_unit`, `named_person`: as on the petition it comes from; `why`: as it says there."""

    why: str
    named_unit: int | None = None
    named_person: int | None = None


def apply(step: Step, entry: Entry) -> str | None:
    step.keep(why=entry.why)
    step.give_to(entry.named_unit, entry.named_person)
    step.body["unit"] = entry.named_unit
    return "person" if entry.named_person is not None else None
