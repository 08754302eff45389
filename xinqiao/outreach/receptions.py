"""Reading the reception days: who may receive, what is announced, which are planned. Writing is `perform()` with the steps of such a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Case, QuerySet, When

from xinqiao.directory.duties import Staff, holders
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import office_for
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_outreach import KEEPERS, OutreachKind
from xinqiao.rules.terms_reception import RECEIVING_LEADERS, LeaderRequestStatus
from xinqiao.rules.terms_reception import ReceptionStatus as S
from xinqiao.rules.text import Text

NOT_A_LEADER = Text(
    "请从本单位当天在任的领导、负责人里选。上级领导的接待，由他本单位的信访部门来排，地点可以写在您这里。",
    "Choose a leader or head of this unit who is in office on that day. The days of a leader above are planned by the office of his own unit; the place may well be yours.",
)
NOT_FREE = Text("这位领导那段时间已经排了另一场接待，请换人或者改时间。", "This leader has another reception then; choose somebody else or other hours.")
MOST_SLOTS, LEAST_MINUTES, MOST_MINUTES, MOST_AHEAD = 60, 5, 120, 550
ANNOUNCED = (S.PUBLISHED.value, S.RECEIVING.value, S.RECEPTION_CANCELLED.value)
TO_COME = (S.RECEPTION_PLANNED.value, S.PUBLISHED.value, S.RECEIVING.value)


def days() -> QuerySet[OutreachRecord]:
    """Return all reception days: the caller narrows them to what somebody may see (`access.visible_to`), or to what is announced."""
    return OutreachRecord.objects.filter(kind=OutreachKind.RECEPTION_DAY.value)


def planned(actor: Staff, directory: Snapshot, since: date, most: int) -> list[OutreachRecord]:
    """Return the days from `since` on that the actor may see, in their order, at most `most` (one query)."""
    rows = visible_to(actor, OutreachKind.RECEPTION_DAY, directory).filter(on__gte=since)
    return list(rows.select_related("person").order_by("on", "begins_at", "id")[:most])


def one(actor: Staff, directory: Snapshot, number: str) -> OutreachRecord | None:
    """Return a day that the actor may see; None where there is none (one query)."""
    return visible_to(actor, OutreachKind.RECEPTION_DAY, directory).select_related("person").filter(number=number).first()


def announced(today: date, most: int) -> list[OutreachRecord]:
    """Return the days to come that everybody may read of: published, under way, or cancelled after they were published (one query)."""
    rows = days().filter(status__in=ANNOUNCED, on__gte=today).select_related("person").order_by("on", "begins_at", "id")[: 2 * most]
    return [row for row in rows if row.content.get("published_on")][:most]


def keeps_for(actor: Staff) -> frozenset[int]:
    """Return the units for which the actor plans reception days."""
    return actor.units_with(*KEEPERS)


def leaders(unit_id: int, directory: Snapshot, day: date) -> list[Person]:
    """Return who may receive for a unit that day: leaders and heads of it and of its organisation, each once (one query).

    Nobody plans the day of a leader above: his own office knows it, and he.
    """
    return _leading({unit_id, directory.organisation(unit_id).pk}, day)


def _leading(units: set[int], day: date) -> list[Person]:
    return list({post.person_id: post.person for post in holders(units, RECEIVING_LEADERS, day)}.values())


def slot_times(day: OutreachRecord) -> list[datetime]:
    """Return when each slot of a day begins, in Asia/Shanghai; the first is slot 1."""
    begins_at, minutes = day.begins_at, day.content["minutes"]
    return [] if begins_at is None else [begins_at.astimezone(SHANGHAI) + timedelta(minutes=minutes * nth) for nth in range(day.content["slots"])]


def refuse_leader(act: OwnAct, person_id: int, begins_at: datetime, ends_at: datetime) -> None:
    """Refuse whoever is no leader of the unit or its organisation that day, or receives elsewhere in these hours (two queries)."""
    if person_id not in {person.pk for person in leaders(act.record.unit_id, act.directory, local_day(begins_at))}:
        raise Refused(NOT_A_LEADER, "person_id")
    refuse_taken(act, person_id, begins_at, ends_at)


def refuse_taken(act: OwnAct, person_id: int, begins_at: datetime, ends_at: datetime) -> None:
    """Refuse whoever receives elsewhere in these hours (one query)."""
    taken = days().filter(person=person_id, status__in=TO_COME, begins_at__lt=ends_at, ends_at__gt=begins_at).exclude(pk=act.record.pk)
    if taken.exists():
        raise Refused(NOT_FREE, "person_id")


def refuse_hours(act: OwnAct, begins_at: datetime, ends_at: datetime, *, slots: int, minutes: int) -> None:
    """Refuse hours that are over, cross a day, lie too far ahead, or have no room for the slots."""
    act.refuse_unless(begins_at > act.at, "请定一个还没到的时间。", "Choose a time that is still to come.", field="day")
    act.refuse_unless((local_day(begins_at) - act.today).days <= MOST_AHEAD, "请定一年半以内的日子。", "Choose a day within a year and a half.", field="day")
    act.refuse_unless(
        begins_at < ends_at and local_day(begins_at) == local_day(ends_at), "结束时间要晚于开始时间，在同一天。", "It ends after it begins, on the same day.", field="until"
    )
    act.refuse_unless(
        timedelta(minutes=slots * minutes) <= ends_at - begins_at, f"{slots} 个号、每个 {minutes} 分钟，这段时间不够。请延长时间，或者减少号数、分钟数。",
        f"{slots} slots of {minutes} minutes each do not fit. Give more time, fewer slots or fewer minutes.", field="until",
    )  # fmt: skip


def place_given(act: OwnAct, place: str) -> str:
    """Return a place without blanks around it. Raises Refused where there is none, or it is too long."""
    words = place.strip()
    act.refuse_unless(2 <= len(words) <= SHORT_LIMIT, "请写清在哪里接待（2 到 200 字）。", "Say where it takes place (2 to 200 characters).", field="place")
    return words


def leaders_above(unit_id: int, directory: Snapshot, day: date) -> list[Person]:
    """Return the leaders of the organisations above that of a unit, whom it may ask to receive there, each once (one query)."""
    above = {unit.pk for unit in directory.ancestors(directory.organisation(unit_id).pk)}
    return list({post.person_id: post.person for post in holders(above, {Duty.LEADER}, day)}.values())


def office_of_leader(person_id: int, unit_id: int, directory: Snapshot, day: date) -> UnitFacts | None:
    """Return the office that plans the days of a leader above a unit: the petition office nearest to the organisation he leads; None for whoever leads none (two queries)."""
    above = [unit.pk for unit in directory.ancestors(directory.organisation(unit_id).pk)]
    led = {post.unit_id for post in holders(above, {Duty.LEADER}, day) if post.person_id == person_id}
    return next((office_for(directory, unit, day) for unit in above if unit in led), None)


def requests(actor: Staff, directory: Snapshot, most: int) -> list[OutreachRecord]:
    """Return the requests for leaders from above that the actor may see, those that wait first, then the newest, at most `most` (one query)."""
    waits = Case(When(status=LeaderRequestStatus.LEADER_ASKED.value, then=0), default=1)
    return list(visible_to(actor, OutreachKind.LEADER_REQUEST, directory).select_related("person").order_by(waits, "-pk")[:most])
