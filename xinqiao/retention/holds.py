"""Legal holds (暂缓销毁): placed with a reason and a day to look again, released by another person; meanwhile nothing goes."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from xinqiao.directory.refused import refuse
from xinqiao.directory.snapshot import Snapshot
from xinqiao.retention.models import Hold
from xinqiao.retention.record import lock, record
from xinqiao.rules.terms import Duty

HOLDERS = (Duty.DISCIPLINE, Duty.LEADER)  # who places and releases (policy); the audit duty alters nothing and reads
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What of a petition a hold looks at."""

    number: str
    category: str
    units: frozenset[int]
    received_on: date


def place(entry: HoldEntry, *, by: str, at: datetime, today: date) -> Hold:
    """Place a hold; the same placed twice by the same person is placed once. Raises DirectoryError, having changed nothing, where it says nothing or no day to look again."""
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
        hold = Hold.objects.create(**said, placed_at=at, placed_by=by)
        body = {
            "hold": hold.pk, "number": hold.number, "category": hold.category, "unit": hold.unit_id, "from": entry.received_from,
            "to": entry.received_to, "reason_sha256": hashlib.sha256(hold.reason.encode()).hexdigest(), "review_on": hold.review_on,
        }  # fmt: skip
        record("hold.place", {key: value.isoformat() if isinstance(value, date) else value for key, value in body.items() if value}, by=by, at=at)
    return hold


def release(key: int, reason: str, *, by: str, at: datetime) -> Hold:
    """Release a hold. Raises DirectoryError where it is released already, or by whoever placed it."""
    with transaction.atomic():
        lock()
        hold = Hold.objects.select_for_update().get(pk=key)
        if hold.released_at is not None:
            raise refuse("这条暂缓已经解除了。", "This hold was released before.")
        if hold.placed_by == by:
            raise refuse("谁要求暂缓的，不能自己解除；请另一位有权的人解除。", "Whoever placed a hold does not release it: another person does.")
        if not reason.strip():
            raise refuse("请写明为什么可以解除。", "Say why it can be released.", "reason")
        hold.released_at, hold.released_by, hold.why_released = at, by, reason.strip()
        hold.save(update_fields=["released_at", "released_by", "why_released"])
        record("hold.release", {"hold": hold.pk, "reason_sha256": hashlib.sha256(hold.why_released.encode()).hexdigest()}, by=by, at=at)
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
