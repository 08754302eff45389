"""登记承诺: what is promised to the petitioner, who keeps it and by which day (条例§32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import KEEP_PROMISE

MOST_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`text`: what will be done, in words the petitioner reads. `unit_id`: who keeps it; None: the handling unit. `due_on`: the last day."""

    text: str
    due_on: date
    unit_id: int | None = None


def apply(step: Step, entry: Entry) -> None:
    text = written(step, entry.text, field="text", zh="请写清答应了什么。", en="Say what was promised.")
    days = (entry.due_on - step.today).days
    step.refuse_unless(
        0 <= days <= MOST_DAYS, "请定一个今天以后、一年以内的日子。", "Choose a day from today to one year from now.", field="due_on"
    )  # fmt: skip
    unit = step.directory.unit(entry.unit_id or step.dossier.responsible_unit_id)
    step.refuse_unless(
        unit is not None and unit.exists_on(step.today), "请选一个单位来落实。", "Choose the unit that keeps it.", field="unit_id"
    )  # fmt: skip
    step.give_to(unit.pk if unit else None)
    step.keep(text=text)
    step.limits[KEEP_PROMISE.name] = days
    step.body |= {"unit": step.linked.unit_id, "due": entry.due_on.isoformat()}
