"""To whom an accusation is passed, and what sealing changes: from here only the discipline duty sees it (条例§30(3))."""

from __future__ import annotations

from xinqiao.directory.duties import units_holding
from xinqiao.petitions import keeping_out
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Duty


def seal(step: Step) -> None:
    """Seal the petition: the discipline duty of the nearest organisation has it, and no unit is told anything."""
    petition = step.petition
    unit_id = keeping_out.discipline_unit(step, keeping_out.shut(step, unit_id=None, person_id=None))
    step.refuse_unless(unit_id is not None or not units_holding(Duty.DISCIPLINE, step.today), keeping_out.ON_PAPER.zh, keeping_out.ON_PAPER.en)
    step.refuse_unless(
        unit_id is not None, "还没有人担任纪检岗位，密封后谁也看不到。请系统管理员先设好纪检岗位，再甄别；在此之前不要转给任何单位。",
        "Nobody holds the discipline duty, so a sealed matter would be seen by no one. Let the administrator give the post "
        "first; until then send it to no unit.",
    )  # fmt: skip
    for running in [clock for clock in step.dossier.clocks if clock.record]:
        step.stop(running, step.today)  # nothing linked to it may warn anybody any more
    petition.is_sealed, petition.handling_unit_id = True, unit_id
    step.body["sealed_to"] = unit_id
    step.journal.change(petition, "is_sealed", "handling_unit")
    step.journal.seal(petition)
