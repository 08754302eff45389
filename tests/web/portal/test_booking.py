"""A petitioner books a leaders' reception day, waits for one, gives it back, and reads what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.days import Days
from tests.walking import CODE, Walk
from tests.web.golden_queries import counted, expected
from xinqiao.outreach import bookings
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.zone import SHANGHAI

Holder = Callable[..., tuple[Client, Walk]]
URL = "/matter/reception/"


@pytest.fixture
def days(enterprise: Enterprise) -> Days:
    return Days(enterprise)


def announced(days: Days, ahead: int = 7, slots: int = 3) -> OutreachRecord:
    """Return a published day some days ahead."""
    now = timezone.now()
    begins_at = datetime.combine(timezone.localdate() + timedelta(days=ahead), time(9), SHANGHAI)
    day = days.take("plan_reception", days.new(), "clerk", now, begins_at=begins_at, ends_at=begins_at + timedelta(hours=3), slots=slots)
    return days.take("publish_reception", day, "clerk", now)


def standing(walked: Walk) -> list[str]:
    return list(LinkedRecord.objects.filter(petition=walked.petition, kind="booking").order_by("pk").values_list("status", flat=True))


def read(client: Client, url: str = URL) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_from_his_matter_he_books_a_time_and_gives_it_back(days: Days, holder: Holder) -> None:
    client, walked = holder("accepted")
    day = announced(days)
    assert URL in read(client, "/matter/") and "还有 3 个号" in read(client)
    page = read(client, f"{URL}?day={day.number}")
    assert "09:20" in page and "测试leader" in page
    done = unescape(client.post(URL, {"slot": f"{day.number}:2", "words": "想问取暖费"}, follow=True).content.decode())
    assert "约好了。到那天带上回执" in done and "您约好了" in done and "09:20" in done and standing(walked) == ["booking_made"]
    assert "您约的领导接待日" in read(client, "/matter/") and "接待预约" in read(client, "/matter/")
    again = unescape(client.post(URL, {"slot": f"{day.number}:3"}, follow=True).content.decode())
    assert "请先取消原来的" in again and standing(walked) == ["booking_made"]
    for _ in range(2):
        client.post(f"{URL}drop/")
    assert standing(walked) == ["booking_dropped"] and bookings.free_slots(OutreachRecord.objects.get()) == [1, 2, 3]


def test_without_the_code_nobody_books(days: Days, client: Client) -> None:
    day = announced(days)
    assert client.get(URL)["Location"] == "/lookup/" and client.post(URL, {"slot": f"{day.number}:1"})["Location"] == "/lookup/"


def test_what_was_typed_stays_where_the_time_is_gone(days: Days, holder: Holder) -> None:
    client, walked = holder("accepted")
    day = announced(days)
    other = Walk(days.house)
    bookings.book(day.number, other.petition, 2, actor=other.petitioner, at=timezone.now())
    page = unescape(client.post(URL, {"slot": f"{day.number}:2", "words": "想问取暖费"}).content.decode())
    assert "刚刚被别人约走了" in page and "想问取暖费" in page and not standing(walked)
    assert "刚刚被别人约走了" in unescape(client.post(URL, {"slot": f"{day.number}:99"}).content.decode())


def test_whoever_comes_with_a_day_in_mind_is_asked_for_his_code_and_finds_it_again(days: Days, client: Client) -> None:
    asked = f"{URL}?day={announced(days).number}"
    page = read(client, client.get(asked)["Location"])
    assert "还没有反映过的，先点" in page and "自动退出" not in page and 'name="day"' in page
    petition = Walk(days.house).to("accepted").petition
    Petition.objects.filter(pk=petition.pk).update(receipt_saved_at=timezone.now())
    typed = {"number": petition.number, "code": CODE}
    assert client.post("/lookup/", typed | {"day": asked.partition("=")[2]})["Location"] == asked
    assert client.post("/lookup/", typed | {"day": "//elsewhere.example/"})["Location"] == "/matter/"


def test_who_receives_in_whose_place_is_said_where_one_books(days: Days, holder: Holder) -> None:
    client, _walked = holder("accepted")
    day = announced(days)
    days.take("swap_leader", day, "clerk", timezone.now())
    for url in (URL, f"{URL}?day={day.number}"):
        assert "原来是测试leader接待，换成测试second_leader" in read(client, url)


def test_where_it_is_full_he_waits(days: Days, holder: Holder) -> None:
    client, walked = holder("accepted")
    day = announced(days, slots=1)
    other = Walk(days.house)
    bookings.book(day.number, other.petition, 1, actor=other.petitioner, at=timezone.now())
    assert "约满了，可以候补" in read(client)
    page = unescape(client.post(URL, {"slot": f"{day.number}:0"}, follow=True).content.decode())
    assert "您在候补" in page and standing(walked) == ["booking_waiting"]


def test_he_is_told_calmly_that_this_leader_may_not_deal_with_it(days: Days, holder: Holder) -> None:
    client, walked = holder("triaged")
    head, now = days.house.person("unit_head"), timezone.now()
    begins_at = datetime.combine(timezone.localdate() + timedelta(days=7), time(9), SHANGHAI)
    fresh = OutreachRecord(kind="reception_day", unit_id=days.house.mine.pk)
    day = days.take("plan_reception", fresh, "unit_head", now, person_id=head.pk, begins_at=begins_at, ends_at=begins_at + timedelta(hours=3))
    days.take("publish_reception", day, "unit_head", now)
    assert f"?day={day.number}" in read(client)
    walked.at = now
    walked.link("complained", "name_complained", "head", person_id=head.pk, unit_id=None, why="信里说的是他。")
    page = read(client)
    assert "按规定不能由他来谈，也不会让他知道" in page and f"?day={day.number}" not in page
    client.post(URL, {"slot": f"{day.number}:1"})
    assert not standing(walked)


def test_whoever_wrote_the_leaders_name_is_asked_and_loses_nothing(days: Days, holder: Holder) -> None:
    client, walked = holder("accepted", text="测试leader 在会上骂人，不让我们说话。")
    day = announced(days)
    assert "只是提到这位领导" not in read(client, f"{URL}?day={day.number}")
    asked = unescape(client.post(URL, {"slot": f"{day.number}:2", "words": "想问取暖费"}).content.decode())
    assert "反映的就是他，请另选一场，他不会知道" in asked and "只是提到这位领导" in asked and "想问取暖费" in asked and not standing(walked)
    client.post(URL, {"slot": f"{day.number}:2", "words": "想问取暖费", "only_mentions": "on"})
    assert standing(walked) == ["booking_made"]


def test_he_reads_how_he_hears_of_a_change_and_when_to_look(days: Days, holder: Holder) -> None:
    client, walked = holder("accepted")
    day = announced(days)
    client.post(URL, {"slot": f"{day.number}:2"})
    Petition.objects.filter(pk=walked.petition.pk).update(reach="portal")
    look_on = timezone.localdate() + timedelta(days=6)
    page = read(client)
    assert "我们不发短信：请在" in page and f"{look_on.month} 月 {look_on.day} 日" in page and "都会告诉您" not in page
    Petition.objects.filter(pk=walked.petition.pk).update(reach="email")
    assert "往您的邮箱发一封信提醒" in read(client)
    Petition.objects.filter(pk=walked.petition.pk).update(reach="print")
    assert "接待室也打印告知单" in read(client)


def test_a_name_is_told_in_the_readers_language(days: Days, holder: Holder) -> None:
    client, _ = holder("accepted")
    client.post(URL, {"slot": f"{announced(days).number}:1"})
    client.cookies["language"] = "en"
    for url in (URL, "/matter/"):
        page = read(client, url)
        assert "测试leader" not in page and "leader" in page, url


@pytest.mark.parametrize("station", ["sealed"])
def test_what_is_kept_secret_is_not_booked(days: Days, holder: Holder, station: str) -> None:
    client, walked = holder(station)
    day = announced(days)
    assert URL not in read(client, "/matter/") and f"?day={day.number}" not in read(client)
    client.post(URL, {"slot": f"{day.number}:1"})
    assert not standing(walked)


def test_he_reads_that_the_day_was_moved_and_that_it_was_cancelled(days: Days, holder: Holder) -> None:
    client, _ = holder("accepted")
    day = announced(days)
    client.post(URL, {"slot": f"{day.number}:1"})
    now = timezone.now()
    at = datetime.combine(timezone.localdate() + timedelta(days=8), time(9), SHANGHAI)
    days.take("move_reception", OutreachRecord.objects.get(), "clerk", now, begins_at=at, ends_at=at + timedelta(hours=3))
    bookings.watch(now)
    assert "有变化：方便二矿的人来。" in read(client) and "二矿会议室" in read(client) and "改了时间或者地点" in read(client, "/matter/")
    days.take("cancel_reception", OutreachRecord.objects.get(), "clerk", now)
    bookings.watch(now)
    assert "当天停电。" in read(client, "/matter/") and "现在没有可以约的接待日" in read(client)
    assert "您的预约已经取消，那天不用来。为什么取消：当天停电。" in read(client)  # told to look here before he leaves home


def test_of_a_booking_that_he_gave_back_nothing_is_told_once_another_stands(days: Days, holder: Holder) -> None:
    client, _ = holder("accepted")
    day = announced(days)
    client.post(URL, {"slot": f"{day.number}:1"})
    client.post(f"{URL}drop/")
    assert "您的预约已经取消" in read(client)
    client.post(URL, {"slot": f"{day.number}:2"})
    assert "您的预约已经取消" not in read(client) and "您约好了" in read(client)


def test_everybody_reads_how_many_are_left_and_nobody_who_has_them(days: Days, holder: Holder) -> None:
    client, walked = holder("accepted")
    day = announced(days)
    client.post(URL, {"slot": f"{day.number}:1", "words": "想问取暖费"})
    page = unescape(Client().get("/reception/").content.decode())
    assert "还有 2 个号" in page and "约这一场" in page and walked.petition.number not in page and "取暖费" not in page


def test_in_english(days: Days, holder: Holder) -> None:
    client, _ = holder("accepted")
    day = announced(days)
    client.cookies["language"] = "en"
    assert "3 slots left" in read(client)
    assert "You have booked" in unescape(client.post(URL, {"slot": f"{day.number}:1"}, follow=True).content.decode())


def test_how_many_statements_it_takes_however_many_days_there_are(days: Days, holder: Holder) -> None:
    client, _ = holder("accepted")
    first = announced(days)
    for ahead in range(8, 14):
        announced(days, ahead)
    assert counted(client, URL) == expected("portal")["booking"]
    assert counted(client, f"{URL}?day={first.number}") <= expected("portal")["booking"]

