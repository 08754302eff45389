"""请别的负责人会签: before he signs, the head asks the head of another unit whether he stands behind the answer, too."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_sharing import OPEN_COUNTERSIGNS


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`asked`: which part of the answer concerns that unit."""

    unit_id: int
    asked: str


def apply(step: Step, entry: Entry) -> None:
    asked = written(step, entry.asked, field="asked", zh="请写请他看哪一部分。", en="Say which part he is to look at.")
    unit = step.directory.unit(entry.unit_id)
    step.refuse_unless(
        unit is not None and unit.handles_petitions and unit.exists_on(step.today) and entry.unit_id != step.dossier.responsible_unit_id,
        "请选承办单位以外、可以办理信访事项的单位。", "Choose a unit that handles petitions, other than the handling unit.", field="unit_id",
    )  # fmt: skip
    waiting = {row.unit_id for row in step.dossier.records_of(RecordKind.COUNTERSIGN) if row.standing in OPEN_COUNTERSIGNS}
    step.refuse_unless(entry.unit_id not in waiting, "已经请这个单位会签了。", "This unit was asked already.", field="unit_id")
    step.give_to(entry.unit_id)
    step.keep(asked=asked)
    step.body["unit"] = entry.unit_id
