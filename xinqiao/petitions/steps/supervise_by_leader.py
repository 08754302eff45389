"""领导督办: a leader talks to a unit, criticises it in a circular, or lists the matter for supervision (条例§39, §40)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.supervising import send_supervision
from xinqiao.petitions.written import written
from xinqiao.rules.terms_oversight import LEADER_FORMS, SupervisionForm, SupervisionGround


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`form`: a talk, a circular or the list; the rest as `supervise`."""

    form: SupervisionForm
    ground: SupervisionGround
    problem: str
    demand: str
    unit_id: int | None = None
    working_days: int | None = None


def apply(step: Step, entry: Entry) -> str | None:
    step.refuse_unless(entry.form in LEADER_FORMS, "这种督办由信访办作出。", "The petition office does that.", field="form")
    problem = written(step, entry.problem, field="problem", least=5, zh="请写清发现了什么问题：哪天、哪一步。", en="Say what was found: which day, which step.")
    demand = written(step, entry.demand, field="demand", least=5, zh="请写清要它怎么改。", en="Say how it is to be put right.")
    send_supervision(
        step, entry.form, entry.ground, problem, demand, unit_id=entry.unit_id, working_days=entry.working_days
    )  # fmt: skip
    if entry.form is SupervisionForm.CIRCULAR:
        return "circular"
    return "listed_supervision" if entry.form is SupervisionForm.LISTED else None
