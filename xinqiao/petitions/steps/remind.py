"""催办: the unit is reminded of what it owes, and says by a day how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.supervising import send_supervision
from xinqiao.petitions.written import written
from xinqiao.rules.terms_oversight import SupervisionForm, SupervisionGround


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`ground`: what is wrong; `demand`: what is to be done now. `unit_id` None: the responsible unit; `working_days` None: the policy's."""

    ground: SupervisionGround
    demand: str
    unit_id: int | None = None
    working_days: int | None = None


def apply(step: Step, entry: Entry) -> None:
    demand = written(step, entry.demand, field="demand", zh="请写清要它做什么。", en="Say what it is to do.")
    send_supervision(
        step, SupervisionForm.REMIND, entry.ground, "", demand, unit_id=entry.unit_id, working_days=entry.working_days
    )  # fmt: skip
