"""To whom an accusation is passed, and what sealing changes: from here only the discipline duty sees it (条例§30(3))."""

from __future__ import annotations

from xinqiao.directory.duties import units_holding
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Duty


def seal(step: Step) -> None:
    """Seal the petition: the discipline duty of the nearest organisation has it, and no unit is told anything."""
    petition, unit_id = step.petition, _discipline_unit(step)
    step.refuse_unless(
        unit_id is not None, "还没有人担任纪检岗位，密封后谁也看不到。请系统管理员先设好纪检岗位，再甄别；在此之前不要转给任何单位。",
        "Nobody holds the discipline duty, so a sealed matter would be seen by no one. Let the administrator give the post "
        "first; until then send it to no unit.",
    )  # fmt: skip
    petition.is_sealed, petition.handling_unit_id = True, unit_id
    step.body["sealed_to"] = unit_id
    step.journal.change(petition, "is_sealed", "handling_unit")
    step.journal.seal(petition)


def _discipline_unit(step: Step) -> int | None:
    holders = units_holding(Duty.DISCIPLINE, step.today)
    home = step.directory.organisation(step.petition.desk_unit_id)
    for organisation in (home, *step.directory.ancestors(home.pk)):
        near = [unit for unit in sorted(holders) if step.directory.organisation(unit).pk == organisation.pk and not _is_complained(step, unit)]
        if near:
            return near[0]
    return min((unit for unit in holders if not _is_complained(step, unit)), default=None)


def _is_complained(step: Step, unit_id: int) -> bool:
    """Return whether a discipline department lies in a unit that the accusation is about: the one above has it then."""
    return bool({unit_id, *(unit.pk for unit in step.directory.ancestors(unit_id))} & step.dossier.complained)
