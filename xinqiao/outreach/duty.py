"""Who is on duty now, what waits for whom at the duty desk, and what is wrong there. Reading only; the worker and the pages ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db.models import Q, QuerySet

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.access import IN_UNIT
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours, shifts
from xinqiao.outreach.steps.begin_shift import EARLIEST
from xinqiao.outreach.steps.plan_shift import LONGEST
from xinqiao.petitions.zone import local_day
from xinqiao.prepared import Prepared
from xinqiao.rules.terms_outreach import KEEPERS, ON_SHIFT, OutreachKind, ShiftRole
from xinqiao.rules.terms_outreach import ShiftStatus as S
from xinqiao.rules.text import Text

MOST = 200  # shifts under way that are looked at: far more than one reader's units have at one time
UNDER_WAY = (S.PLANNED.value, S.UNATTENDED.value, S.ON_DUTY.value, S.HANDED_OVER.value, S.UNSIGNED.value)
SOON_OVER = timedelta(minutes=30)  # from then on he is reminded to hand over

NOBODY_CAME = Text("到点没有人到岗", "nobody came on duty")
NOT_HANDED_OVER = Text("过了下班时间还没有交班", "not handed over after its end")
NOBODY_SIGNED = Text("交了班没有人签字", "handed over, nobody signed")


@dataclass(frozen=True, slots=True)
class Alarm:
    """A shift with which something is wrong, and what."""

    shift: OutreachRecord
    what: Text


@dataclass(frozen=True, slots=True)
class EmptyDesk:
    """A desk at which nobody sits though the roster has a shift now, and how long the reader lets whoever leads the shift go first."""

    unit_id: int
    since: datetime  # what was registered before was handed over
    after: timedelta  # how long a matter has waited before this reader is told


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one reader at the duty desk: shifts to begin, to hand over, to sign for; and alarms."""

    begin: tuple[OutreachRecord, ...] = ()
    hand_over: tuple[OutreachRecord, ...] = ()
    sign_for: tuple[OutreachRecord, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    empty: tuple[EmptyDesk, ...] = ()
    still_his: tuple[OutreachRecord, ...] = ()  # he handed matters over with them, and nobody has signed


def patience(directory: Snapshot, now: datetime) -> tuple[timedelta, timedelta]:
    """Return after how long nobody's coming and nobody's signing are noted (policies `shift_grace_minutes`, `sign_for_minutes`)."""
    today = local_day(now)
    return timedelta(minutes=directory.policy("shift_grace_minutes", today)), timedelta(minutes=directory.policy("sign_for_minutes", today))


def handed_at(shift: OutreachRecord) -> datetime:
    """Return when a shift was handed over; its end, where it was not."""
    said = shift.content.get("handed_at")
    return datetime.fromisoformat(said) if said else hours(shift)[1]


def on_duty(units: Iterable[int], directory: Snapshot, now: datetime) -> list[OutreachRecord]:
    """Return the shifts of these units on which somebody is on duty now, those at the desk first, each with its person (one query).

    Whoever forgot to hand over is not on duty for ever: he counts until the time to sign for his shift has passed.
    """
    rows = shifts().filter(unit__in=sorted(units), status=S.ON_DUTY.value, begins_at__gte=now - LONGEST - EARLIEST - timedelta(days=1))
    rows = rows.filter(ends_at__gt=now - patience(directory, now)[1]).select_related("person").order_by("unit", "begins_at", "id")
    return sorted(rows[:MOST], key=leads)


def leads(shift: OutreachRecord) -> bool:
    """Return whether whoever has this shift leads it (带班)."""
    return bool(shift.content.get("role") == ShiftRole.LEAD.value)


def waiting(actor: Staff, directory: Snapshot, now: datetime) -> Waiting:
    """Return what waits for somebody at the duty desks of his units (one query; none for who is on no roster and keeps none).

    Alarms are told to whoever keeps the roster of the unit, its heads among them, and to whoever leads the shift there now.
    """
    units = actor.units_with(*IN_UNIT[OutreachKind.SHIFT])
    if not units:
        return Waiting()
    rows = directory.once((waiting, *actor.stand), lambda: Prepared(partial(_under_way, actor, units), datetime))(now + EARLIEST)
    mine = [shift for shift in rows if shift.person_id in actor.everyone]
    led = {shift.unit_id for shift in mine if leads(shift) and hours(shift)[0] <= now < hours(shift)[1]}
    kept = actor.units_with(*KEEPERS) | led
    begin = tuple(shift for shift in mine if shift.status in (S.PLANNED.value, S.UNATTENDED.value) and now < hours(shift)[1])
    here = {shift.unit_id for shift in mine if shift.status == S.ON_DUTY.value} | {shift.unit_id for shift in begin}
    ready = here & actor.units_with(*ON_SHIFT)
    return Waiting(
        begin=begin,
        hand_over=tuple(shift for shift in mine if shift.status == S.ON_DUTY.value and hours(shift)[1] - SOON_OVER <= now),
        sign_for=tuple(shift for shift in rows if _is_anothers(shift, actor) and shift.unit_id in ready and shift.status in (S.HANDED_OVER.value, S.UNSIGNED.value)),
        alarms=tuple(alarms((shift for shift in rows if shift.unit_id in kept), directory, now)),
        still_his=tuple(shift for shift in rows if shift.person_id == actor.person.pk and shift.status in (S.HANDED_OVER.value, S.UNSIGNED.value) and shift.content.get("numbers")),
        empty=_empty(rows, actor, kept, led, timedelta(minutes=directory.policy("on_call_minutes", local_day(now))), now),
    )


def _under_way(actor: Staff, units: frozenset[int], until: datetime) -> QuerySet[OutreachRecord]:
    whose = Q(unit__in=sorted(units)) | Q(person__in=sorted(actor.everyone))
    return shifts().filter(whose, status__in=UNDER_WAY, begins_at__lte=until).select_related("person").order_by("-begins_at", "-id")[:MOST]


def _is_anothers(shift: OutreachRecord, actor: Staff) -> bool:
    """Return whether somebody else had the shift and handed it over: of one for whom he stands in, he may sign as himself."""
    return actor.person.pk not in (shift.person_id, shift.content.get("handed_by"))


def _empty(rows: list[OutreachRecord], actor: Staff, kept: frozenset[int] | set[int], led: set[int], patience_minutes: timedelta, now: datetime) -> tuple[EmptyDesk, ...]:
    """Return the desks at which nobody sits, of those that the reader leads or keeps: whoever leads is told at once, the keepers after him."""
    found = []
    for unit in sorted(kept):
        here = [shift for shift in rows if shift.unit_id == unit]
        begun = [shift for shift in here if hours(shift)[0] <= now < hours(shift)[1]]
        is_led = any(leads(shift) for shift in begun)
        if not begun or any(shift.status == S.ON_DUTY.value and not leads(shift) for shift in begun):
            continue
        since = max([now - LONGEST, *(handed_at(shift) for shift in here if shift.status in (S.HANDED_OVER.value, S.UNSIGNED.value))])
        found.append(EmptyDesk(unit, since, timedelta(0) if unit in led or not is_led else patience_minutes))
    return tuple(found)


def alarms(rows: Iterable[OutreachRecord], directory: Snapshot, now: datetime) -> list[Alarm]:
    """Return what is wrong with these shifts: noted by the worker already, or due to be noted."""
    grace, wait = patience(directory, now)
    found = []
    for shift in rows:
        begins_at, ends_at = hours(shift)
        if shift.status == S.UNATTENDED.value or (shift.status == S.PLANNED.value and begins_at + grace <= now):
            found.append(Alarm(shift, NOBODY_CAME))
        elif shift.status == S.ON_DUTY.value and ends_at + wait <= now:
            found.append(Alarm(shift, NOT_HANDED_OVER))
        elif shift.status == S.UNSIGNED.value or (shift.status == S.HANDED_OVER.value and handed_at(shift) + wait <= now):
            found.append(Alarm(shift, NOBODY_SIGNED))
    return found
