"""What a phone brings back from a visit: written once, and never into another plan than it was made for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.enterprise import Enterprise
from tests.outreach.trips import DAY, EVENING, PLANNING, Trips
from xinqiao.directory.duties import Staff
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.trip_sheet import Conflict, Piece, Written, write
from xinqiao.outreach.visits import plan_mark
from xinqiao.petitions.models import Petition
from xinqiao.petitions.refused import Refused

pytestmark = pytest.mark.django_db
MET = {"heads": "6", "said": "澡堂水温不够。", "consent": "count_only", "who": ""}
MATTER = {"title": "夜班班车停开", "text": "停了两周。", "secrecy": "real_name", "name": "范小安", "phone": "13900001234", "heads": "1"}
REPORT = {"heads": "9", "summary": "看了三层楼。", "told": []}


@pytest.fixture
def trips(enterprise: Enterprise) -> Trips:
    return Trips(enterprise)


def send(trips: Trips, visit: OutreachRecord, kind: str, fields: dict[str, Any], token: str = "t" * 32, mark: str = "", who: str = "clerk", **more: str) -> Written:
    """Send a piece that took the plan as it is along, unless another `mark` is given."""
    visit = OutreachRecord.objects.get(pk=visit.pk)
    actor = trips.actor(who, EVENING)
    assert isinstance(actor, Staff)
    return write(visit, Piece(kind=kind, token=token, mark=mark or plan_mark(visit), fields=fields, **more), actor=actor, at=EVENING)


def test_pieces_are_written_and_the_visit_has_set_out(trips: Trips) -> None:
    visit = trips.at("visit_planned")
    assert send(trips, visit, "met", MET, "a" * 32) == Written(was_there=True) and OutreachRecord.objects.get(pk=visit.pk).status == "visit_out"
    number = send(trips, visit, "matter", MATTER, "b" * 32).number
    promise = {"what": "热水恢复到十二点。", "person_id": str(trips.house.person("unit_head").pk), "due_on": "2026-03-20"}
    made = send(trips, visit, "promise", promise, "c" * 32).number
    send(trips, visit, "report", REPORT, "d" * 32)
    visit.refresh_from_db()
    assert Petition.objects.get().number == number and OutreachRecord.objects.get(number=made).kind == "commitment" and visit.status == "visit_reported" and visit.content["heads"] == 9


@pytest.mark.parametrize(("kind", "fields"), [("met", MET), ("matter", MATTER), ("report", REPORT)])
def test_sent_twice_it_is_written_once(trips: Trips, kind: str, fields: dict[str, Any]) -> None:
    visit = trips.at("visit_out")
    first, before = send(trips, visit, kind, fields), OutreachRecord.objects.get(pk=visit.pk).version
    again = send(trips, visit, kind, fields)
    assert again.was_there and again.number == first.number and OutreachRecord.objects.get(pk=visit.pk).version == before and Petition.objects.count() == (kind == "matter")


def test_an_accusation_from_the_phone_is_kept_close(trips: Trips) -> None:
    send(trips, trips.at("visit_out"), "matter", {**MATTER, "accuses": "1", "about": "测试unit_head"})
    assert Petition.objects.get().is_kept_close


def test_a_plan_that_was_moved_is_a_conflict_until_its_writer_has_seen_it(trips: Trips) -> None:
    visit = trips.at("visit_planned")
    mark = plan_mark(visit)
    earlier = {"begins_at": DAY.replace(hour=7), "ends_at": DAY.replace(hour=8)}
    visit = trips.take("move_visit", visit, "clerk", PLANNING, **earlier)
    with pytest.raises(Conflict):
        send(trips, visit, "met", MET, mark=mark)
    visit.refresh_from_db()
    assert "met" not in visit.content and visit.status == "visit_planned"
    send(trips, visit, "met", MET, mark=mark, accepts=plan_mark(visit))
    visit.refresh_from_db()
    assert len(visit.content["met"]) == 1


def test_a_visit_that_was_cancelled_takes_it_with_a_reason(trips: Trips) -> None:
    mark = plan_mark(trips.at("visit_planned"))
    OutreachRecord.objects.filter(kind="visit").delete()
    visit = trips.at("visit_cancelled")
    with pytest.raises(Conflict):
        send(trips, visit, "matter", MATTER, mark=mark)
    with pytest.raises(Refused) as caught:
        send(trips, visit, "matter", MATTER, mark=mark, accepts=plan_mark(visit))
    assert caught.value.field == "reason" and not Petition.objects.exists()
    send(trips, visit, "matter", MATTER, mark=mark, accepts=plan_mark(visit), anyway="路上没有信号。")
    visit.refresh_from_db()
    assert visit.status == "visit_out" and visit.content["all_the_same"] == "路上没有信号。" and Petition.objects.count() == 1


def test_where_somebody_reported_already_the_report_is_a_conflict_and_the_talk_is_taken(trips: Trips) -> None:
    visit = trips.at("visit_reported")
    with pytest.raises(Conflict):
        send(trips, visit, "report", REPORT)
    send(trips, visit, "met", MET)
    visit.refresh_from_db()
    assert visit.content["summary"].startswith("看了三层楼，问了") and len(visit.content["met"]) == 1


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("met", {}), ("met", {**MET, "heads": "x"}), ("matter", {**MATTER, "secrecy": "open"}), ("promise", {"what": "热水", "person_id": "1; drop"}), ("nothing", {}), ("met", {**MET, "said": ["水"]}), ("met", {**MET, "said": "水\x00"}), ("matter", {**MATTER, "text": "长" * 60_001}), ("promise", {"what": "热水", "person_id": "1", "due_on": "soon"})],
)  # fmt: skip
def test_what_no_sheet_of_ours_makes_is_refused_with_a_sentence(trips: Trips, kind: str, fields: dict[str, Any]) -> None:
    visit = trips.at("visit_out")
    with pytest.raises(Refused) as caught:
        send(trips, visit, kind, fields)
    assert caught.value.words.zh and caught.value.words.en and OutreachRecord.objects.get(pk=visit.pk).version == visit.version


def test_who_no_longer_goes_writes_nothing(trips: Trips) -> None:
    visit = trips.at("visit_out")
    OutreachRecord.objects.filter(pk=visit.pk).update(person=trips.house.person("clerk"))
    with pytest.raises(Refused):
        send(trips, visit, "matter", MATTER, who="handler")
