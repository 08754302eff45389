"""记回访的内容: what was said at a call-back, as a record that the petitioner reads and the handling unit does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Duty, Resolution
from xinqiao.rules.terms_call_back import UNREACHED, CallFinding


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What `record_outcome` has checked. `said` None: he was not reached."""

    called_on: date
    said: Resolution | None
    note: str
    findings: tuple[CallFinding, ...] = ()
    is_anew: bool = False


def apply(step: Step, entry: Entry) -> str | None:
    held = step.dossier.facts(step.actor, step.today).outside_duties
    asker = next((duty for duty in (Duty.LEADER, Duty.OFFICE_HEAD) if duty in held), Duty.COORDINATOR)
    looks = Duty.LEADER if asker is Duty.OFFICE_HEAD or step.dossier.is_own else Duty.OFFICE_HEAD
    step.give_to(step.petition.desk_unit_id, step.actor.person_id)
    step.keep(
        on=entry.called_on.isoformat(), note=entry.note, asker=asker.value, second=looks.value, findings=[one.value for one in entry.findings],
        **({} if entry.said is None else {"said": entry.said.value}), **({"anew": True} if entry.is_anew else {}),
    )  # fmt: skip
    return UNREACHED if entry.said is None else None
