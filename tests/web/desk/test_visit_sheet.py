"""The addresses of the trip sheet: the page that says nothing, what is taken along, and what is brought back."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.outreach.trips import Trips
from tests.web.desk.test_visits import MOST_QUERIES, a_visit
from tests.web.golden_queries import counted
from xinqiao.directory import snapshot
from xinqiao.directory.seed import seed_questions
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition

pytestmark = pytest.mark.django_db
MATTER = {"title": "夜班班车停开", "text": "停了两周。", "secrecy": "real_name", "name": "范小安", "phone": "13900001234", "heads": "1"}


@pytest.fixture
def trips(enterprise: Enterprise) -> Trips:
    return Trips(enterprise)


def sent(client: Client, trip: OutreachRecord, token: str = "t" * 36, **more: Any) -> Any:
    """Bring back one piece, as the page does."""
    taken = client.get(f"/desk/visits/{trip.number}/taken/").json()
    body = {"kind": "matter", "token": token, "fields": MATTER, "mark": taken["mark"], **more}
    return client.post(f"/desk/visits/{trip.number}/sync/", json.dumps(body), content_type="application/json")


def test_the_page_that_a_phone_keeps_in_clear_says_nothing_of_anybody(trips: Trips, visit: Any) -> None:
    """Attack 30: whoever finds the phone reads forms, and neither who used it nor where he went."""
    trip = a_visit(trips)
    page = visit("clerk").page("/desk/visits/sheet/")
    assert "下访记录单" in page and "visit_sheet" in page
    for words in ("测试clerk", "二矿三号宿舍楼", trip.number, "csrfmiddlewaretoken", trips.house.office.name):
        assert words not in page, words
    assert page == visit("head").page("/desk/visits/sheet/")


def test_what_is_taken_along_is_what_its_reader_may_see(trips: Trips, visit: Any) -> None:
    trip = a_visit(trips, 0, "set_out")
    taken = visit("receptionist").client.get(f"/desk/visits/{trip.number}/taken/").json()
    assert taken["number"] == trip.number and "二矿三号宿舍楼" in taken["title"] and taken["registers"] and [trips.house.person("unit_head").pk, "测试unit_head"] in taken["owners"]
    for who in ("handler", "other_head", "auditor"):
        assert visit(who).client.get(f"/desk/visits/{trip.number}/taken/").status_code == 404
    assert Client().get(f"/desk/visits/{trip.number}/taken/").status_code == 302


def test_a_piece_is_registered_once_however_often_it_comes(trips: Trips, visit: Any) -> None:
    """Attack 47: the answer was lost underground and the phone sends again."""
    trip, client = a_visit(trips), visit("clerk").client
    first, again = sent(client, trip), sent(client, trip)
    assert (first.status_code, again.status_code) == (200, 200) and Petition.objects.count() == 1
    assert first.json()["number"] == again.json()["number"] == Petition.objects.get().number and again.json()["was_there"]
    assert client.get(f"/desk/petitions/{Petition.objects.get().number}/slip/").status_code == 200


def test_a_conflict_is_told_with_the_plan_as_it_is(trips: Trips, visit: Any) -> None:
    trip, client = a_visit(trips), visit("clerk").client
    answer = sent(client, trip, mark="another plan")
    assert answer.status_code == 409 and "二矿三号宿舍楼" in answer.json()["title"] and not Petition.objects.exists()
    assert sent(client, trip, mark="another plan", accepts=answer.json()["mark"]).status_code == 200 and Petition.objects.count() == 1


def test_what_is_wrong_with_a_piece_is_told_in_a_sentence(trips: Trips, visit: Any) -> None:
    trip, client = a_visit(trips), visit("clerk").client
    answer = sent(client, trip, fields={**MATTER, "title": ""})
    assert answer.status_code == 422 and answer.json()["field"] == "title" and answer.json()["says"]
    for body in (b"", b"[]", b'"x"', b"{", b'{"fields": 3}', b"\xff", b"[" * 100_000):
        assert client.post(f"/desk/visits/{trip.number}/sync/", body, content_type="application/json").status_code == 422, body[:20]


def test_no_piece_is_taken_without_a_form_of_ours(trips: Trips, enterprise: Enterprise) -> None:
    """Attack 34: another page in the same browser cannot bring pieces in somebody's name."""
    trip, client = a_visit(trips), Client(enforce_csrf_checks=True)
    client.force_login(enterprise.person("clerk"), backend="xinqiao.directory.sessions.StaffBackend")
    assert sent(client, trip).status_code == 403 and not Petition.objects.exists()
    csrf = client.get(f"/desk/visits/{trip.number}/taken/").json()["csrf"]
    body = json.dumps({"kind": "matter", "token": "t" * 36, "fields": MATTER, "mark": client.get(f"/desk/visits/{trip.number}/taken/").json()["mark"]})
    assert client.post(f"/desk/visits/{trip.number}/sync/", body, content_type="application/json", headers={"X-CSRFToken": csrf}).status_code == 200


def test_the_worker_answers_for_the_sheet_alone(trips: Trips, visit: Any) -> None:
    answer = visit("clerk").client.get("/desk/visits/sheet/worker.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8" and "default-src 'self'" in answer["Content-Security-Policy"] and b'"/desk/visits/sheet/"' in answer.content


def test_the_paper_has_what_is_to_be_told_there(trips: Trips, visit: Any) -> None:
    trips.at("commitment_kept")
    trip = a_visit(trips)
    page = unescape(visit("clerk").client.get(f"/desk/visits/{trip.number}/paper/").content.decode())
    assert "锅炉换了温控" in page and "登记一件信访事项" in page


def test_the_paper_asks_what_the_other_sheets_ask_by_kind(trips: Trips, visit: Any) -> None:
    """Each set in force: its kind to tick, its questions by number with what may be ticked, and on which answer one is asked; in English, too."""
    seed_questions(timezone.now())
    snapshot.forget()
    number = a_visit(trips).number
    for language, words in (
        ("zh-hans", ("暖气、水、电、房子维修", "☐\xa0几户", "屋里大约多少度？", "第 1 题答“暖气”才问", "是上面登记的第几件")),
        ("en", ("Heating, water, power, repairs at home", "☐\xa0Some homes", "Asked only if the answer to question 1 is “Heating”", "Which of the matters above")),
    ):
        page = unescape(visit("clerk", language).page(f"/desk/visits/{number}/paper/"))
        assert all(word in page for word in words), (language, page)
        assert page.count(f"☐\xa0{words[0]}") == 3  # once with each matter


def test_without_questions_the_paper_is_as_short_as_before(trips: Trips, visit: Any) -> None:
    page = unescape(visit("clerk").page(f"/desk/visits/{a_visit(trips).number}/paper/"))
    assert "登记一件信访事项" in page and "补充问题" not in page and "是哪一类的事" not in page


def test_queries(trips: Trips, visit: Any) -> None:
    trip = a_visit(trips, 0, "set_out")
    clerk = visit("clerk")
    counts = {name: counted(clerk, f"/desk/visits/{name}/") for name in ("sheet", f"{trip.number}/taken", f"{trip.number}/paper")}
    assert max(counts.values()) <= MOST_QUERIES, counts
