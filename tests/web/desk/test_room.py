"""The pages of the reception room: numbers, one visit, its steps, the slip; the tablet and the board."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.rooms import Room
from tests.web.golden_queries import counted
from xinqiao.outreach import room as rooms
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition

pytestmark = pytest.mark.django_db
MOST_QUERIES = 10
URL = "/desk/room/"


@pytest.fixture
def desk(enterprise: Enterprise) -> Room:
    return Room(enterprise)


def said(answer: Any) -> str:
    return unescape(answer.content.decode())


def a_visit(desk: Room, *steps: str, **fields: Any) -> OutreachRecord:
    """Return a visit of today after some steps of the receptionist."""
    now = timezone.now()
    record = desk.came(now)
    for step in steps:
        record = desk.take(step, record, "receptionist", now, **fields)
    return record


def post(visitor: Any, record: OutreachRecord, step: str, **fields: Any) -> Any:
    return visitor.client.post(f"{URL}{record.number}/{step}/", {"version": OutreachRecord.objects.get(pk=record.pk).version, **fields})


def test_an_empty_room_says_so_and_gives_out_numbers(desk: Room, visit: Any) -> None:
    receptionist = visit("receptionist")
    page = receptionist.page(URL)
    assert "现在没有人在等。" in page and "还没有叫过号" in page
    token = "a" * 32
    for _ in range(2):  # pressed twice
        assert receptionist.client.post(f"{URL}take/", {"heads": 3, "token": token, "unit": "office"}).status_code == 302
    assert OutreachRecord.objects.filter(kind="room_visit").count() == 1
    page = receptionist.page(URL)
    assert "取好了：1 号" in page and "1 号" in page and "叫号" in page
    assert "No. 1" in visit("receptionist", "en").page(URL)


def test_a_printed_number_says_how_many_are_before_and_nothing_of_anybody(desk: Room, visit: Any) -> None:
    """At the desk one press takes it and shows it for printing; its paper names nobody, and no wish."""
    receptionist, first = visit("receptionist"), a_visit(desk)
    answer = receptionist.client.post(f"{URL}take/", {"heads": 2, "token": "b" * 32, "unit": "office", "ticket": "1"})
    second = OutreachRecord.objects.latest("pk")
    assert answer["Location"] == f"{URL}{second.number}/ticket/" and f"{URL}{second.number}/ticket/" in receptionist.page(URL)
    desk.take("call_room_number", first, "receptionist", timezone.now())
    third = a_visit(desk)
    desk.take("note_room_visit", desk.take("call_room_number", third, "receptionist", timezone.now()), "receptionist", timezone.now(), wish="三号楼停暖", names=("范小安",), names_wished=True)
    page, called = receptionist.page(f"{URL}{second.number}/ticket/"), receptionist.page(f"{URL}{third.number}/ticket/")
    assert "前面没有人，下一个就叫您。" in page and "前面" not in called and "三号楼" not in called and "范小安" not in called
    assert "前面还有 1 个号。" in receptionist.page(f"{URL}{a_visit(desk).number}/ticket/")
    assert "You are next" not in page and "Nobody is before you" in visit("receptionist", "en").page(f"{URL}{second.number}/ticket/")
    assert visit("handler").get(f"{URL}{second.number}/ticket/").status_code in (403, 404)


def test_the_tablet_prints_the_number_that_it_gave_out(desk: Room) -> None:
    mark, client = rooms.opens_for(desk.house.office.pk), Client()
    a_visit(desk)
    url = client.post(f"/room/{mark}/", {"heads": 1, "token": "d" * 32})["Location"]
    page = said(client.get(url))
    assert "打印号条" in page and "前面还有 1 个号。" in page and "data-print" in page
    assert "打印号条" not in said(client.get(f"/room/{mark}/?n=250"))  # a number that nobody took has no paper


def test_a_number_is_called_once_whoever_presses_later_is_told(desk: Room, visit: Any) -> None:
    record = a_visit(desk)
    seen = record.version
    assert post(visit("receptionist"), record, "call_room_number").status_code == 302
    answer = visit("clerk").client.post(f"{URL}{record.number}/call_room_number/", {"version": seen})
    assert answer.status_code == 200 and "这一步现在不能做" in said(answer)
    record.refresh_from_db()
    assert record.person_id == desk.house.person("receptionist").pk
    page = visit("clerk").page(URL)
    assert "等候时间的中位数" in page and "按叫过的 1 个号算" in page


def test_a_group_is_asked_for_five_and_nothing_typed_is_lost(desk: Room, visit: Any) -> None:
    record = a_visit(desk, "call_room_number")
    answer = post(visit("receptionist"), record, "note_room_visit", heads=12, speakers=7, companions=1, wish="宿舍停暖")
    assert "代表最多 5 位（条例§20(3)）" in said(answer) and "宿舍停暖" in said(answer)
    assert post(visit("receptionist"), record, "note_room_visit", heads=12, speakers=5, companions=1, wish="宿舍停暖").status_code == 302
    page = visit("receptionist").page(f"{URL}{record.number}/")
    assert "宿舍停暖" in page and "其中几位代表来谈" in page


def test_what_is_registered_from_a_visit_is_linked_with_it(desk: Room, visit: Any) -> None:
    record = a_visit(desk, "call_room_number")
    receptionist = visit("receptionist")
    page = receptionist.page(f"{URL}{record.number}/")
    url = f"/desk/register/?channel=visit&visit={record.number}"
    assert url in page
    form = receptionist.get(url).context["form"]
    fields = {
        "visit": form.initial["visit"], "token": "b" * 32, "channel": "visit", "title": "宿舍停暖", "text": "三号楼停暖两周。", "secrecy": "real_name", "name": "范小安",
        "received_on": timezone.localdate().isoformat(),
    }  # fmt: skip
    for _ in range(2):
        assert receptionist.client.post("/desk/register/", fields).status_code == 302
    petition = Petition.objects.get()
    record.refresh_from_db()
    assert record.status == "room_registered" and record.content["petition"] == petition.number
    assert petition.number in receptionist.page(f"{URL}{record.number}/")


def test_a_visit_that_ended_meanwhile_keeps_nobody_from_registering(desk: Room, visit: Any) -> None:
    record = a_visit(desk, "leave_room")
    fields = {"visit": record.number, "token": "b" * 32, "channel": "visit", "title": "停暖", "text": "停暖。", "secrecy": "real_name", "name": "范小安", "received_on": timezone.localdate().isoformat()}
    answer = visit("receptionist").client.post("/desk/register/", fields, follow=True)
    assert Petition.objects.count() == 1 and "没有连上来访记录" in said(answer)


def test_the_slip_says_where_to_go_and_names_nobody(desk: Room, visit: Any) -> None:
    record = a_visit(desk, "call_room_number")
    answer = post(visit("receptionist"), record, "direct_room_visit", where="劳动仲裁院 0391-5550199", why="劳动报酬的争议先仲裁。")
    assert answer["Location"].endswith("/slip/")
    page = visit("receptionist").page(answer["Location"])
    assert "劳动仲裁院 0391-5550199" in page and "先仲裁" in page
    assert visit("receptionist").get(f"{URL}{a_visit(desk).number}/slip/").status_code == 404


def test_an_incident_stands_on_its_visit_until_it_is_wiped(desk: Room, visit: Any) -> None:
    record = a_visit(desk, "call_room_number")
    fields = {"facts": "十点二十碰倒了热水壶，没有人受伤。", "witness": "当班保安", "token": "c" * 32}
    for _ in range(2):
        assert post(visit("receptionist"), record, "note_room_incident", **fields).status_code == 302
    page = visit("clerk").page(f"{URL}{record.number}/")
    assert page.count("碰倒了热水壶") == 1 and "自动抹去" in page


def test_a_day_of_another_year_is_written_with_its_year(desk: Room, visit: Any) -> None:
    """The words of an autumn visit are wiped in the spring after: without the year the day would seem to be over."""
    record = a_visit(desk, "call_room_number")
    wiped = timezone.localdate().replace(year=timezone.localdate().year + 1, month=5, day=26)
    OutreachRecord.objects.filter(pk=record.pk).update(content={**record.content, "wipe_on": wiped.isoformat()})
    assert f"{wiped.year} 年 5 月 26 日" in visit("clerk").page(f"{URL}{record.number}/")


def test_a_stale_form_says_so_and_can_be_sent_again(desk: Room, visit: Any) -> None:
    record = a_visit(desk, "call_room_number")
    answer = visit("receptionist").client.post(f"{URL}{record.number}/direct_room_visit/", {"version": 1, "where": "劳动仲裁院", "why": "先仲裁。"})
    assert answer.status_code == 200 and "刚刚有人办过一步" in said(answer) and "劳动仲裁院" in said(answer)


@pytest.mark.parametrize("who", ["handler", "unit_head", "leader", "auditor"])
def test_nobody_else_opens_the_room(desk: Room, visit: Any, who: str) -> None:
    record = a_visit(desk)
    for url in (URL, f"{URL}{record.number}/", f"{URL}{record.number}/leave_room/"):
        assert visit(who).get(url).status_code in (403, 404), url


def test_another_unit_and_what_is_no_step_are_not_found(desk: Room, visit: Any) -> None:
    record = a_visit(desk)
    assert visit("receptionist").get(URL, unit="mine-2").status_code == 404
    assert visit("receptionist").get(f"{URL}{record.number}/wipe_room_visit/").status_code == 404


def test_pages_do_not_grow_with_the_day(desk: Room, visit: Any) -> None:
    receptionist, now = visit("receptionist"), timezone.now()
    desk.take("call_room_number", desk.came(now), "receptionist", now)
    few = counted(receptionist, URL)
    for _ in range(8):
        desk.take("leave_room", desk.take("call_room_number", desk.came(now), "clerk", now), "clerk", now)
    assert counted(receptionist, URL) <= few + 1 <= MOST_QUERIES
    assert counted(receptionist, f"{URL}{rooms.visits().latest('pk').number}/") <= MOST_QUERIES


def test_the_worklist_tells_the_desk_of_who_waits(desk: Room, visit: Any) -> None:
    a_visit(desk)
    assert "来访接待：1 件等您办" in visit("receptionist").page("/desk/")
    assert "来访接待" not in visit("handler").page("/desk/")


def test_the_tablet_gives_a_number_without_a_name_and_the_board_shows_it(desk: Room) -> None:
    mark, tablet = rooms.opens_for(desk.house.office.pk), Client()
    assert tablet.get(f"/room/{mark}/").status_code == 200
    for _ in range(2):
        answer = tablet.post(f"/room/{mark}/", {"heads": 1, "token": "d" * 32})
    assert answer["Location"].endswith("?n=1") and OutreachRecord.objects.count() == 1
    assert "您的号" in said(tablet.get(answer["Location"])) and "人数请写" in said(tablet.post(f"/room/{mark}/", {"heads": "很多"}))
    board = tablet.get(f"/room/{mark}/board/")
    assert "一共 1 个号在等" in said(board) and board["Refresh"] == "15"
    assert OutreachRecord.objects.get().unit_id == desk.house.office.pk


def test_a_tablet_gives_no_more_while_many_wait(desk: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from xinqiao.web.portal import room

    monkeypatch.setattr(room, "MOST_WAITING", 1)
    a_visit(desk)
    answer = Client().post(f"/room/{rooms.opens_for(desk.house.office.pk)}/", {"heads": 1, "token": "d" * 32})
    assert "请到窗口说一声" in said(answer) and OutreachRecord.objects.count() == 1


def test_a_wrong_address_or_one_of_yesterday_opens_nothing(desk: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = rooms.opens_for(desk.house.office.pk)
    assert Client().get("/room/1:x:y/").status_code == 404
    monkeypatch.setattr(rooms, "OPENED_FOR", -1)
    assert Client().get(f"/room/{mark}/").status_code == 404 and Client().get(f"/room/{mark}/board/").status_code == 404


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "1900-01-01", "9999-12-31", "2026-02-30", "nonsense"])
def test_a_day_that_makes_no_sense_shows_today(desk: Room, visit: Any, day: str) -> None:
    assert "/desk/room/take/" in visit("receptionist").page(URL, day=day)


def test_days_that_are_over_show_counts_and_give_no_number(desk: Room, visit: Any) -> None:
    before = timezone.now() - timedelta(days=1)
    desk.take("leave_room", desk.came(before), "receptionist", before)
    page = visit("receptionist").page(URL, day=timezone.localdate(before).isoformat())
    assert "一共 1 次" in page and "/desk/room/take/" not in page
