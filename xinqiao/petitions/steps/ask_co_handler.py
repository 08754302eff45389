"""请别的单位协办: what another unit is asked for, and by which day; the handling unit stays responsible (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.co_handling import set_day
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_handling import OPEN_HELP


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`asked`: which facts to look into, which opinion to give: only what concerns that unit."""

    unit_id: int
    asked: str
    due_on: date


def apply(step: Step, entry: Entry) -> None:
    asked = written(step, entry.asked, field="asked", least=5, zh="请写清请它做什么、出什么意见。", en="Say what it is to look into or to give an opinion on.")
    unit = step.directory.unit(entry.unit_id)
    helping = {row.unit_id for row in step.dossier.records_of(RecordKind.CO_HANDLING) if row.standing in OPEN_HELP}
    step.refuse_unless(
        unit is not None and unit.handles_petitions and unit.exists_on(step.today) and entry.unit_id != step.dossier.responsible_unit_id,
        "请选承办单位以外、可以办理信访事项的单位。", "Choose a unit that handles petitions, other than the handling unit.", field="unit_id",
    )  # fmt: skip
    step.refuse_unless(entry.unit_id not in helping, "已经请了这个单位协办。", "This unit was asked to help already.", field="unit_id")
    step.give_to(entry.unit_id)
    step.keep(asked=asked)
    set_day(step, entry.due_on)
    step.letter = {"asked": asked, "due_on": entry.due_on}
