"""A reception that was booked, waited for, come to, not come to, talked at, cancelled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from xinqiao.directory.duties import Clockwork
from xinqiao.petitions.steps.decide_at_reception import Decided
from xinqiao.petitions.zone import SHANGHAI, local_day

if TYPE_CHECKING:
    from tests.walking import Walk


def slot(walk: Walk, number: int = 2, ahead: int = 7) -> dict[str, Any]:
    """Return the entry's fields of a slot of the leader's day, some days ahead."""
    at = datetime.combine(local_day(walk.at) + timedelta(days=ahead), time(9, 20), SHANGHAI)
    return {
        "day": "reception_day-1", "unit_id": walk.enterprise.office.pk, "person_id": walk.enterprise.person("leader").pk, "leader": "测试leader", "at": at,
        "place": "集团一楼接待室", "slot": number, "words": "想当面问取暖费。",
    }  # fmt: skip


def decisions(walk: Walk) -> dict[str, Any]:
    """Return what is decided: an answer on the spot and one thing to do."""
    due_on = local_day(walk.at) + timedelta(days=20)
    return {"answer": "热力站今天就派人去。", "decisions": (Decided(text="换一台循环泵", unit_id=walk.enterprise.mine.pk, due_on=due_on),)}


def booked(walk: Walk) -> Walk:
    return walk.to("accepted").link("booking", "book_reception", walk.petitioner, **slot(walk))


def waiting(walk: Walk) -> Walk:
    return walk.to("accepted").link("booking", "book_reception", walk.petitioner, **slot(walk, 0))


def today(walk: Walk) -> Walk:
    """It is booked, and the day has come."""
    return walk.to("accepted").link("booking", "book_reception", walk.petitioner, **slot(walk, ahead=0))


def came(walk: Walk) -> Walk:
    return today(walk).take_linked("booking", "record_attendance", "receptionist", came=True)


def not_come(walk: Walk) -> Walk:
    return today(walk).take_linked("booking", "record_attendance", "receptionist", came=False)


def talked(walk: Walk) -> Walk:
    return came(walk).take_linked("booking", "decide_at_reception", "clerk", **decisions(walk))


def dropped(walk: Walk) -> Walk:
    return booked(walk).take_linked("booking", "drop_booking", walk.petitioner)


def cancelled(walk: Walk) -> Walk:
    return booked(walk).take_linked("booking", "drop_booking", Clockwork(), why="day_cancelled", reason="当天停电。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {
    "reception_booked": booked, "reception_waited": waiting, "reception_today": today, "reception_came": came, "reception_not_come": not_come,
    "reception_talked": talked, "reception_dropped": dropped, "reception_day_cancelled": cancelled,
}  # fmt: skip
ELSEWHERE = {
    "booking_made": "reception_today", "booking_waiting": "reception_waited", "booking_came": "reception_came", "booking_not_come": "reception_not_come",
    "booking_talked": "reception_talked", "booking_dropped": "reception_dropped",
}  # fmt: skip
