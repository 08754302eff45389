"""Attack 47: several people at the same moment on one reception day: a slot is had once, and nobody is lost between slot and waiting list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.threads import at_once, seen, shared_store
from tests.enterprise import build
from tests.outreach.days import DAY, PUBLISHING, Days
from tests.outreach.test_bookings import BOOKING, book
from tests.walking import Walk
from xinqiao.outreach import bookings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_too]
CROWD = 6


@pytest.fixture
def crowd(transactional_db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Days, OutreachRecord, list[Walk]]]:
    """A day with one slot, and six who want it."""
    days = Days(build())
    day = days.take("publish_reception", days.planned(slots=1), "clerk", PUBLISHING)
    walks = [Walk(days.house, at=PUBLISHING) for _ in range(CROWD)]
    with shared_store(tmp_path, monkeypatch):
        yield days, day, walks


def standing() -> list[str]:
    return sorted(LinkedRecord.objects.filter(kind="booking").values_list("status", flat=True))


def slots() -> list[int]:
    return sorted(seat["slot"] for seat in OutreachRecord.objects.get().content["seats"])


def test_the_last_slot_is_had_by_one_and_everybody_else_waits(crowd: tuple[Days, OutreachRecord, list[Walk]]) -> None:
    """Attack 47: six take the last slot at the same moment."""
    _days, day, walks = crowd
    answers = at_once(CROWD, lambda n: book(walks[n], day, 1).status)
    assert sorted(map(str, answers)) == ["booking_made"] + ["booking_waiting"] * (CROWD - 1)
    assert seen(slots) == [0] * (CROWD - 1) + [1]


def test_whoever_gives_back_while_others_take_and_the_worker_moves_up_loses_nobody(crowd: tuple[Days, OutreachRecord, list[Walk]]) -> None:
    """Attack 47: the slot is given back, taken, and the list moved up, all at once; one has it afterwards and nobody has it twice."""
    _days, day, walks = crowd
    first = seen(lambda: book(walks[0], day, 1))
    seen(lambda: book(walks[1], day, 1))

    def one(n: int) -> object:
        if n == 0:
            return bookings.drop(LinkedRecord.objects.select_related("petition").get(pk=first.pk), actor=walks[0].petitioner, at=BOOKING)
        return bookings.settle(day.number, BOOKING) if n == 1 else book(walks[n], day, 1)

    answers = at_once(CROWD, one)
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    seen(lambda: bookings.settle(day.number, BOOKING))
    assert seen(slots).count(1) == 1 and seen(standing) == ["booking_dropped", "booking_made"] + ["booking_waiting"] * (CROWD - 2)


def test_a_reminder_goes_out_once_however_many_workers_there_are(crowd: tuple[Days, OutreachRecord, list[Walk]]) -> None:
    """Attack 46: two workers look at the same day."""
    _days, day, walks = crowd
    seen(lambda: book(walks[0], day, 1))
    told = at_once(2, lambda _: bookings.watch(DAY.replace(day=11)))
    assert sorted(map(str, told)) == ["0", "1"]
