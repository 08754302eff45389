"""Attacks 44–46: time is counted as the calendar says, a later calendar moves nothing, and clocks may jump."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.petitions.world import THURSDAY, World
from tests.walking import Walk, entry
from xinqiao.directory import snapshot
from xinqiao.directory.change import new_calendar
from xinqiao.directory.duties import Clockwork
from xinqiao.directory.seed import known_calendar
from xinqiao.ledger.append import history
from xinqiao.ops import work
from xinqiao.ops.verify import faults
from xinqiao.outbox.deliver import deliver, due_messages
from xinqiao.outbox.models import Evidence, Message
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.recounting import recount_clocks
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import CLOCKS, WorkCalendar
from xinqiao.rules.terms import Channel, Medium, MessageState, Secrecy

FIRST, LAST = date(2015, 1, 1), date(2035, 9, 30)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return known_calendar()


@pytest.mark.parametrize("name", sorted(CLOCKS))
def test_every_clock_on_every_day_of_twenty_years_of_the_real_calendar(calendar: WorkCalendar, name: str) -> None:
    """Attack 44: due ≥ start, monotone in the start, counted days = the limit, the explanation ends on the result.

    Make-up days, leap days and year-ends are all among them. Pausing does not exist yet: it comes with hearings (C9).
    """
    clock = CLOCKS[name]
    before = FIRST
    for n, day in enumerate(DAYS):
        due = clock.due(day, calendar)
        assert day < due.statutory_on <= due.effective_on and due.on >= before, day
        before = due.on
        if n % 11 == 0 or (day.month, day.day) in {(2, 28), (2, 29), (12, 31), (9, 30)}:
            lines = clock.explain(day, calendar)
            assert lines[-1].day == due.on
            counted = [line.day for line in lines if line.number is not None]
            assert len(counted) == clock.days and counted[-1] == due.statutory_on, day
            assert not clock.working or all(map(calendar.is_working, counted))


def test_a_calendar_that_comes_after_the_filing_moves_nothing_in_silence(world: World) -> None:
    """Attack 45: storing it moves nothing; then the worker counts anew what still runs, on record. What is over stays.

    The new version and its ground are in the directory's chain.
    """
    columns = ("pk", "due_on", "effective_on", "stopped_on")
    days = list(RunningClock.objects.order_by("pk").values_list(*columns))
    over = list(RunningClock.objects.exclude(stopped_on=None).order_by("pk").values_list(*columns))
    known = known_calendar()
    holiday = frozenset(date(2026, 3, n) for n in range(9, 21) if date(2026, 3, n).weekday() < 5)
    new_calendar(
        known.days_off | holiday, known.days_on, known.official_years, "国办发明电〔2026〕1号", by="person:1", at=THURSDAY
    )
    snapshot.forget()
    assert list(RunningClock.objects.order_by("pk").values_list(*columns)) == days
    assert recount_clocks(THURSDAY) is None  # it may be corrected yet
    assert recount_clocks(THURSDAY + timedelta(hours=1))
    assert list(RunningClock.objects.exclude(stopped_on=None).order_by("pk").values_list(*columns)) == over
    moved = world.at("assigned")
    assert RunningClock.objects.get(petition=moved, name="object").due_on == date(2026, 3, 23)
    assert history(moved.number)[-1].body["moved"]["object"] == ["2026-03-02", "2026-03-23"]
    assert list(faults(with_files=False)) == []


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_zone_of_the_server_changes_no_day(world: World, zone: str) -> None:
    """Attack 46: the same moment is the same day in Shanghai, whatever zone the moment is written in."""
    late = THURSDAY.replace(hour=23, minute=59)
    filed = entry("register", channel=Channel.ONLINE, secrecy=Secrecy.ANONYMOUS, title="路灯", text="坏了")
    record = Petition(desk_unit=world.enterprise.office)
    petition = perform("register", record, filed, actor=Clockwork(), at=late.astimezone(ZoneInfo(zone)))
    assert local_day(petition.received_at) == THURSDAY.date()
    assert RunningClock.objects.get(petition=petition, name="tell").anchor_on == THURSDAY.date()


def email(walked: Walk) -> int:
    key: int = Message.objects.get(subject=walked.petition.number, medium=Medium.EMAIL.value).pk
    return key


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=1), timedelta(days=3)])
def test_a_clock_that_jumps_sends_nothing_twice_and_loses_nothing(
    enterprise: object, walk: object, jump: timedelta, mailoutbox: list[object]
) -> None:
    """Attack 46: back a day, on a day, three days of a dead worker."""
    key, now = email(walk()), timezone.now()  # type: ignore[operator]
    deliver(key, now + jump)  # set back, it waits; set forward, it leaves
    for later in (now, now + timedelta(days=1), now + timedelta(days=4)):
        deliver(key, later)
    assert len(mailoutbox) == 1 and due_messages(now + timedelta(days=9)) == []
    assert Evidence.objects.filter(state=MessageState.SENT.value).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_queue_and_send_each_message_once(walk: object, mailoutbox: list[object]) -> None:
    """Attack 46: two workers sweep at once after three days; whatever was queued twice leaves once."""
    keys = [email(walk()) for _ in range(3)]  # type: ignore[operator]
    assert (work.sweep(), work.sweep()) == (3, 0)
    now = timezone.now()
    for key in keys * 2:
        deliver(key, now)
    assert len(mailoutbox) == 3
