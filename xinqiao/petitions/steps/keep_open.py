"""不撤回，继续办: at the call-back he did not mean it, was pressed, or the matter goes on by law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.calling_back import check_call
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """As for confirming it: the day of the call, whether anybody pressed him, and his words."""

    called_on: date
    was_pressed: bool
    note: str


def apply(step: Step, entry: Entry) -> str | None:
    petition = step.petition
    note = check_call(step, entry.called_on, entry.note, not_before=petition.withdrawal_asked_on or step.today)
    petition.withdrawal_asked_on = None
    step.journal.change(petition, "withdrawal_asked_on")
    step.texts = {"note": note}
    step.body |= {
        "office": petition.desk_unit_id, "was_pressed": entry.was_pressed, "called_on": entry.called_on.isoformat(),
        "withdrawal_asked_on": None,
    }  # fmt: skip
    return "ex_officio" if step.dossier.is_hazard else None
