"""Bookings of reception days: slots, the waiting list, what a change of the day means, and whom the rules keep apart."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.enterprise import Enterprise
from tests.outreach.days import DAY, NOON, PLANNING, PUBLISHING, Days
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.directory.models import Person
from xinqiao.ops import verify
from xinqiao.outbox.models import Message
from xinqiao.outreach import bookings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import decide_at_reception, record_attendance
from xinqiao.petitions.steps.book_reception import TO_WAIT, WALKS_IN
from xinqiao.petitions.story import tell
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Channel
from xinqiao.vault.contact import Contact

BOOKING = PUBLISHING + timedelta(hours=2)


@pytest.fixture
def days(enterprise: Enterprise) -> Days:
    return Days(enterprise)


def published(days: Days, slots: int = 2) -> OutreachRecord:
    return days.take("publish_reception", days.planned(slots=slots), "clerk", PUBLISHING)


def a_petition(days: Days, **traits: Any) -> Walk:
    return Walk(days.house, at=PUBLISHING, **traits)


def book(walk: Walk, day: OutreachRecord, slot: int, at: datetime = BOOKING, **more: Any) -> LinkedRecord:
    return bookings.book(day.number, walk.petition, slot, actor=walk.petitioner, at=at, **more)


def now(record: LinkedRecord) -> LinkedRecord:
    return LinkedRecord.objects.select_related("petition").get(pk=record.pk)


def the_day() -> OutreachRecord:
    return OutreachRecord.objects.select_related("person").get()


def heard(record: LinkedRecord) -> str:
    """Return what the petitioner reads of it last."""
    return [event.sentence.zh for event in tell(record.petition, snapshot.current()) if event.is_public][-1]


def whole() -> None:
    assert list(verify.faults()) == []


def test_a_slot_is_taken_and_nobody_else_gets_it(days: Days) -> None:
    day, first, second = published(days), a_petition(days), a_petition(days)
    booking = book(first, day, 2, words="想问取暖费。")
    assert booking.standing.value == "booking_made" and booking.person_id == days.house.person("leader").pk and booking.unit_id == day.unit_id
    assert booking.content["at"].startswith("2026-03-12T09:20") and booking.content["words"] == "想问取暖费。" and bookings.free_slots(the_day()) == [1]
    with pytest.raises(Refused) as caught:
        book(second, day, 2)
    assert caught.value.words == bookings.TAKEN
    assert book(second, day, 1).standing.value == "booking_made"
    whole()


def test_the_last_slot_is_had_by_one_and_the_next_one_waits_and_moves_up(days: Days) -> None:
    day, first, second, third = published(days, 1), a_petition(days), a_petition(days), a_petition(days)
    one, two, three = book(first, day, 1), book(second, day, 1), book(third, day, TO_WAIT)
    assert [row.status for row in (one, two, three)] == ["booking_made", "booking_waiting", "booking_waiting"] and "在候补" in heard(two)
    before = Message.objects.filter(subject=second.petition.number).count()
    bookings.drop(now(one), actor=first.petitioner, at=BOOKING)
    assert [now(row).status for row in (one, two, three)] == ["booking_dropped", "booking_made", "booking_waiting"]
    assert "轮到您了" in heard(two) and Message.objects.filter(subject=second.petition.number).count() > before
    assert now(two).content["slot"] == 1 and [seat["slot"] for seat in the_day().content["seats"]] == [1, 0]
    whole()


def test_the_waiting_list_ends_somewhere(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bookings, "MOST_WAITING", 1)
    day = published(days, 1)
    for _ in range(2):
        book(a_petition(days), day, 1)
    with pytest.raises(Refused) as caught:
        book(a_petition(days), day, 1)
    assert caught.value.words == bookings.ALL_WAIT


def test_one_booking_at_a_time_and_a_second_click_books_nothing(days: Days) -> None:
    day, walk = published(days, 3), a_petition(days)
    book(walk, day, 1)
    with pytest.raises(Refused) as caught:
        book(walk, day, 2)
    assert "请先取消原来的" in caught.value.words.zh and bookings.free_slots(the_day()) == [2, 3]


@pytest.mark.parametrize("steps", [(), ("publish_reception", "cancel_reception")])
def test_only_what_is_announced_can_be_booked(days: Days, steps: tuple[str, ...]) -> None:
    day = days.planned()
    for step in steps:
        day = days.take(step, day, "clerk", PUBLISHING)
    for slot in (1, TO_WAIT):
        with pytest.raises(Refused) as caught:
            book(a_petition(days), day, slot)
        assert caught.value.words == bookings.GONE


def test_it_is_too_late_once_it_has_begun_but_whoever_comes_is_taken(days: Days) -> None:
    day, walk = published(days, 1), a_petition(days)
    with pytest.raises(Refused) as caught:
        book(walk, day, WALKS_IN)
    assert caught.value.words == bookings.NOT_TODAY
    days.take("begin_reception", day, "clerk", DAY)
    with pytest.raises(Refused):
        book(walk, day, 1, at=DAY)
    came = bookings.book(day.number, walk.petition, WALKS_IN, actor=days.house.actor("clerk"), at=DAY + timedelta(hours=1))
    assert came.status == "booking_came" and came.content["is_walk_in"] and bookings.free_slots(the_day()) == [1]
    whole()


def test_when_the_day_moves_he_is_told_and_keeps_his_slot(days: Days) -> None:
    day, walk = published(days), a_petition(days)
    booking = book(walk, day, 2)
    days.take("move_reception", the_day(), "clerk", BOOKING)
    assert bookings.watch(BOOKING) == 1 and bookings.watch(BOOKING) == 0
    fresh = now(booking)
    assert fresh.content["at"].startswith("2026-03-13T09:20") and fresh.content["place"] == "二矿会议室" and fresh.content["change"] == "方便二矿的人来。"
    assert "改了时间或者地点" in heard(fresh) and fresh.status == "booking_made"
    whole()


def test_when_another_leader_receives_he_is_told(days: Days) -> None:
    day, walk = published(days), a_petition(days)
    booking = book(walk, day, 1)
    days.take("swap_leader", the_day(), "clerk", BOOKING)
    assert bookings.settle(day.number, BOOKING) == 1
    assert now(booking).person_id == days.another_leader and now(booking).content["leader"] == "测试second_leader" and "换了一位领导" in heard(booking)


def test_when_the_day_is_cancelled_he_is_told_why_and_may_book_again(days: Days) -> None:
    day, walk, waits = published(days, 1), a_petition(days), a_petition(days)
    booking, other = book(walk, day, 1), book(waits, day, TO_WAIT)
    days.take("cancel_reception", the_day(), "clerk", BOOKING)
    assert bookings.settle(day.number, BOOKING) == 2 and the_day().content["seats"] == []
    assert {now(booking).status, now(other).status} == {"booking_dropped"} and now(booking).content["reason"] == "当天停电。" and "请另约一场" in heard(booking)
    again = days.take("publish_reception", days.planned(begins_at=DAY + timedelta(days=7), ends_at=NOON + timedelta(days=7)), "clerk", PUBLISHING)
    assert book(walk, again, 1).position == 2
    whole()


def of_the_mine(days: Days, leader: str) -> OutreachRecord:
    """Return a day of the mine, which its head keeps and publishes."""
    fresh = OutreachRecord(kind="reception_day", unit_id=days.house.mine.pk)
    day = days.take("plan_reception", fresh, "unit_head", PLANNING, person_id=days.of_mine(leader))
    return days.take("publish_reception", day, "unit_head", PUBLISHING)


def complaining(days: Days) -> Walk:
    """Return a petition that complains about the head of the mine."""
    walk = a_petition(days).to("triaged")
    return walk.link("complained", "name_complained", "head", person_id=days.house.person("unit_head").pk, unit_id=None, why="信里说的是他。")


def test_nobody_books_with_whom_he_complains_about(days: Days) -> None:
    day, walk = of_the_mine(days, "unit_head"), complaining(days)
    with pytest.raises(Refused) as caught:
        book(walk, day, 1)
    assert caught.value.field in ("person_id", "unit_id") and the_day().content.get("seats", []) == [] and not LinkedRecord.objects.filter(kind="booking").exists()


def test_who_is_complained_about_and_takes_over_sees_no_booking(days: Days) -> None:
    day, walk = of_the_mine(days, "mine_leader"), a_petition(days).to("triaged")
    booking = book(walk, day, 1)
    walk.link("complained", "name_complained", "head", person_id=days.house.person("unit_head").pk, unit_id=None, why="信里说的是他。")
    days.take("swap_leader", the_day(), "unit_head", BOOKING, person_id=days.house.person("unit_head").pk)
    bookings.settle(day.number, BOOKING)
    assert now(booking).status == "booking_dropped" and now(booking).person_id == days.of_mine("mine_leader") and "不知道您约过" in heard(booking)
    assert the_day().content["seats"] == []
    whole()


def test_who_is_named_after_it_was_booked_does_not_receive_him(days: Days) -> None:
    """The reviewer's find: the booking stood, and the petitioner would have met the one whom his matter is about."""
    day, walk = of_the_mine(days, "unit_head"), a_petition(days).to("triaged")
    booking = book(walk, day, 1)
    walk.link("complained", "name_complained", "head", person_id=days.house.person("unit_head").pk, unit_id=None, why="信里说的是他。")
    assert bookings.watch(BOOKING) == 1
    assert now(booking).status == "booking_dropped" and "按规定，您的事不能由那场接待的领导来谈" in heard(booking) and the_day().content["seats"] == []
    assert bookings.watch(BOOKING) == 0
    whole()


def naming(days: Days) -> Walk:
    """Return a petition whose own words name the leader who receives."""
    return a_petition(days, text="测 试 leader 在会上骂人，不让我们说话。")


def test_whoever_names_the_leader_himself_is_asked_first_and_the_leader_hears_nothing(days: Days) -> None:
    day, walk = published(days), naming(days)
    for slot in (1, TO_WAIT):
        with pytest.raises(Refused) as caught:
            book(walk, day, slot)
        assert caught.value.field == "only_mentions" and not LinkedRecord.objects.filter(kind="booking").exists() and the_day().content.get("seats", []) == []
    assert book(walk, day, 1, only_mentions=True).standing.value == "booking_made"
    whole()


@pytest.mark.parametrize("words", ["我要反映测试leader。", "It is about leader, who shouts."])
def test_what_he_wants_to_say_there_is_looked_at_too_and_in_either_script(days: Days, words: str) -> None:
    with pytest.raises(Refused) as caught:
        book(a_petition(days), published(days), 1, words=words)
    assert caught.value.field == "only_mentions"


def test_whoever_takes_over_and_is_named_by_the_petitioner_sees_no_booking(days: Days) -> None:
    Person.objects.filter(pk=days.another_leader).update(name="孙立山", name_en="Sun Lishan")
    day, walk = published(days), a_petition(days, text="孙立山在会上骂人。")
    booking = book(walk, day, 1)
    days.take("swap_leader", the_day(), "clerk", BOOKING)
    bookings.settle(day.number, BOOKING)
    assert now(booking).status == "booking_dropped" and "有他的名字" in heard(booking) and the_day().content["seats"] == []
    assert now(booking).person_id == days.house.person("leader").pk
    again = book(walk, the_day(), 1, only_mentions=True)
    assert again.standing.value == "booking_made" and bookings.settle(day.number, BOOKING) == 0
    whole()


@pytest.mark.parametrize(("contact", "medium"), [({"email": "xiaoan@example.com"}, "email"), ({"address": "矿区路 3 号"}, "print")])
def test_the_reminder_goes_out_by_the_way_he_left(days: Days, contact: dict[str, str], medium: str) -> None:
    """Who left a mail address gets a mail, who can only be written to a slip that the desk prints; both read it on the page as well."""
    day, walk = published(days), a_petition(days, channel=Channel.LETTER, contact=Contact(name="范小安", **contact))
    book(walk, day, 1)
    there = set(Message.objects.values_list("pk", flat=True))
    assert bookings.watch(DAY - timedelta(days=1)) == 1
    sent = Message.objects.exclude(pk__in=there).filter(subject=walk.petition.number, party="petitioner")
    assert set(sent.values_list("medium", flat=True)) == {"portal", medium}


@pytest.mark.parametrize("station", ["sealed", "going_up"])
def test_what_is_dealt_with_in_secret_is_not_told_on_a_public_day(days: Days, station: str) -> None:
    day, walk = published(days), a_petition(days).to(station)
    with pytest.raises(Refused) as caught:
        book(walk, day, 1)
    assert "保密" in caught.value.words.zh or "只有" in caught.value.words.zh


def test_a_day_before_he_is_reminded_once(days: Days) -> None:
    day, walk, waits = published(days, 1), a_petition(days), a_petition(days)
    booking, other = book(walk, day, 1), book(waits, day, TO_WAIT)
    assert bookings.watch(DAY - timedelta(days=2)) == 0
    assert bookings.watch(DAY - timedelta(days=1)) == 1 and bookings.watch(DAY - timedelta(hours=20)) == 0
    assert "提醒您：2026年3月12日" in heard(booking) and "提醒" not in heard(other) and now(booking).status == "booking_made"


def test_who_waited_in_vain_is_told_and_who_did_not_come_has_no_harm(days: Days) -> None:
    day, walk, waits = published(days, 1), a_petition(days), a_petition(days)
    booking, other = book(walk, day, 1), book(waits, day, TO_WAIT)
    for step, at in (("begin_reception", DAY), ("end_reception", NOON)):
        days.take(step, the_day(), "clerk", at)
    bookings.settle(day.number, NOON)
    assert now(other).status == "booking_dropped" and "候补没有轮到您" in heard(other)
    perform("record_attendance", now(booking), record_attendance.Entry(came=False), actor=days.house.actor("clerk"), at=NOON)
    assert now(booking).status == "booking_not_come" and "不影响办理" in heard(booking)
    assert book(walk, days.take("publish_reception", days.planned(begins_at=DAY + timedelta(days=7), ends_at=NOON + timedelta(days=7)), "clerk", PUBLISHING), 1)
    whole()


def test_what_is_decided_there_becomes_promises_with_a_clock(days: Days) -> None:
    day, walk = published(days, 1), a_petition(days).to("accepted")
    booking = book(walk, day, 1)
    days.take("begin_reception", the_day(), "clerk", DAY)
    perform("record_attendance", now(booking), record_attendance.Entry(came=True), actor=days.house.actor("receptionist"), at=DAY)
    mine, due = days.house.mine, local_day(DAY) + timedelta(days=20)
    entry = decide_at_reception.Entry(answer="热力站今天就派人去。", decisions=(decide_at_reception.Decided(text="换一台循环泵", unit_id=mine.pk, due_on=due),))
    perform("decide_at_reception", now(booking), entry, actor=days.house.actor("leader"), at=DAY)
    promise = LinkedRecord.objects.get(petition=walk.petition, kind="promise")
    assert promise.unit_id == mine.pk and promise.content["text"] == "换一台循环泵" and now(booking).content["answer"] == "热力站今天就派人去。"
    assert RunningClock.objects.get(petition=walk.petition, name="keep_promise").due_on == due and f"换一台循环泵（{mine.name}，{due}）" in now(booking).content["decided"]
    whole()


def test_a_day_keeps_no_name_and_no_word_of_whoever_booked(days: Days) -> None:
    day, walk = published(days), a_petition(days)
    book(walk, day, 1, words="想问取暖费。")
    said = str(the_day().content)
    assert walk.petition.number not in said and "取暖费" not in said and "范小安" not in said
