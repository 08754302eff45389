"""Bookings of reception days: who takes which slot, waits, gives it back, and is told what changed.

A booking is a linked record of the petition (ADR-0008), so that the conflict check, its chain and its messages are the petition's; the day keeps
only which slot belongs to which record. Whoever changes a booking locks the row of the day first, then that of the petition: two who take the last
slot at once wait for each other, and the second gets the waiting list. What a change of the day means for those who booked is worked out from the
day itself, one booking a transaction (`settle`): the page calls it after the step, and the worker again, so that a power cut forgets nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Actor, Clockwork, staff
from xinqiao.directory.models import Person
from xinqiao.outreach import receptions
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import note_seats
from xinqiao.petitions.access import kept_from
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import book_reception, drop_booking, tell_booking
from xinqiao.petitions.steps.book_reception import TO_WAIT, WALKS_IN
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_reception import OPEN_BOOKINGS, BookingStatus
from xinqiao.rules.terms_reception import ReceptionStatus as S
from xinqiao.rules.text import Text

MOST_WAITING = 20
LOOKS_BACK = timedelta(days=7)  # how long after a day the worker still looks whether everybody was told
GONE = Text("这一场现在不能约了，请另选一场。", "This reception cannot be booked any more; please choose another one.")
TAKEN = Text("这个号刚刚被别人约走了，请另选一个。", "Somebody has just taken this slot; please choose another one.")
ALL_WAIT = Text("这一场约满了，候补也满了，请另选一场。", "This reception and its waiting list are full; please choose another one.")
NOT_TODAY = Text("没有预约的人，接待当天才能登记。", "Who comes without a booking is entered on the day itself.")
OVER = (drop_booking.CANCELLED, drop_booking.NO_TURN, drop_booking.BARRED)
Seat = dict[str, Any]


def seats(day: OutreachRecord) -> list[Seat]:
    """Return who has which slot: {"petition", "position"} of the booking, "slot" (0: waits, in this order; -1: came without one), what he was "told"."""
    return day.content.get("seats", [])  # type: ignore[no-any-return]


def free_slots(day: OutreachRecord) -> list[int]:
    """Return the slots that nobody has, from 1."""
    taken = {seat["slot"] for seat in seats(day)}
    return [slot for slot in range(1, day.content["slots"] + 1) if slot not in taken]


def is_open(day: OutreachRecord, at: datetime) -> bool:
    """Return whether a day can be booked: published, and not begun."""
    return day.standing is S.PUBLISHED and day.begins_at is not None and day.begins_at > at


def to_book(at: datetime, most: int) -> list[OutreachRecord]:
    """Return the days that can be booked, the next one first (one query)."""
    return [day for day in receptions.announced(local_day(at), most) if is_open(day, at)]


def book(number: str, petition: Petition, slot: int, *, actor: Actor, at: datetime, words: str = "", only_mentions: bool = False) -> LinkedRecord:
    """Take a slot (from 1) of the day `number`, or TO_WAIT, or WALKS_IN, for a petition; return the booking, which waits if all slots are gone.

    Raises Refused where the day cannot be booked, the slot went to somebody else while others are free, the list is full, a booking stands already,
    the leader may not deal with the petition (ADR-0013), or (at `only_mentions`) it names him and nobody said that it only mentions him.
    """
    with transaction.atomic():
        day = _locked(number)
        if day is None or not (_may_walk_in(day, at) if slot == WALKS_IN else is_open(day, at)):
            raise Refused(NOT_TODAY if slot == WALKS_IN else GONE, "slot")
        free = free_slots(day)
        if slot > 0 and slot not in free:
            if free:
                raise Refused(TAKEN, "slot")
            slot = TO_WAIT
        if slot == TO_WAIT and sum(seat["slot"] == TO_WAIT for seat in seats(day)) >= MOST_WAITING:
            raise Refused(ALL_WAIT, "slot")
        entry = book_reception.Entry(day=number, unit_id=day.unit_id, slot=slot, words=words, only_mentions=only_mentions, **_now(day, slot))
        record = perform("book_reception", LinkedRecord(petition=petition, kind=RecordKind.BOOKING.value), entry, actor=actor, at=at)
        _note(day, [*seats(day), {"petition": petition.pk, "position": record.position, "slot": slot, "told": _told(day, slot)}], at)
    return record


def drop(record: LinkedRecord, *, actor: Actor, at: datetime, reason: str = "") -> None:
    """Give a booking back; whoever waits moves up afterwards, in a transaction of his own. Raises Refused where it does not stand any more, and where staff give no reason."""
    number = record.content["day"]
    with transaction.atomic():
        day = _locked(number)
        perform("drop_booking", record, drop_booking.Entry(reason=reason), actor=actor, at=at)
        if day is not None:
            _note(day, [seat for seat in seats(day) if (seat["petition"], seat["position"]) != (record.petition_id, record.position)], at)
    settle(number, at)


def given_back(number: str, key: int | None) -> LinkedRecord | None:
    """Return the booking of a day by its key where it stands no more (one query)."""
    record = LinkedRecord.objects.select_related("petition").filter(pk=key, kind=RecordKind.BOOKING.value).first() if key else None
    return record if record is not None and record.content["day"] == number and record.standing not in OPEN_BOOKINGS else None


def settle(number: str, at: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Tell everybody what became of his booking, and move the waiting list up: one booking a transaction. Return how many were told."""
    done = 0
    while _settle_one(number, at):
        done += 1
        rest()
    return done


def watch(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Settle every day that needs it, and remind of those that are near (one query where nothing is to be done)."""
    rows = receptions.days().filter(on__gte=local_day(now) - LOOKS_BACK, status__in=(*receptions.ANNOUNCED, S.RECEPTION_HELD.value)).select_related("person")
    return sum(settle(day.number, now, rest=rest) for day in list(rows.order_by("on", "id")) if _next(day, now) is not None)


def _settle_one(number: str, at: datetime) -> bool:
    with transaction.atomic():
        day = _locked(number)
        found = _next(day, at) if day is not None else None
        if day is None or found is None:
            return False
        seat, step, values = found
        keeps = _is_kept(day, seat | values, step, at)
        _note(day, [seat | values if other is seat else other for other in seats(day) if other is not seat or keeps], at)
    return True


def _is_kept(day: OutreachRecord, seat: Seat, step: str, at: datetime) -> bool:
    """Tell one booking what became of it; return whether it keeps its seat."""
    record = LinkedRecord.objects.select_related("petition").filter(petition=seat["petition"], kind=RecordKind.BOOKING.value, position=seat["position"]).first()
    if record is None:  # its petition was disposed of
        return False
    if record.standing not in OPEN_BOOKINGS:  # somebody came on it, or did not: there is nothing to tell any more
        return record.standing is not BookingStatus.DROPPED and step not in OVER
    if step in OVER:
        perform("drop_booking", record, drop_booking.Entry(why=step, reason=day.content.get("cancelled", "")), actor=Clockwork(), at=at)
        return False
    entry = tell_booking.Entry(news=step, slot=seat["slot"], change=_change(day, step), **_now(day, seat["slot"]))
    try:
        perform("tell_booking", record, entry, actor=Clockwork(), at=at)
    except Refused as refused:
        if refused.field not in ("person_id", "only_mentions"):
            raise
        why = drop_booking.NOT_HE if refused.field == "person_id" else drop_booking.NAMED
        perform("drop_booking", record, drop_booking.Entry(why=why), actor=Clockwork(), at=at)  # 条例§28(3): whoever receives now may not know of it
        return False
    return True


def _next(day: OutreachRecord, at: datetime) -> tuple[Seat, str, Seat] | None:
    """Return what is to be done next for somebody who booked: his seat, the step, and what his seat keeps of it; None where everybody knows everything."""
    all_seats = [seat for seat in seats(day) if seat["slot"] != WALKS_IN]
    if day.standing in (S.RECEPTION_CANCELLED, S.RECEPTION_HELD):
        is_held = day.standing is S.RECEPTION_HELD
        over = drop_booking.NO_TURN if is_held else drop_booking.CANCELLED
        return next(((seat, over, {}) for seat in all_seats if not is_held or seat["slot"] == TO_WAIT), None)
    for seat in all_seats:
        told = _told(day, seat["slot"])
        if seat["told"] != told:
            return seat, tell_booking.SWAPPED if seat["told"][0] != told[0] else tell_booking.MOVED, {"told": told}
    if barred := _barred(day, all_seats):
        return barred, drop_booking.BARRED, {}
    if not is_open(day, at):
        return None
    waiting, free = [seat for seat in all_seats if seat["slot"] == TO_WAIT], free_slots(day)
    if waiting and free:
        return waiting[0], tell_booking.FORWARD, {"slot": free[0], "told": _told(day, free[0])}
    ahead = snapshot.current().policy("reception_remind_days", local_day(at))
    if (day.on - local_day(at)).days > ahead:
        return None
    return next(((seat, tell_booking.REMINDED, {"reminded": True}) for seat in all_seats if seat["slot"] > 0 and not seat.get("reminded")), None)


def _barred(day: OutreachRecord, all_seats: list[Seat]) -> Seat | None:
    """Return a seat of a matter of which the leader who receives was said since to be kept out (ADR-0013); nobody booked, nothing is asked (three queries)."""
    if day.person is None or not all_seats:
        return None
    directory = snapshot.current()
    kept = set(kept_from(staff(day.person, day.on, directory), directory).filter(petition__in=[seat["petition"] for seat in all_seats]).values_list("petition_id", flat=True))
    return next((seat for seat in all_seats if seat["petition"] in kept), None)


def _told(day: OutreachRecord, slot: int) -> list[Any]:
    """Return what somebody with this slot has to know: who receives, when he comes, where."""
    return [day.person_id, _comes_at(day, slot).isoformat(), day.content["place"]]


def _now(day: OutreachRecord, slot: int) -> dict[str, Any]:
    return {"person_id": day.person_id, "leader": day.person.name if day.person else "", "leader_en": day.person.name_en if day.person else "", "at": _comes_at(day, slot), "place": day.content["place"]}


def _comes_at(day: OutreachRecord, slot: int) -> datetime:
    """Return when whoever has this slot comes; whoever has none: when it begins."""
    if day.begins_at is None:
        raise ValueError("a reception day has hours")
    return day.begins_at.astimezone(SHANGHAI) + timedelta(minutes=day.content["minutes"] * max(0, slot - 1))


def _change(day: OutreachRecord, step: str) -> str:
    """Return why the day was changed, in the words that the portal shows."""
    changes = {tell_booking.SWAPPED: "swaps", tell_booking.MOVED: "moves"}
    told = day.content.get(changes.get(step, ""), [])
    return str(told[-1]["why"]) if told else ""


def _may_walk_in(day: OutreachRecord, at: datetime) -> bool:
    return day.standing in (S.PUBLISHED, S.RECEIVING) and day.on == local_day(at)


def _note(day: OutreachRecord, now: Iterable[Seat], at: datetime) -> None:
    if (wanted := tuple(now)) != tuple(seats(day)):
        perform("note_seats", day, note_seats.Entry(seats=wanted), actor=Clockwork(), at=at)


def _locked(number: str) -> OutreachRecord | None:
    """Return a day with its row locked, and its leader."""
    day = receptions.days().select_for_update().filter(number=number).first()
    if day is not None and day.person_id is not None:
        day.person = Person.objects.get(pk=day.person_id)
    return day
