"""Who comes to a reception day, at the desk: bookings, walk-ins, attendance, what was decided, and the brief for the leader."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import SINCE, Enterprise
from tests.outreach.days import Days
from tests.walking import Walk
from tests.web.golden_queries import counted, expected
from xinqiao.directory import snapshot
from xinqiao.directory.models import Post
from xinqiao.outreach import bookings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import Duty, Secrecy
from xinqiao.vault.readings import readings

pytestmark = pytest.mark.django_db


@pytest.fixture
def days(enterprise: Enterprise) -> Days:
    return Days(enterprise)


def a_day(days: Days, ahead: int = 7, slots: int = 3) -> OutreachRecord:
    """Return a published day; the one of today was planned when it was still to come."""
    begins_at = datetime.combine(timezone.localdate() + timedelta(days=ahead), time(9), SHANGHAI)
    early = min(timezone.now(), begins_at - timedelta(days=2))
    day = days.take("plan_reception", days.new(), "clerk", early, begins_at=begins_at, ends_at=begins_at + timedelta(hours=3), slots=slots)
    return days.take("publish_reception", day, "clerk", early)


def a_day_of_head(days: Days) -> OutreachRecord:
    """Return a published day on which the head of the office, who is a leader too, receives himself."""
    head = days.house.person("head")
    Post.objects.create(person=head, unit=days.house.group, duty="leader", title="分管领导", title_en="leader", valid_from=SINCE)
    snapshot.forget()
    begins_at = datetime.combine(timezone.localdate() + timedelta(days=7), time(9), SHANGHAI)
    day = days.take("plan_reception", days.new(), "clerk", timezone.now(), person_id=head.pk, begins_at=begins_at, ends_at=begins_at + timedelta(hours=3))
    return days.take("publish_reception", day, "clerk", timezone.now())


def booked(days: Days, day: OutreachRecord, slot: int, to: str = "accepted", **traits: Any) -> Walk:
    """Return a petition for which a slot was taken before the day began."""
    walk = Walk(days.house, **traits).to(to)
    at = min(timezone.now(), (day.begins_at or timezone.now()) - timedelta(hours=20))
    bookings.book(day.number, walk.petition, slot, actor=walk.petitioner, at=at, words="想当面问取暖费，我叫范小安。")
    return walk


def url(day: OutreachRecord, name: str = "") -> str:
    return f"/desk/reception/{day.number}/{name}"


def the_booking(walk: Walk) -> LinkedRecord:
    return LinkedRecord.objects.get(petition=walk.petition, kind="booking")


def test_it_is_begun_from_its_page_on_its_day_only(days: Days, visit: Any) -> None:
    clerk = visit("clerk")
    day = a_day(days)
    assert clerk.get(url(day, "note_seats/")).status_code == 404  # taken by the system, never by a form
    today = a_day(days, 0)
    assert "开始接待" not in clerk.page(url(day)) and "开始接待" in clerk.page(url(today))
    assert "按了不能退回" in clerk.page(url(today, "begin_reception/")) and OutreachRecord.objects.get(pk=today.pk).status == "reception_published"


def test_the_day_shows_who_comes_when(days: Days, visit: Any) -> None:
    day = a_day(days)
    assert "还没有人约" in visit("clerk").page(url(day))
    walk = booked(days, day, 2)
    page = visit("clerk").page(url(day))
    assert "09:20" in page and walk.petition.number in page and "已约好" in page and "record_attendance" not in page


def test_somebody_calls_and_gets_a_slot_and_calls_again_and_gives_it_back(days: Days, visit: Any) -> None:
    day, walk, clerk = a_day(days), Walk(days.house), visit("receptionist")
    values = {"number": walk.petition.number, "slot": "1", "words": "他想问退费"}
    assert "请写编号" in unescape(clerk.client.post(url(day, "seat/"), values | {"number": ""}).content.decode())
    wrong = unescape(clerk.client.post(url(day, "seat/"), values | {"number": "QC-2020-999999"}).content.decode())
    assert "没有这个编号的件" in wrong and "他想问退费" in wrong
    assert clerk.client.post(url(day, "seat/"), values)["Location"] == url(day)
    assert the_booking(walk).status == "booking_made" and the_booking(walk).content["words"] == "他想问退费"
    assert "请先取消原来的" in unescape(clerk.client.post(url(day, "seat/"), values | {"slot": "2"}).content.decode())
    key = the_booking(walk).pk
    asked = unescape(clerk.client.get(url(day, "drop/"), {"key": key}).content.decode())
    assert walk.petition.number in asked and "为什么取消" in asked and "不能恢复" in asked and the_booking(walk).status == "booking_made"
    bare = unescape(clerk.client.post(url(day, "drop/"), {"key": key}).content.decode())
    assert "请写为什么取消" in bare and the_booking(walk).status == "booking_made"
    for _ in range(2):
        assert clerk.client.post(url(day, "drop/"), {"key": key, "reason": "他要上夜班。"})["Location"] == url(day)
    assert "已经取消了" in clerk.page(url(day)) and the_booking(walk).content["reason"] == "他要上夜班。"
    assert the_booking(walk).status == "booking_dropped" and clerk.client.post(url(day, "drop/"), {"key": "7777"}).status_code == 404


def test_who_is_there_without_a_booking_is_entered_on_the_day(days: Days, visit: Any) -> None:
    later, today, walk = a_day(days), a_day(days, 0), Walk(days.house)
    clerk = visit("receptionist")
    assert "人已经来了" not in clerk.page(url(later, "seat/")) and "人已经来了" in clerk.page(url(today, "seat/"))
    assert clerk.client.post(url(today, "seat/"), {"number": walk.petition.number, "slot": "-1"}).status_code == 302
    assert the_booking(walk).status == "booking_came" and "没有预约" in clerk.page(url(today))


def test_he_comes_it_is_decided_and_becomes_a_promise(days: Days, visit: Any) -> None:
    day = a_day(days, 0)
    walk, clerk = booked(days, day, 1), visit("clerk")
    page = clerk.page(url(day))
    step = f"/desk/petitions/{walk.petition.number}/records/booking/1/"
    assert f"{step}record_attendance/" in page
    version = walk.dossier.petition.version
    assert clerk.client.post(f"{step}record_attendance/", {"version": version, "came": "yes"}).status_code == 302
    assert f"{step}decide_at_reception/" in clerk.page(url(day))
    due = (timezone.localdate() + timedelta(days=20)).isoformat()
    values = {"version": version + 1, "answer": "热力站今天就派人去。", "text_1": "换一台循环泵", "unit_1": "", "due_1": due, **{f"text_{n}": "" for n in (2, 3, 4)}}
    wrong = unescape(clerk.client.post(f"{step}decide_at_reception/", values).content.decode())
    assert "请选由哪个单位来做" in wrong and "换一台循环泵" in wrong
    assert clerk.client.post(f"{step}decide_at_reception/", values | {"unit_1": days.house.mine.pk}).status_code == 302
    promise = LinkedRecord.objects.get(petition=walk.petition, kind="promise")
    assert promise.status == "promised" and promise.unit_id == days.house.mine.pk and the_booking(walk).status == "booking_talked"


def test_the_brief_says_what_is_owed_and_not_who_it_is(days: Days, visit: Any) -> None:
    day = a_day(days)
    real, hidden = booked(days, day, 1), booked(days, day, 2, secrecy=Secrecy.CONFIDENTIAL)
    leader = visit("leader")
    page = leader.page(url(day, "brief/"))
    for words in ("09:00", "马上恢复供暖", "退还这两周的取暖费", "调查并写处理意见", "二矿", real.petition.number, hidden.petition.number):
        assert words in page, words
    assert "范小安" not in page and "19900001234" not in page and "想当面问取暖费" in page
    person = days.house.person("leader").pk
    assert [row.person_id for row in readings(real.petition.number)] == [person] == [row.person_id for row in readings(hidden.petition.number)]


def test_an_empty_brief_says_so(days: Days, visit: Any) -> None:
    assert "还没有人约" in visit("leader").page(url(a_day(days), "brief/"))


def test_who_is_complained_about_sees_nothing_of_booking_and_brief(days: Days, visit: Any) -> None:
    """The head of the mine receives with the leader in turns; what complains about him is not there for him (条例§30(3))."""
    now = timezone.now()
    begins_at = datetime.combine(timezone.localdate() + timedelta(days=7), time(9), SHANGHAI)
    fresh = OutreachRecord(kind="reception_day", unit_id=days.house.mine.pk)
    day = days.take("plan_reception", fresh, "unit_head", now, person_id=days.of_mine("mine_leader"), begins_at=begins_at, ends_at=begins_at + timedelta(hours=3))
    days.take("publish_reception", day, "unit_head", now)
    other, walk = booked(days, day, 1), booked(days, day, 2, "triaged")
    walk.at = now
    walk.link("complained", "name_complained", "head", person_id=days.house.person("unit_head").pk, unit_id=None, why="信里说的是他。")
    head = visit("unit_head")
    for page in (head.page(url(day)), head.page(url(day, "brief/"))):
        assert walk.petition.number not in page and "停暖" in page and other.petition.number in page
    for page in (head.page(url(day)), head.page(url(day, "brief/"))):
        assert "不归您看" not in page  # neither that there is one: it may be about him
    assert "2</strong> 09:20</li>" in head.page(url(day))
    assert not readings(walk.petition.number)


def test_the_desk_knows_that_a_slot_is_gone_whoever_has_it(days: Days, visit: Any) -> None:
    day = a_day(days)
    walk = booked(days, day, 1, "triaged")
    walk.at = timezone.now()
    walk.link("complained", "name_complained", "head", person_id=days.house.person("receptionist").pk, unit_id=None, why="信里说的是他。")
    desk = visit("receptionist").page(url(day))
    assert walk.petition.number not in desk and "有人约了；这件不归您看" in desk
    assert f"请问集团信访办的{Duty.OFFICE_HEAD.zh}" in desk and "不用说是什么事" in desk and "测试head" not in desk


def test_nobody_is_sent_to_whoever_receives(days: Days, visit: Any) -> None:
    """It might be about him: he must not learn from a question that there is such a booking."""
    day = a_day_of_head(days)
    walk = booked(days, day, 1, "triaged")
    walk.at = timezone.now()
    walk.link("complained", "name_complained", "clerk", person_id=days.house.person("receptionist").pk, unit_id=None, why="信里说的是他。")
    desk = visit("receptionist").page(url(day))
    assert walk.petition.number not in desk and f"请问集团信访办的{Duty.COORDINATOR.zh}" in desk and Duty.OFFICE_HEAD.zh not in desk.partition("人来了照样请进")[2]


def test_the_desk_asks_whether_it_only_mentions_the_leader(days: Days, visit: Any) -> None:
    day, walk, clerk = a_day(days), Walk(days.house, text="测试leader 在会上答应过，后来没有办。"), visit("receptionist")
    values = {"number": walk.petition.number, "slot": "1", "words": "想问一句"}
    assert "问过本人" not in clerk.page(url(day, "seat/"))
    asked = unescape(clerk.client.post(url(day, "seat/"), values).content.decode())
    assert "问过本人" in asked and "有这位领导的名字" in asked and "想问一句" in asked and not LinkedRecord.objects.filter(kind="booking").exists()
    assert clerk.client.post(url(day, "seat/"), values | {"only_mentions": "on"}).status_code == 302 and the_booking(walk).status == "booking_made"


def test_whoever_receives_does_not_say_himself_that_it_is_not_about_him(days: Days, visit: Any) -> None:
    day, walk = a_day_of_head(days), Walk(days.house, text="测试head 在会上骂人。").to("accepted")
    page = visit("head").client.post(url(day, "seat/"), {"number": walk.petition.number, "slot": "1", "only_mentions": "on"})
    assert page.status_code == 200 and not LinkedRecord.objects.filter(kind="booking").exists()


def test_who_keeps_the_day_of_a_unit_sees_who_comes_and_the_desk_books_and_cancels(days: Days, visit: Any) -> None:
    """The rows of the table leave booking and cancelling to the desk: the page offers a head nothing that would be refused."""
    now = timezone.now()
    begins_at = datetime.combine(timezone.localdate() + timedelta(days=7), time(9), SHANGHAI)
    fresh = OutreachRecord(kind="reception_day", unit_id=days.house.mine.pk)
    day = days.take("plan_reception", fresh, "unit_head", now, person_id=days.of_mine("mine_leader"), begins_at=begins_at, ends_at=begins_at + timedelta(hours=3))
    day = days.take("publish_reception", day, "unit_head", now)
    head = visit("unit_head")
    assert "由接待室登记" in head.page(url(day)) and "登记来谈的人" not in head.page(url(day))
    walk = booked(days, day, 1)
    page = head.page(url(day))
    assert walk.petition.number in page and "替他取消" not in page and "登记来谈的人" not in page
    assert head.client.get(url(day, "seat/")).status_code == 404
    assert head.client.post(url(day, "drop/"), {"key": str(the_booking(walk).pk)}).status_code == 404
    assert the_booking(walk).status == "booking_made" and "替他取消" in visit("clerk").page(url(day))


def test_where_no_unit_has_it_yet_none_is_chosen_for_what_was_decided(days: Days, visit: Any) -> None:
    """A decision without a unit fell to the petition office, and nobody had said so."""
    day = a_day(days, 0)
    walk, clerk = booked(days, day, 1, "triaged"), visit("clerk")
    step = f"/desk/petitions/{walk.petition.number}/records/booking/1/"
    assert clerk.client.post(f"{step}record_attendance/", {"version": walk.dossier.petition.version, "came": "yes"}).status_code == 302
    page = clerk.page(f"{step}decide_at_reception/")
    chosen = re.search(r'<select name="unit_1".*?</select>', page, re.DOTALL)
    assert chosen is not None and "selected" not in chosen.group().replace('value="" selected', "")


def test_whoever_receives_cancels_nobody_who_comes_to_him(days: Days, visit: Any) -> None:
    day = a_day_of_head(days)
    walk, head = booked(days, day, 1), visit("head")
    assert "替他取消" not in head.page(url(day)) and "替他取消" in visit("clerk").page(url(day))
    assert head.client.post(url(day, "drop/"), {"key": str(the_booking(walk).pk)}).status_code == 404
    assert the_booking(walk).status == "booking_made"


def test_who_keeps_no_reception_days_gets_none_of_it(days: Days, visit: Any) -> None:
    day = a_day(days)
    for key in ("handler", "auditor"):
        for name in ("seat/", "brief/", ""):
            assert visit(key).client.get(url(day, name)).status_code in (403, 404)
    assert visit("leader").client.get(url(day, "seat/")).status_code == 404


def test_a_change_of_the_day_tells_them_at_once(days: Days, visit: Any) -> None:
    day = a_day(days)
    walk, clerk = booked(days, day, 1), visit("clerk")
    seen = OutreachRecord.objects.get().version
    clerk.client.post(url(day, "cancel_reception/"), {"version": seen, "reason": "当天停电。"})
    assert the_booking(walk).status == "booking_dropped" and the_booking(walk).content["reason"] == "当天停电。"


def test_how_many_statements_it_takes_however_many_come(days: Days, visit: Any) -> None:
    day, leader = a_day(days, slots=6), visit("leader")
    booked(days, day, 1)
    few = counted(leader.client, url(day, "brief/")), counted(leader.client, url(day))
    for slot in range(2, 6):
        booked(days, day, slot)
    many = counted(leader.client, url(day, "brief/")), counted(leader.client, url(day))
    assert few == many == (expected("desk")["reception_brief"], expected("desk")["reception_day"])
