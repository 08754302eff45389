"""Legal holds (暂缓销毁): placed with a reason and a day to look again, released as `rules.holds` says; meanwhile nothing goes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from xinqiao.directory.duties import Staff
from xinqiao.directory.refused import DirectoryError, refuse
from xinqiao.directory.snapshot import Snapshot
from xinqiao.retention.models import Hold
from xinqiao.retention.record import lock, record
from xinqiao.rules.holds import HOLDERS, WHY_NOT, Hand, Tie, hand
from xinqiao.rules.terms import Duty

LONGEST = timedelta(days=366)  # until somebody looks again
MOST = 200


@dataclass(frozen=True, kw_only=True)
class HoldEntry:
    """What is held and why: a number, or at least one of category, unit and days of receipt (both included)."""

    number: str = ""
    category: str = ""
    unit_id: int | None = None
    received_from: date | None = None
    received_to: date | None = None
    reason: str
    review_on: date


@dataclass(frozen=True, slots=True)
class Seat:
    """A duty of `HOLDERS` that somebody holds, and in which unit."""

    duty: Duty
    unit_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What of a petition a hold looks at."""

    number: str
    category: str
    units: frozenset[int]
    received_on: date


def seats(actor: Staff, directory: Snapshot) -> tuple[Seat, ...]:
    """Return in which duties and units somebody places and releases holds, the discipline duty first; of the leaders only those of the whole enterprise: a hold may be there because of the head of a part."""
    held = [Seat(duty, post.unit_id) for duty in HOLDERS for post in actor.posts if post.duty == duty and post.unit_id in directory.units]
    return tuple(seat for seat in held if seat.duty is not Duty.LEADER or directory.organisation(seat.unit_id).parent_id is None)


def place(entry: HoldEntry, *, by: str, seat: Seat, at: datetime, today: date) -> Hold:
    """Place a hold in the duty of `seat`; the same placed twice by the same person is placed once. Raises DirectoryError, having changed nothing, where it says nothing or no day to look again."""
    is_broad = bool(entry.category or entry.unit_id or entry.received_from or entry.received_to)
    if not (entry.number or is_broad):
        raise refuse("请写明暂缓哪一件，或者哪一类、哪个单位、哪段时间的。", "Say which petition, or which category, unit or days are held.", "number")
    if entry.number and is_broad:
        raise refuse("写了编号，就不要再选类别、单位和时间。", "With a number, leave category, unit and days empty.", "number")
    if entry.received_from and entry.received_to and entry.received_from > entry.received_to:
        raise refuse("开始的日子晚于结束的日子。", "The first day is after the last.", "received_to")
    if not entry.reason.strip():
        raise refuse("请写明为什么暂缓销毁。", "Say why it is held.", "reason")
    if not today < entry.review_on <= today + LONGEST:
        raise refuse("复核的日子要在今天以后、一年以内。", "The day to look again lies after today and within a year.", "review_on")
    said = asdict(entry) | {"reason": entry.reason.strip()}
    with transaction.atomic():
        lock()
        if same := Hold.objects.filter(**said, placed_by=by, released_at=None).first():
            return same  # pressed twice
        hold = Hold.objects.create(**said, placed_at=at, placed_by=by, placed_as=seat.duty.value, placed_unit_id=seat.unit_id)
        body = {
            "hold": hold.pk, "number": hold.number, "category": hold.category, "unit": hold.unit_id, "from": entry.received_from,
            "to": entry.received_to, "reason_sha256": hashlib.sha256(hold.reason.encode()).hexdigest(), "review_on": hold.review_on, "as": hold.placed_as, "of": hold.placed_unit_id,
        }  # fmt: skip
        record("hold.place", {key: value.isoformat() if isinstance(value, date) else value for key, value in body.items() if value}, by=by, at=at)
    return hold


def tie(hold: Hold, by: str, seats: Sequence[Seat], directory: Snapshot) -> Tie:
    """Return what somebody is to a hold: whoever placed it, another of that duty at or above its unit, or none of them."""
    if hold.placed_by == by:
        return Tie.PLACER
    duty, homes = hold.placed_as or Duty.DISCIPLINE.value, _homes(hold, directory)
    is_in_line = any(seat.duty == duty and directory.organisation(seat.unit_id).pk in homes for seat in seats)
    return Tie.LINE if is_in_line else Tie.OTHER


def _homes(hold: Hold, directory: Snapshot) -> set[int]:
    """Return the enterprise in which the duty that placed it sits and those above; of an old hold, which does not say so, only the highest."""
    if hold.placed_unit_id is None or hold.placed_unit_id not in directory.units:
        return {unit.pk for unit in directory.units.values() if unit.parent_id is None}
    home = directory.organisation(hold.placed_unit_id)
    return {home.pk, *(unit.pk for unit in directory.ancestors(home.pk))}


def release(key: int, reason: str, *, by: str, seats: Sequence[Seat], directory: Snapshot, at: datetime) -> Hold:
    """Release a hold, or, by whoever placed it, ask to release it. Raises DirectoryError where it is released already, or this person may not."""
    with transaction.atomic():
        lock()
        hold = Hold.objects.select_for_update().get(pk=key)
        if hold.released_at is not None:
            raise refuse("这条暂缓已经解除了。", "This hold was released before.")
        who = tie(hold, by, seats, directory)
        does = hand(who, is_asked=hold.asked_at is not None)
        if does is Hand.NOTHING:
            raise DirectoryError(WHY_NOT[who].fill(duty=Duty(hold.placed_as or Duty.DISCIPLINE)))
        if not reason.strip():
            raise refuse("请写明为什么可以解除。", "Say why it can be released.", "reason")
        body = {"hold": hold.pk, "reason_sha256": hashlib.sha256(reason.strip().encode()).hexdigest()}
        if does is Hand.ASKS:
            hold.asked_at, hold.asked_why = at, reason.strip()
            hold.save(update_fields=["asked_at", "asked_why"])
            record("hold.ask_release", body, by=by, at=at)
            return hold
        hold.released_at, hold.released_by, hold.why_released = at, by, reason.strip()
        hold.save(update_fields=["released_at", "released_by", "why_released"])
        record("hold.release", body, by=by, at=at)
    return hold


def in_force() -> list[Hold]:
    """Return the holds that count, oldest first (one query). One that is past its day to look again still counts."""
    return list(Hold.objects.filter(released_at=None).order_by("pk"))


def released(limit: int = 20) -> list[Hold]:
    """Return the holds that were released last."""
    return list(Hold.objects.exclude(released_at=None).order_by("-released_at")[:limit])


def by_key(key: int) -> Hold | None:
    """Return one hold."""
    return Hold.objects.filter(pk=key).first()


def covering(subject: Subject, holds: list[Hold], directory: Snapshot) -> Hold | None:
    """Return the first hold that covers a petition; None if none does."""
    return next((hold for hold in holds if _covers(hold, subject, directory)), None)


def _covers(hold: Hold, subject: Subject, directory: Snapshot) -> bool:
    if hold.number:
        return hold.number == subject.number
    is_unit = hold.unit_id is None or bool(subject.units & (frozenset(directory.subtree(hold.unit_id)) | {hold.unit_id}))
    is_day = (hold.received_from or date.min) <= subject.received_on <= (hold.received_to or date.max)
    return is_unit and is_day and subject.category.startswith(hold.category)
