"""抄送: another unit may read the matter, because it concerns it; it owes nothing and learns nobody's name."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms import RecordKind


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`why`: what of it concerns that unit; it reads this."""

    unit_id: int
    why: str


def apply(step: Step, entry: Entry) -> None:
    why = written(step, entry.why, field="why", zh="请写为什么抄送，它要知道什么。", en="Say why, and what it is to know.")
    unit, petition = step.directory.unit(entry.unit_id), step.petition
    step.refuse_unless(
        unit is not None and unit.exists_on(step.today) and entry.unit_id not in (petition.desk_unit_id, petition.handling_unit_id),
        "请选登记单位、承办单位以外的单位。", "Choose a unit other than the registering office and the handling unit.", field="unit_id",
    )  # fmt: skip
    step.refuse_unless(
        not any(row.unit_id == entry.unit_id for row in step.dossier.records_of(RecordKind.COPY)), "已经抄送给这个单位了。",
        "This unit has a copy already.", field="unit_id",
    )  # fmt: skip
    step.give_to(entry.unit_id)
    step.keep(unit=entry.unit_id, why=why)
    step.body["unit"] = entry.unit_id
