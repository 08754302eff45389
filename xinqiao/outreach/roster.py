"""Reading the roster: who may be on it, who is on duty now, what a shift leaves open. Writing is `perform()` with the steps of a shift."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models

from xinqiao.directory.duties import holders
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.own_record import OwnAct, OwnRecord
from xinqiao.rules.terms_outreach import ON_SHIFT, OutreachKind, ShiftStatus
from xinqiao.rules.text import Text

NOT_OF_UNIT = Text("请从本单位当天在岗位上的人里选。", "Choose somebody who holds a post in this unit on that day.")
NOT_FREE = Text("他那段时间已经排了别的班，请换人或者改时间。", "He has another shift then; choose somebody else or other hours.")
TO_COME = (ShiftStatus.PLANNED.value, ShiftStatus.UNATTENDED.value, ShiftStatus.ON_DUTY.value)


def shifts() -> models.QuerySet[OutreachRecord]:
    """Return all shifts: the caller narrows them to units (`access.units_of`)."""
    return OutreachRecord.objects.filter(kind=OutreachKind.SHIFT.value)


def hours(shift: OwnRecord) -> tuple[datetime, datetime]:
    """Return when a shift begins and ends; raises ValueError for what has no hours."""
    if shift.begins_at is None or shift.ends_at is None:
        raise ValueError(f"{shift} has no hours")
    return shift.begins_at, shift.ends_at


def may_be_on(unit_id: int, person_id: int, day: date) -> bool:
    """Return whether somebody holds a post in the unit that day with which he may be on its roster (one query)."""
    return any(post.person_id == person_id for post in holders({unit_id}, ON_SHIFT, day))


def is_taken(person_id: int, begins_at: datetime, ends_at: datetime, journal: Journal) -> bool:
    """Return whether somebody has another shift in these hours, in the store or in this journal (one query)."""
    fresh = any(row.person_id == person_id and row.begins_at < ends_at and begins_at < row.ends_at for row in journal.added(OutreachRecord) if row.begins_at)
    return fresh or shifts().filter(person=person_id, status__in=TO_COME, begins_at__lt=ends_at, ends_at__gt=begins_at).exists()


def on_duty_as(unit_id: int, person_id: int | None) -> str | None:
    """Return the number of the shift on which somebody is on duty in a unit; None if he is not (one query)."""
    rows = shifts().filter(unit=unit_id, person=person_id, status=ShiftStatus.ON_DUTY.value)
    return rows.order_by("-begins_at").values_list("number", flat=True).first()


def reason_given(act: OwnAct, reason: str) -> str:
    """Return a reason without blanks around it. Raises Refused where there is none, or it is too long."""
    words = reason.strip()
    act.refuse_unless(2 <= len(words) <= 500, "请写明原因（2 到 500 字）。", "Please give a reason (2 to 500 characters).", field="reason")
    return words
