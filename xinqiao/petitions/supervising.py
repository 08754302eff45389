"""What the steps of oversight have in common: who asks, whom, and that nobody is asked by his own people."""

from __future__ import annotations

from datetime import date
from typing import Any

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import UnitFacts
from xinqiao.petitions.dossier import HANDLING, OFFICE
from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import SUPERVISION_REPLY
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_oversight import LEADER_FORMS, SupervisionForm, SupervisionGround

MOST_WORKING_DAYS = 60


def asker(step: Step) -> dict[str, Any]:
    """Return on whose behalf the actor asks, and as what: {"by_unit", "asker"}.

    The registering office where he works there; else the petition office above in which he does, the nearest; else where he leads.
    """
    desk, directory = step.petition.desk_unit_id, step.directory
    if not isinstance(step.actor, Staff):
        return {"by_unit": desk, "asker": Duty.COORDINATOR.value}
    above = [unit.pk for unit in directory.ancestors(desk)]
    offices = sorted(
        (unit for unit in step.actor.units_with(*OFFICE) if unit == desk or directory.organisation(unit).pk in above),
        key=lambda unit: -1 if unit == desk else above.index(directory.organisation(unit).pk),
    )  # fmt: skip
    if offices and (offices[0] != desk or not step.dossier.is_own):
        held = step.actor.duties_in(offices[0])
        return {"by_unit": offices[0], "asker": (Duty.COORDINATOR if Duty.COORDINATOR in held else Duty.OFFICE_HEAD).value}
    leads = next((pk for pk in above if Duty.LEADER in step.actor.duties_in(pk)), desk)
    return {"by_unit": leads, "asker": Duty.LEADER.value}


def asked_unit(step: Step, unit_id: int | None, *, zh: str = "", en: str = "") -> UnitFacts:
    """Return the unit that is asked, the responsible one if none is named. Refuses one that is not there, and the actor's own in these words."""
    unit = step.directory.unit(unit_id or step.dossier.responsible_unit_id)
    step.refuse_unless(unit is not None and unit.exists_on(step.today), "请选一个单位。", "Choose a unit.", field="unit_id")
    if unit is None:
        raise TypeError
    is_safe = bool(step.dossier.paths) or unit.pk == step.petition.desk_unit_id
    step.refuse_unless(
        is_safe, "还没有甄别：可能是检举控告，不能发给别的单位（条例§30(3)）。请先甄别。", "Not triaged yet: it may be an accusation and goes to no other unit (条例§30(3)). Triage it first.",
        field="unit_id",
    )  # fmt: skip
    is_own = bool(zh) and isinstance(step.actor, Staff) and bool(step.actor.duties_in(unit.pk) & HANDLING)
    step.refuse_unless(not is_own, zh, en, field="unit_id")
    return unit


def send_supervision(
    step: Step, form: SupervisionForm, ground: SupervisionGround, problem: str, demand: str, *, unit_id: int | None, working_days: int | None
) -> None:  # fmt: skip
    """Give a supervision to the unit, with its day, and hand the letter what it says."""
    unit = asked_unit(
        step, unit_id, zh="不能督办自己的单位，请上级领导督办。", en="Nobody supervises his own unit: a leader above does."
    )  # fmt: skip
    if working_days is not None:
        step.refuse_unless(
            0 < working_days <= MOST_WORKING_DAYS, f"回复期限请定 1 到 {MOST_WORKING_DAYS} 个工作日。", f"Set 1 to {MOST_WORKING_DAYS} working days.",
            field="working_days",
        )  # fmt: skip
        step.limits[SUPERVISION_REPLY.name] = working_days
    asked_by = asker(step)
    if form in LEADER_FORMS:
        asked_by = {"by_unit": _led_from(step), "asker": Duty.LEADER.value}
    step.give_to(unit.pk)
    step.keep(form=form.value, **asked_by, ground=ground.value, problem=problem, demand=demand)
    step.letter = {"form": form, "ground": ground, "problem": problem, "demand": demand}
    say_until_when(step)


def _led_from(step: Step) -> int:
    """Return the unit above the registering office in which the actor leads, the nearest."""
    above = (unit.pk for unit in step.directory.ancestors(step.petition.desk_unit_id))
    return next((pk for pk in above if Duty.LEADER in step.actor.duties_in(pk)), step.petition.desk_unit_id)


def say_until_when(step: Step) -> None:
    """Put into the line of the ledger who asked whom, and by which day the unit must answer."""
    limit = step.limit_days(SUPERVISION_REPLY)
    due = SUPERVISION_REPLY.lasting(limit).due(step.today, step.calendar)
    step.body |= {
        "unit": step.linked.unit_id, "office": step.linked.content["by_unit"], "due": due.on.isoformat(),
    }  # fmt: skip


def days_until(step: Step, day: date, *, most: int = 366) -> int:
    """Return the days from today to `day`. Refuses one that is past, or too far away."""
    days = (day - step.today).days
    step.refuse_unless(
        0 <= days <= most, "请定一个今天以后、一年以内的日子。", "Choose a day from today to one year from now.", field="due_on"
    )  # fmt: skip
    return days
