"""What a shift leaves open: the matters that its receptionist took down and that nobody has taken on, as each reader may see them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours, shifts
from xinqiao.outreach.steps.begin_shift import EARLIEST
from xinqiao.outreach.steps.plan_shift import LONGEST
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Petition
from xinqiao.petitions.redacting import covered, of_numbers
from xinqiao.rules.terms import PetitionStatus
from xinqiao.rules.terms_outreach import ShiftStatus

MOST = 200


@dataclass(frozen=True, slots=True)
class Open:
    """A matter as it stands in a hand-over: its title as this reader reads it, and whether it still waits to be triaged."""

    number: str
    title: str
    channel: str
    received_at: datetime
    status: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has triaged it yet."""
        return self.status == PetitionStatus.REGISTERED.value


def of_shift(shift: OutreachRecord, actor: Staff, directory: Snapshot) -> list[Open]:
    """Return the matters that whoever has a shift took down in it, of those that the actor may see, newest first (four queries).

    A call that he took before he noted that he had come is his as well. What was triaged since is among them, so that a
    form that was open meanwhile can still be sent; `is_open` tells them apart.
    """
    rows = visible_to(actor, directory).filter(desk_unit=shift.unit_id, first_receiver=shift.person_id, recorded_at__gte=_since(shift))
    return _shown(list(rows.order_by("-id")[:MOST]), actor)


def _since(shift: OutreachRecord) -> datetime:
    """Return from when on what he takes down belongs to his shift: as early as he may come to it, but not before he handed over his last one (one query)."""
    begins_at = hours(shift)[0]
    before = shifts().filter(unit=shift.unit_id, person=shift.person_id, begins_at__lt=begins_at, begins_at__gte=begins_at - LONGEST - EARLIEST)
    handed_at = [datetime.fromisoformat(each.content["handed_at"]) for each in before if "handed_at" in each.content]
    return max([begins_at - EARLIEST, *handed_at])


def handed(shift: OutreachRecord, actor: Staff, directory: Snapshot) -> list[Open]:
    """Return the matters that were handed over with a shift, of those that the actor may see: what he is kept from is in no list of his."""
    numbers = shift.content.get("numbers", [])
    if not numbers:
        return []
    rows = visible_to(actor, directory).filter(number__in=numbers).order_by("-id")
    return _shown(list(rows[:MOST]), actor)


def notes(shift: OutreachRecord, actor: Staff) -> str:
    """Return what was written at the hand-over; for whoever reads it from a unit above without the people of its matters (four queries)."""
    said: str = shift.content.get("notes", "")
    if not said or actor.duties_in(shift.unit_id) or shift.person_id in actor.everyone:
        return said
    return of_numbers(shift.content.get("numbers", []))(said)


def responsible(petition: Petition) -> int | None:
    """Return who answers for a matter that nobody has triaged (首问责任): whoever took it down, until the next one has signed for his shift and it (one query)."""
    first, at = petition.first_receiver_id, petition.recorded_at
    if first is None:
        return None
    rows = shifts().filter(unit=petition.desk_unit_id, person=first, status=ShiftStatus.SIGNED_FOR.value, begins_at__gte=at - LONGEST - EARLIEST, begins_at__lte=at + EARLIEST)
    for shift in rows.order_by("-begins_at"):
        if petition.number in shift.content.get("numbers", ()):
            return int(shift.content["signed_by"])
    return first


def _shown(found: Collection[Petition], actor: Staff) -> list[Open]:
    titles = covered([(petition, petition.title) for petition in found], actor)
    pairs = zip(found, titles, strict=True)
    return [Open(row.number, title, row.channel, row.received_at, row.status) for row, title in pairs]
