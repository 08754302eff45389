"""声明回避: a member of staff says that he has an interest in the matter or in the petitioner (条例§28(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import recusing
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.procedures.who import DESK, HEAD, UNIT
from xinqiao.rules.terms import STAFF_DUTIES

DECLARING = UNIT | HEAD | DESK


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what the interest is: a relative, the same team, one's own decision. Colleagues read it, the petitioner does not."""

    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    reason = written(
        step, entry.reason, field="reason", least=2, zh="请写清和这件事、和反映人有什么关系。", en="Say what your interest in it is."
    )  # fmt: skip
    subject, dossier = step.actor.person_id, step.dossier
    if subject is not None:
        recusing.refuse_twice(step, subject)
    units = (dossier.responsible_unit_id, dossier.petition.desk_unit_id, *dossier.reviewing_units)
    unit_id, held = next((unit, held) for unit in units if (held := step.actor.duties_in(unit) & DECLARING))
    duty = next(each for each in reversed(STAFF_DUTIES) if each in held)
    branch = recusing.send_to_decider(step, duty, subject, unit_id)
    step.keep(asked_by=duty.value, reason=reason)
    step.letter = {"reason": reason, "subject": subject}
    step.body["unit"] = step.linked.unit_id
    return "above" if branch else None
