"""Reading the reception room (接待室): who waits by number, how a day went in counts. Writing is `perform()` with the steps of a visit to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from django.core import signing
from django.db.models import QuerySet

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_room import RoomVisitStatus as S
from xinqiao.rules.terms_visit import REGISTRARS

MOST = 300  # visits of one day that a page reads: as many as numbers are given out
SALT = "outreach.room"  # of the address that a tablet and a board are opened with
OPENED_FOR = 16 * 3600  # seconds: one day of the room
BOARD_SHOWS = 8


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a reception room: who waits, who is being received, who has gone; counts, and the middle of the waits in minutes (None: nobody was called)."""

    queue: Sequence[OutreachRecord]
    at_window: Sequence[OutreachRecord]
    gone: Sequence[OutreachRecord]
    heads: int
    wait_minutes: int | None
    called: int


def visits() -> QuerySet[OutreachRecord]:
    """Return all visits to reception rooms: the caller narrows them to what somebody may see (`access.visible_to`), or to numbers."""
    return OutreachRecord.objects.filter(kind=OutreachKind.ROOM_VISIT.value)


def rooms_of(actor: Staff) -> frozenset[int]:
    """Return the units in whose reception room the actor sits."""
    return actor.units_with(*REGISTRARS)


def one(actor: Staff, directory: Snapshot, number: str) -> OutreachRecord | None:
    """Return a visit that the actor may see; None where there is none (one query)."""
    return visible_to(actor, OutreachKind.ROOM_VISIT, directory).filter(number=number[:32]).first() if number.isprintable() else None


def queue_number(visit: OutreachRecord) -> int:
    """Return the number that was given out: they begin at 1 every day."""
    return int(visit.number.rpartition("-")[2])


def of_day(unit_id: int, day: date) -> list[OutreachRecord]:
    """Return the visits of a day to one room in their order (one query)."""
    return list(visits().filter(unit=unit_id, on=day).order_by("id")[:MOST])


def told(rows: Iterable[OutreachRecord]) -> Day:
    """Return a day in its parts and counts."""
    every = list(rows)
    waits = [minutes_waited(row) for row in every if "called_at" in row.content]
    return Day(
        queue=[row for row in every if row.standing is S.IN_QUEUE], at_window=[row for row in every if row.standing is S.AT_WINDOW],
        gone=[row for row in every if row.standing not in (S.IN_QUEUE, S.AT_WINDOW)], heads=sum(row.content["heads"] for row in every),
        wait_minutes=round(median(waits)) if waits else None, called=len(waits),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ticket:
    """What stands on a printed number: whose room, the number, when it was taken (Asia/Shanghai), how many are called before it (None: it was called already). Nothing of anybody."""

    unit: UnitFacts | None
    n: int
    came: datetime
    before: int | None


def ticket(visit: OutreachRecord, directory: Snapshot) -> Ticket:
    """Return the printed number of a visit (one query)."""
    before = None if visit.standing is not S.IN_QUEUE else visits().filter(unit=visit.unit_id, on=visit.on, status=S.IN_QUEUE.value, pk__lt=visit.pk).count()
    came = (visit.begins_at or datetime.combine(visit.on, time.min, SHANGHAI)).astimezone(SHANGHAI)
    return Ticket(directory.unit(visit.unit_id), queue_number(visit), came, before)


def of_number(unit_id: int, day: date, n: int) -> OutreachRecord | None:
    """Return the visit of a number of the day; None where it was not given out (one query)."""
    return next((row for row in of_day(unit_id, day) if queue_number(row) == n), None)


def minutes_waited(visit: OutreachRecord, now: datetime | None = None) -> int:
    """Return for how many minutes somebody waited until his number was called, or until `now` where it was not."""
    said = visit.content.get("called_at")
    until = datetime.fromisoformat(said) if said else now
    return 0 if until is None or visit.begins_at is None else max(0, int((until - visit.begins_at).total_seconds() // 60))


def end(act: OwnAct) -> None:
    """Write down when they went, and on which day the words of the visit are wiped (policy `room_words_days`)."""
    wipe_on = act.record.on + timedelta(days=act.directory.policy("room_words_days", act.today))
    act.set(ends_at=act.at)
    act.keep(wipe_on=wipe_on.isoformat())


def opens_for(unit_id: int) -> str:
    """Return the mark with which the tablet and the board of a room are opened for one day. It says the unit and nothing of anybody."""
    return signing.dumps(unit_id, salt=SALT)


def opened_for(mark: str) -> int | None:
    """Return the unit whose room such a mark opens; None for what is none, or is of yesterday."""
    try:
        unit_id = signing.loads(mark, salt=SALT, max_age=OPENED_FOR)
    except signing.BadSignature:
        return None
    return unit_id if isinstance(unit_id, int) else None


def board(unit_id: int, day: date) -> tuple[list[int], list[int], int]:
    """Return the numbers that are being received, the newest call first; those who are next; and how many wait. Numbers only (one query)."""
    now = told(of_day(unit_id, day))
    called = sorted(now.at_window, key=lambda row: str(row.content.get("called_at", "")), reverse=True)
    return [queue_number(row) for row in called[:BOARD_SHOWS]], [queue_number(row) for row in now.queue[:BOARD_SHOWS]], len(now.queue)
