"""督办: by a written order, or an inspection on the spot, the petition office has a unit put right what it did wrong (条例§40)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.supervising import send_supervision
from xinqiao.petitions.written import written
from xinqiao.rules.terms_oversight import OFFICE_FORMS, SupervisionForm, SupervisionGround


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`form`: an order or an inspection; `ground` and `problem`: what was found; `demand`: what is to be put right; the rest as `remind`."""

    form: SupervisionForm
    ground: SupervisionGround
    problem: str
    demand: str
    unit_id: int | None = None
    working_days: int | None = None


def apply(step: Step, entry: Entry) -> str | None:
    step.refuse_unless(entry.form in OFFICE_FORMS, "这种督办由领导作出。", "A leader does that.", field="form")
    problem = written(step, entry.problem, field="problem", least=5, zh="请写清发现了什么问题：哪天、哪一步。", en="Say what was found: which day, which step.")
    demand = written(step, entry.demand, field="demand", least=5, zh="请写清要它怎么改。", en="Say how it is to be put right.")
    send_supervision(
        step, entry.form, entry.ground, problem, demand, unit_id=entry.unit_id, working_days=entry.working_days
    )  # fmt: skip
    return "inspection" if entry.form is SupervisionForm.INSPECTION else None
