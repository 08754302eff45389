"""The pages of outreach visits: the plan, the places, a visit, its steps."""

from __future__ import annotations

import json
import re
from datetime import datetime, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.trips import Trips
from tests.web.golden_queries import counted
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import PromiseStatus

pytestmark = pytest.mark.django_db
MOST_QUERIES = 10


@pytest.fixture
def trips(enterprise: Enterprise) -> Trips:
    return Trips(enterprise)


def on(ahead: int) -> dict[str, Any]:
    """Return the hours of a morning some days ahead."""
    begins_at = datetime.combine(timezone.localdate() + timedelta(days=ahead), time(9), SHANGHAI)
    return {"begins_at": begins_at, "ends_at": begins_at + timedelta(hours=3)}


def a_visit(trips: Trips, ahead: int = 0, *steps: str, **fields: Any) -> OutreachRecord:
    """Return a visit some days ahead, after some steps of the clerk."""
    now = timezone.now()
    record = trips.take("plan_visit", trips.new(), "clerk", now, **on(ahead), **fields)
    for step in steps:
        record = trips.take(step, record, "clerk", now)
    return record


def said(answer: Any) -> str:
    return unescape(answer.content.decode())


def plan_form(trips: Trips, **more: Any) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=5)
    return {"version": 0, "place": trips.place.number, "day": day.isoformat(), "since": "09:00", "until": "11:30", "team": list(trips.team), "purpose": "听听宿舍的人说什么。", **more}


def test_a_place_is_added_and_a_visit_planned(trips: Trips, visit: Any) -> None:
    clerk = visit("clerk")
    assert "这段时间没有下访" in clerk.page("/desk/visits/") and "名单里还没有地点" in clerk.page("/desk/visits/places/")
    assert clerk.client.get("/desk/visits/plan/")["Location"] == "/desk/visits/places/add/"
    answer = clerk.client.post("/desk/visits/places/add/", {"version": 0, "name": "二矿南风井", "sort": "shaft_area", "of_unit": trips.house.mine.pk})
    assert answer.status_code == 302 and "二矿南风井" in clerk.page("/desk/visits/places/")
    answer = clerk.client.post("/desk/visits/plan/", plan_form(trips))
    made = OutreachRecord.objects.get(kind="visit")
    assert answer["Location"] == f"/desk/visits/{made.number}/"
    page = clerk.page("/desk/visits/")
    assert "二矿三号宿舍楼" in page and "09:00–11:30" in page and "测试clerk" in page


def test_what_was_typed_stays_where_something_is_wrong(trips: Trips, visit: Any) -> None:
    answer = visit("clerk").client.post("/desk/visits/plan/", plan_form(trips, until="08:00", purpose="看看热水"))
    assert answer.status_code == 200 and "结束时间要晚于开始时间" in said(answer) and "看看热水" in said(answer) and not OutreachRecord.objects.filter(kind="visit").exists()


def test_pressed_twice_it_is_planned_once(trips: Trips, visit: Any) -> None:
    clerk = visit("clerk")
    assert clerk.client.post("/desk/visits/plan/", plan_form(trips)).status_code == 302
    assert "已经排过了" in said(clerk.client.post("/desk/visits/plan/", plan_form(trips))) and OutreachRecord.objects.filter(kind="visit").count() == 1


def test_a_whole_visit_on_the_pages(trips: Trips, visit: Any) -> None:
    """From paper: set out, whom they met, a matter, a promise, the report; then the promise is kept and told the next time."""
    clerk, trip = visit("clerk"), a_visit(trips)
    url = f"/desk/visits/{trip.number}/"

    def post(step: str, **fields: Any) -> Any:
        answer = clerk.client.post(f"{url}{step}/", {"version": OutreachRecord.objects.get(pk=trip.pk).version, **fields})
        assert answer.status_code == 302, said(answer)
        return answer

    post("set_out")
    post("note_met", heads=6, said="澡堂水温不够。", consent="count_only")
    post("register_at_visit", title="夜班班车停开", text="夜班班车停了两周。", secrecy="real_name", name="范小安", phone="13900001234", heads=1)
    post("promise_at_visit", what="热水恢复到十二点。", person_id=trips.house.person("unit_head").pk, due_on=(timezone.localdate() + timedelta(days=9)).isoformat())
    post("report_visit", heads=9, summary="看了三层楼。")
    page, petition = clerk.page(url), Petition.objects.get()
    for words in ("6 人", "澡堂水温不够。", petition.number, "打印凭条", "热水恢复到十二点。", "看了三层楼。", "一共见了 9 人"):
        assert words in page, words
    assert petition.first_receiver_id == trips.house.person("clerk").pk
    made = OutreachRecord.objects.get(kind="commitment")
    done = visit("unit_head").client.post(f"/desk/visits/{made.number}/keep_commitment/", {"version": made.version, "done": "锅炉换了温控。"})
    assert done.status_code == 302
    again = a_visit(trips, 1)
    assert "上次在这里答应的" in clerk.page(f"/desk/visits/{again.number}/") and "锅炉换了温控。" in clerk.page(f"/desk/visits/{again.number}/")


def test_whoever_owes_a_promise_finds_it_above_the_plan(trips: Trips, visit: Any) -> None:
    made = trips.promised(a_visit(trips, 0, "set_out"), at=timezone.now(), due_on=None)
    step = f"/desk/visits/{made.number}/keep_commitment/"
    for who in ("unit_head", "handler", "head"):
        assert "澡堂热水恢复到晚上十二点。" in visit(who).page("/desk/visits/"), who
    assert step in visit("unit_head").page("/desk/visits/") and step not in visit("receptionist").page("/desk/visits/")
    answer = visit("unit_head").client.post(step, {"version": made.version, "done": "锅炉换了温控。"})
    assert answer.status_code == 302 and visit("unit_head").client.get(answer["Location"]).status_code == 200
    assert "澡堂热水" not in visit("unit_head").page("/desk/visits/") and "澡堂热水" not in visit("other_head").page("/desk/visits/")


def test_the_report_asks_what_was_told(trips: Trips, visit: Any) -> None:
    trips.at("commitment_kept")
    trip = a_visit(trips, 0, "set_out")
    clerk, url = visit("clerk"), f"/desk/visits/{trip.number}/report_visit/"
    assert "锅炉换了温控" in clerk.page(url)
    answer = clerk.client.post(url, {"version": trip.version, "heads": 2, "summary": "没有见到住户。"})
    assert "请写明为什么" in said(answer) and "没有见到住户。" in said(answer)
    told = OutreachRecord.objects.get(kind="commitment")
    assert clerk.client.post(url, {"version": trip.version, "heads": 2, "summary": "说了。", "told": [told.number]}).status_code == 302
    told.refresh_from_db()
    assert told.status == "commitment_told"


def test_a_form_that_others_overtook_keeps_what_was_typed(trips: Trips, visit: Any) -> None:
    trip = a_visit(trips, 0, "set_out")
    url = f"/desk/visits/{trip.number}/note_met/"
    answer = visit("clerk").client.post(url, {"version": trip.version - 1, "heads": 3, "said": "路灯不亮。", "consent": "count_only", "token": "t" * 32})
    assert answer.status_code == 200 and "路灯不亮。" in said(answer) and f'value="{trip.version}"' in said(answer)


def test_two_clicks_write_one_piece(trips: Trips, visit: Any) -> None:
    trip, clerk = a_visit(trips, 0, "set_out"), visit("clerk")
    fields = {"heads": 3, "said": "路灯不亮。", "consent": "count_only", "token": "t" * 32}
    for _n in range(2):
        version = OutreachRecord.objects.get(pk=trip.pk).version
        assert clerk.client.post(f"/desk/visits/{trip.number}/note_met/", {"version": version, **fields}).status_code == 302
    trip.refresh_from_db()
    assert len(trip.content["met"]) == 1


def test_who_sees_what(trips: Trips, visit: Any) -> None:
    """The office that goes, and whoever oversees it; another mine and the auditor find nothing. Whoever owes a promise sees that."""
    trip = a_visit(trips, 0, "set_out")
    made = trips.promised(trip, at=timezone.now(), due_on=None)
    for who, page, own in (("receptionist", 200, 200), ("leader", 200, 200), ("unit_head", 404, 200), ("other_head", 404, 404), ("auditor", 404, 404)):
        client = visit(who).client
        assert client.get(f"/desk/visits/{trip.number}/").status_code == page, who
        assert client.get(f"/desk/visits/{made.number}/keep_commitment/").status_code == own, who


def test_of_a_matter_that_one_may_not_read_nothing_is_told(trips: Trips, visit: Any) -> None:
    """A petition that is kept close stands on the visit's page only for whoever may open it: not its number, and not that it was registered."""
    trip = trips.take("register_at_visit", a_visit(trips, 0, "set_out"), "clerk", timezone.now())
    petition = Petition.objects.get()
    url = f"/desk/visits/{trip.number}/"
    assert petition.number in visit("clerk").page(url) and "当场登记了一件" in visit("leader").page(url)
    Petition.objects.filter(pk=petition.pk).update(is_sealed=True)
    page = visit("leader").page(url)
    assert petition.number not in page and "当场登记了一件" not in page and "当场登记的" not in page


def test_where_nobody_has_been_for_long_stands_first(trips: Trips, visit: Any) -> None:
    """Never visited, then visited longest ago; small numbers of matters are not told, and nothing is ranked by them."""
    now, clerk = timezone.now(), visit("clerk")
    assert "名单里还没有地点" in clerk.page("/desk/visits/coverage/")
    trip = a_visit(trips, 0, "set_out")
    trips.take("add_place", trips.new("place"), "clerk", now, name="柳树湾村")
    page = clerk.page("/desk/visits/coverage/")
    assert page.index("柳树湾村") < page.index("二矿三号宿舍楼") and "还没有人去过" in page and "这个月去过" in page and "没有等着办的" in page
    trips.promised(trip, at=now, due_on=None)
    assert "少于 5 件" in clerk.page("/desk/visits/coverage/")
    for _n in range(4):
        trip.refresh_from_db()
        trip = trips.take("register_at_visit", trip, "clerk", now)
    page = clerk.page("/desk/visits/coverage/")
    assert "5 件" in page and "少于 5 件" not in page and page.index("柳树湾村") < page.index("二矿三号宿舍楼")
    Petition.objects.filter(pk=Petition.objects.latest("pk").pk).update(is_sealed=True)
    assert "少于 5 件" in clerk.page("/desk/visits/coverage/")
    assert "三矿" in page and "名单里没有它的地点" in page


def test_a_mine_reads_when_the_group_was_at_its_places(trips: Trips, visit: Any) -> None:
    """The list is the group's; the mine sees of it what lies in the mine, and that somebody went, not what was said."""
    a_visit(trips, 0, "set_out")
    trips.take("add_place", trips.new("place"), "clerk", timezone.now(), name="三矿食堂", of_unit=trips.house.other_mine.pk)
    page = visit("unit_head").page("/desk/visits/coverage/")
    assert "二矿三号宿舍楼" in page and "这个月去过" in page and "由集团信访办去" in page and "三矿食堂" not in page and "排一次下访" not in page
    other = visit("other_head").page("/desk/visits/coverage/")
    assert "三矿食堂" in other and "二矿三号宿舍楼" not in other
    assert "二矿三号宿舍楼" not in visit("unit_head").page("/desk/visits/places/")


def test_a_handler_on_a_visit_of_his_mine_takes_a_matter_down(trips: Trips, visit: Any) -> None:
    now, house = timezone.now(), trips.house
    place = trips.take("add_place", OutreachRecord(kind="place", unit_id=house.mine.pk), "unit_head", now)
    begins_at = datetime.combine(timezone.localdate(), time(8), SHANGHAI)
    made = OutreachRecord(kind="visit", unit_id=house.mine.pk)
    trip = trips.take("plan_visit", made, "unit_head", now, place=place.number, team=(house.person("handler").pk,), begins_at=begins_at, ends_at=begins_at + timedelta(hours=2))
    trip = trips.take("set_out", trip, "handler", now)
    handler = visit("handler")
    url = f"/desk/visits/{trip.number}/"
    assert "交给最近的信访部门" in handler.page(f"{url}register_at_visit/")
    said = {"version": trip.version, "token": "e" * 32, "title": "班车停开", "text": "夜班班车停了两周。", "secrecy": "real_name", "name": "范小安", "phone": "13900001234", "heads": "1"}
    assert handler.post(f"{url}register_at_visit/", **said).status_code == 302
    petition = Petition.objects.get()
    assert petition.first_receiver_id == house.person("handler").pk and petition.desk_unit_id == house.office.pk
    page = handler.page(url)
    assert f"编号 {petition.number}，请告诉他" in page and f"/desk/petitions/{petition.number}/" not in page and petition.number not in handler.page(url)
    assert handler.get(f"/desk/petitions/{petition.number}/").status_code == 404
    assert json.loads(handler.get(f"{url}taken/").content)["registers"] is True


def test_what_was_promised_about_a_petition_is_shown_as_the_petition_says(trips: Trips, visit: Any) -> None:
    trip = trips.take("register_at_visit", a_visit(trips, 0, "set_out"), "clerk", timezone.now())
    number = trip.content["matters"][0]["petition"]
    trips.take("promise_at_visit", trip, "clerk", timezone.now(), petition=number, due_on=None)
    url, clerk = f"/desk/visits/{trip.number}/", visit("clerk")
    page = clerk.page(url)
    assert "澡堂热水恢复到晚上十二点。" in page and PromiseStatus.PROMISED.zh in page and f'href="/desk/petitions/{number}/"' in page
    assert counted(clerk, url) <= MOST_QUERIES
    LinkedRecord.objects.filter(kind="promise").update(status="kept")
    assert PromiseStatus.KEPT.zh in clerk.page(url)
    Petition.objects.filter(number=number).update(is_sealed=True, status="sealed")
    assert "澡堂热水恢复到晚上十二点。" not in clerk.page(url) and number not in clerk.page(url)


def test_pages_in_english(trips: Trips, visit: Any) -> None:
    trip = a_visit(trips, 0, "set_out")
    client = visit("clerk").client
    client.cookies["language"] = "en"
    for url in ("/desk/visits/", "/desk/visits/places/", "/desk/visits/coverage/", f"/desk/visits/{trip.number}/", f"/desk/visits/{trip.number}/report_visit/", "/desk/visits/plan/"):
        assert client.get(url).status_code == 200
    names = re.search(r"<dt>Who goes</dt><dd>(.*?)</dd>", said(client.get(f"/desk/visits/{trip.number}/")))
    assert names is not None and ", " in names.group(1) and not set("、（）") & set(names.group(1))


def test_a_list_of_places_comes_in_parts(trips: Trips, visit: Any) -> None:
    """No page grows with the data: 50 places are two pages, and a part that is not there is empty and no fault."""
    unit, today = trips.house.office, timezone.localdate()
    made = [
        OutreachRecord(kind="place", number=f"place-{n}", place_key=f"place-{n}", unit=unit, on=today, status="place_open", content={"name": f"地点{n}", "sort": "dormitory", "of_unit": trips.house.mine.pk})
        for n in range(1001, 1051)
    ]  # fmt: skip
    OutreachRecord.objects.bulk_create(made)
    clerk = visit("clerk")
    for url in ("/desk/visits/coverage/", "/desk/visits/places/"):
        first, second = clerk.page(url), clerk.page(url, after="30")
        assert "地点1001" in first and "地点1050" not in first and 'href="?after=30"' in first and "地点1050" in second and "地点1001" not in second and 'href="?after=' not in second
        for odd in ("x", "-1", "999999", "9" * 40):
            assert clerk.client.get(f"{url}?after={odd}").status_code == 200


def test_queries(trips: Trips, visit: Any) -> None:
    """No page grows with the data: ten visits with everything on them take as many queries as one."""
    trip = a_visit(trips, 0, "set_out")
    for _n in range(3):
        trips.promised(trip, at=timezone.now(), due_on=None)
        trip.refresh_from_db()
        trip = trips.take("register_at_visit", trip, "clerk", timezone.now())
    for ahead in range(1, 8):
        a_visit(trips, ahead)
    clerk = visit("clerk")
    pages = ("/desk/visits/", "/desk/visits/places/", "/desk/visits/coverage/", f"/desk/visits/{trip.number}/", "/desk/visits/plan/", *(f"/desk/visits/{trip.number}/{step}/" for step in ("report_visit", "promise_at_visit", "note_met")))
    counts = {url: counted(clerk, url) for url in pages}
    assert max(counts.values()) <= MOST_QUERIES, counts
