"""确认撤回: he was called back by somebody outside the handling unit, means it, and nobody pressed him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.along import part
from xinqiao.petitions.calling_back import check_call
from xinqiao.petitions.step import Step
from xinqiao.petitions.winding_up import stop_limits


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`called_on`: the day he himself was spoken to. `was_pressed`: did he say that anybody made him? `note`: his words."""

    called_on: date
    was_pressed: bool
    note: str


def apply(step: Step, entry: Entry) -> None:
    asked_on = step.petition.withdrawal_asked_on or step.today
    note = check_call(step, entry.called_on, entry.note, not_before=asked_on)
    step.refuse_unless(
        not entry.was_pressed, "有人要求或者劝压他撤回的，不能确认撤回，请选“不撤回，继续办”。",
        "Who was pressed has not withdrawn: keep the matter open.", field="was_pressed",
    )  # fmt: skip
    stop_limits(step)
    part(step)
    step.petition.withdrawal_asked_on = None
    step.journal.change(step.petition, "withdrawal_asked_on")
    step.texts = {"note": note}
    step.letter = {"asked_on": asked_on, "called_on": entry.called_on}
    step.body |= {
        "office": step.petition.desk_unit_id, "unit": step.petition.handling_unit_id, "was_pressed": False,
        "called_on": entry.called_on.isoformat(), "withdrawal_asked_on": None,
    }  # fmt: skip
