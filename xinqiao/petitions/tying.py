"""Who besides the registering office says whom a petition complains about: a petition office above it, and the discipline duty (ADR-0013).

A matter that lies in another unit, under whoever it complains about, would wait for the office that registered it, which may not know him, or may.
"""

from __future__ import annotations

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import kept_from
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Duty

OFFICE = (Duty.COORDINATOR, Duty.OFFICE_HEAD)


def tying_duties(petition: Petition, actor: Staff, directory: Snapshot) -> frozenset[Duty]:
    """Return by what the actor may name somebody without working at the registering office: posts in the organisations above it, for discipline in its own too."""
    home = directory.organisation(petition.desk_unit_id).pk
    above = {unit.pk for unit in directory.ancestors(home)}
    offices = _in(actor.units_with(*OFFICE), above, directory)
    watching = _in(actor.units_with(Duty.DISCIPLINE), {home, *above}, directory)
    found = {duty for unit in offices for duty in actor.duties_in(unit) if duty in OFFICE}
    return frozenset(found | ({Duty.DISCIPLINE} if watching else set()))


def _in(units: frozenset[int], houses: set[int], directory: Snapshot) -> list[int]:
    return [unit for unit in units if unit in directory.units and directory.organisation(unit).pk in houses]


def by_number(number: str, actor: Staff, directory: Snapshot) -> Petition | None:
    """Return the petition of this number if the discipline duty of its house may name somebody on it, without reading it (one query).

    None alike for a number that was never given, for what is sealed or kept close, for what complains about himself, and for another house's.
    """
    houses = {directory.organisation(unit).pk for unit in actor.units_with(Duty.DISCIPLINE) if unit in directory.units}
    below = sorted({unit for house in houses for unit in directory.subtree(house)})
    if not number.isprintable():
        return None
    rows = Petition.objects.filter(number=number, desk_unit__in=below, is_sealed=False, is_kept_close=False, guards=None).exclude(pk__in=kept_from(actor, directory))
    return rows.first()
