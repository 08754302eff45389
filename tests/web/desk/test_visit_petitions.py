"""A promise on a visit may belong to an open petition of the place: which are offered, to whom, on the desk page and on the phone."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from tests.architecture.source import none
from tests.enterprise import Enterprise
from tests.outreach.trips import Trips
from tests.walking import Walk
from tests.web.desk.test_visits import MOST_QUERIES, a_visit, said
from tests.web.golden_queries import counted
from tests.web.portal.test_asked import settle
from xinqiao.ops import verify
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.promising import MOST
from xinqiao.rules.questions import apart

pytestmark = pytest.mark.django_db
MATTER = {"title": "夜班班车停开", "text": "停了两周。", "secrecy": "real_name", "name": "范小安", "phone": "13900001234", "heads": "1"}


@pytest.fixture
def trips(enterprise: Enterprise) -> Trips:
    return Trips(enterprise)


def offered(visitor: Any, trip: OutreachRecord) -> dict[str, str]:
    """Return what the phone takes along; the desk page offers the same."""
    taken = dict(visitor.client.get(f"/desk/visits/{trip.number}/taken/").json()["petitions"])
    page = visitor.page(f"/desk/visits/{trip.number}/promise_at_visit/")
    assert all(f'value="{number}"' in page and said_of in unescape(page) for number, said_of in taken.items())
    return taken


def promise(trips: Trips, **more: Any) -> dict[str, Any]:
    return {"what": "三号楼先送电暖器。", "person_id": trips.house.person("unit_head").pk, "due_on": "", "petition": "", "number": "", **more}


def sent(client: Any, trip: OutreachRecord, kind: str, fields: dict[str, Any], token: str) -> Any:
    mark = client.get(f"/desk/visits/{trip.number}/taken/").json()["mark"]
    body = {"kind": kind, "token": token, "fields": {name: value if isinstance(value, dict | list) else str(value) for name, value in fields.items()}, "mark": mark}
    return client.post(f"/desk/visits/{trip.number}/sync/", json.dumps(body), content_type="application/json")


def test_open_petitions_of_the_unit_are_offered_with_covered_titles(trips: Trips, visit: Any, walk: Callable[..., Walk]) -> None:
    """Covered even for whoever works in the registering office: the list goes along on a phone."""
    here = walk("assigned", title="范小安家三号楼停暖").petition
    others = [walk("closed").petition, walk("registered").petition]  # nobody has it at the mine
    found = offered(visit("clerk"), a_visit(trips, 0, "set_out"))
    assert set(found) == {here.number} and "停暖" in found[here.number] and "范小安" not in found[here.number]
    assert not {row.number for row in others} & set(found)


def test_none_is_offered_that_is_about_people(trips: Trips, visit: Any, walk: Callable[..., Walk], enterprise: Enterprise) -> None:
    walk("assigned", title="测试other_handler不办事")  # a member of staff in its title
    walk("assigned", text="找过测试unit_head，他说没有钱。")  # whoever may have to do it
    walk("assigned", text="测试clerk说不归他管。")  # one of the team
    walk("sealed")
    walk("assigned").link("complained", "name_complained", "clerk", person_id=enterprise.person("other_handler").pk, why="推了他。")
    assert offered(visit("clerk"), a_visit(trips, 0, "set_out")) == {}


def test_of_a_matter_that_one_may_not_see_nothing_is_offered(trips: Trips, visit: Any, walk: Callable[..., Walk]) -> None:
    """The receptionist sees what her office registered; whoever sees nothing of it is offered nothing."""
    here = walk("assigned").petition
    trip = a_visit(trips, 0, "set_out")
    assert set(offered(visit("receptionist"), trip)) == {here.number}
    Petition.objects.filter(pk=here.pk).update(desk_unit=trips.house.other_mine)
    assert offered(visit("receptionist"), trip) == {} and set(offered(visit("clerk"), trip)) == {here.number}


def test_the_list_is_bounded_and_what_was_told_there_stands_first(trips: Trips, visit: Any, walk: Callable[..., Walk]) -> None:
    trip = trips.take("register_at_visit", a_visit(trips, 0, "set_out"), "clerk", timezone.now())
    for _n in range(MOST + 2):
        walk("assigned")
    clerk = visit("clerk")
    found = offered(clerk, trip)
    assert len(found) == MOST and next(iter(found)) == trip.content["matters"][0]["petition"]
    for url in ("promise_at_visit", "taken"):
        assert counted(clerk, f"/desk/visits/{trip.number}/{url}/") <= MOST_QUERIES
    again = a_visit(trips, -1, "set_out")
    assert next(iter(offered(clerk, again))) == trip.content["matters"][0]["petition"]


@pytest.mark.parametrize("how", ["chosen", "typed", "from a phone", "typed on a phone"])
def test_it_becomes_the_petition_s_own_promise(trips: Trips, visit: Any, walk: Callable[..., Walk], how: str) -> None:
    petition, trip, clerk = walk("assigned").petition, a_visit(trips, 0, "set_out"), visit("clerk")
    fields = promise(trips, **({"number": petition.number.lower().replace("-", " ")} if "typed" in how else {"petition": petition.number}))
    if "phone" in how:
        answer = sent(clerk.client, trip, "promise", fields, "p" * 36)
        assert answer.status_code == 200 and answer.json()["number"] == petition.number
    else:
        assert clerk.client.post(f"/desk/visits/{trip.number}/promise_at_visit/", {"version": trip.version, "token": "t" * 32, **fields}).status_code == 302
    made = LinkedRecord.objects.get(kind="promise")
    assert made.petition_id == petition.pk and made.content["text"] == "三号楼先送电暖器。" and not OutreachRecord.objects.filter(kind="commitment").exists()
    page = clerk.page(f"/desk/visits/{trip.number}/")
    assert "三号楼先送电暖器。" in page and petition.number in page and "当场登记的" not in page
    none(list(verify.faults()))


@pytest.mark.parametrize("which", ["unknown", "closed", "not his", "accusing", "kept close"])
def test_what_cannot_be_chosen_is_refused_in_the_same_words(trips: Trips, visit: Any, walk: Callable[..., Walk], enterprise: Enterprise, which: str) -> None:
    """Whether a number is there, and what it is about, is not told to whoever types it; nothing typed is lost."""
    number = "XQ-2026-0999999"
    if which != "unknown":
        walked = walk("closed" if which == "closed" else "assigned")
        number = walked.petition.number
        if which == "accusing":
            walked.link("complained", "name_complained", "clerk", person_id=enterprise.person("other_handler").pk, why="推了他。")
        changes: dict[str, dict[str, Any]] = {"not his": {"desk_unit": trips.house.other_mine, "handling_unit": trips.house.other_mine}, "kept close": {"is_kept_close": True}}
        Petition.objects.filter(number=number).update(**changes.get(which, {}))
    trip, who = a_visit(trips, 0, "set_out"), visit("receptionist")
    answer = who.client.post(f"/desk/visits/{trip.number}/promise_at_visit/", {"version": trip.version, "token": "t" * 32, **promise(trips, number=number)})
    assert answer.status_code == 200 and "没有能记承诺的这一件" in said(answer) and "三号楼先送电暖器。" in said(answer) and number in said(answer)
    phone = sent(who.client, trip, "promise", promise(trips, number=number), "p" * 36)
    assert phone.status_code == 422 and "没有能记承诺的这一件" in phone.json()["says"] and not LinkedRecord.objects.filter(kind="promise").exists()


def test_whom_the_matter_names_owes_nothing_on_it(trips: Trips, visit: Any, walk: Callable[..., Walk]) -> None:
    petition, trip = walk("assigned", text="找过测试unit_head，他说没有钱。").petition, a_visit(trips, 0, "set_out")
    answer = visit("clerk").client.post(f"/desk/visits/{trip.number}/promise_at_visit/", {"version": trip.version, "token": "t" * 32, **promise(trips, number=petition.number)})
    assert answer.status_code == 200 and "这一件里写到了选的这位" in said(answer) and not LinkedRecord.objects.filter(kind="promise").exists()


def test_who_may_not_see_the_petition_reads_nothing_of_the_promise(trips: Trips, visit: Any, walk: Callable[..., Walk]) -> None:
    petition, trip = walk("assigned").petition, a_visit(trips, 0, "set_out")
    visit("clerk").client.post(f"/desk/visits/{trip.number}/promise_at_visit/", {"version": trip.version, "token": "t" * 32, **promise(trips, petition=petition.number)})
    Petition.objects.filter(pk=petition.pk).update(desk_unit=trips.house.other_mine)
    page = visit("receptionist").page(f"/desk/visits/{trip.number}/")
    assert petition.number not in page and "三号楼先送电暖器。" not in page and "记下了一件答应的事" not in page


def test_a_promise_about_a_matter_of_the_same_phone_waits_for_it(trips: Trips, visit: Any) -> None:
    trip, client = a_visit(trips, 0, "set_out"), visit("clerk").client
    fields = promise(trips, petition="with:" + "m" * 36)
    early = sent(client, trip, "promise", fields, "p" * 36)
    assert early.status_code == 422 and "请先把那一件传好" in early.json()["says"]
    number = sent(client, trip, "matter", MATTER, "m" * 36).json()["number"]
    assert sent(client, trip, "promise", fields, "p" * 36).json()["number"] == number
    assert LinkedRecord.objects.get(kind="promise").petition.number == number


def test_the_form_on_paper_has_a_line_for_the_number(trips: Trips, visit: Any) -> None:
    assert "属于哪一件（编号" in visit("clerk").page(f"/desk/visits/{a_visit(trips).number}/paper/")


def test_a_press_shows_the_questions_and_registers_nothing(trips: Trips, visit: Any) -> None:
    """ADR-0027, on a visit: shown at a press, nothing held up, the answers part of the text."""
    version, clerk, trip = settle(), visit("clerk"), a_visit(trips, 0, "set_out")
    url, fields = f"/desk/visits/{trip.number}/register_at_visit/", {"version": trip.version, "token": "t" * 32, **MATTER}
    page = said(clerk.client.post(url, {**fields, "kind": "0703", "ask": "1", "name": "", "title": ""}))
    assert "1. 报过修吗" in page and "第 1 题答“是”才问" in page and "请写姓名" not in page and "停了两周。" in page and not Petition.objects.exists()
    wrong = said(clerk.client.post(url, {**fields, "kind": "0703", "asked": version, "ask_q3": "冷"}))
    assert "这里只写数字" in wrong and "补充问题里有一处要改" in wrong and not Petition.objects.exists()
    assert clerk.client.post(url, {**fields, "kind": "0703", "asked": version, "ask_q1": "no", "ask_q2": "2026-01-05", "ask_q3": "9"}).status_code == 302
    assert apart(Petition.objects.get().text) == ("停了两周。", [("报过修吗？", "不是"), ("屋里多少度？", "9")])


def test_the_questions_go_along_and_the_answers_come_back(trips: Trips, visit: Any) -> None:
    version, client, trip = settle(), visit("clerk").client, a_visit(trips, 0, "set_out")
    kinds = {each["category"]: each for each in client.get(f"/desk/visits/{trip.number}/taken/").json()["kinds"]}
    assert kinds["0703"]["version"] == version and kinds["0703"]["title"] == "暖气"
    asked = {each["key"]: each for each in kinds["0703"]["questions"]}
    assert asked["q2"]["asked_if"] == "q1" and asked["q2"]["asked_on"] == ["yes"] and [value for value, _text in asked["q1"]["choices"]] == ["yes", "no", "unknown"]
    fields = {**MATTER, "kind": "0703", "asked": version}
    wrong = sent(client, trip, "matter", {**fields, "asked_answers": {"q3": "冷"}}, "m" * 36)
    assert wrong.status_code == 422 and "屋里多少度" in wrong.json()["says"] and "只写数字" in wrong.json()["says"]
    assert sent(client, trip, "matter", {**fields, "asked_answers": {"q1": "yes", "q2": "2026-01-05", "q3": "9"}}, "m" * 36).status_code == 200
    assert apart(Petition.objects.get().text)[1] == [("报过修吗？", "是"), ("哪天报的？", "2026-01-05"), ("屋里多少度？", "9")]


@pytest.mark.parametrize("odd", ["x", {"q1": {"a": 1}}, {"q1": ["yes", "no"]}, {"q9": "yes"}, ["q1"], {"q3": "9" * 400}])
def test_answers_that_no_sheet_of_ours_makes_break_nothing(trips: Trips, visit: Any, odd: Any) -> None:
    version, client, trip = settle(), visit("clerk").client, a_visit(trips, 0, "set_out")
    assert sent(client, trip, "matter", {**MATTER, "kind": "0703", "asked": version, "asked_answers": odd}, "m" * 36).status_code in (200, 422)
