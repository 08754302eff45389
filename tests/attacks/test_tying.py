"""Attack 18: a matter that lies under whom it complains about does not wait for the office that registered it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from tests.attacks.test_accused import STAFF, tie
from tests.attacks.test_few_readers import colleague, opens
from tests.enterprise import Enterprise
from tests.petitions.world import MONDAY, World
from tests.walking import Walk, entry
from tests.web.visiting import petition_url, plain_pages, step_url, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.directory.models import Unit
from xinqiao.ops.verify import faults
from xinqiao.petitions import queue_lines
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Channel, Duty, Path, Secrecy

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
TITLE = "绝不能让纪检看到的标题"


@pytest.fixture(autouse=True)
def _counted_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_lines, "COUNT_CAP", 100_000)


def name(petition: Petition, by: Any, **fields: Any) -> None:
    perform("name_complained", LinkedRecord(petition=petition, kind="complained"), entry("name_complained", why="说的就是他。", **fields), actor=by, at=MONDAY)


def counter_of(enterprise: Enterprise, mine: Unit) -> Unit:
    """Return the reception of a mine, with an officer of its own who is known as "counter"."""
    counter = Unit.objects.create(key="counter", name="三矿信访科", name_en="Counter", short_name="三信", kind="department", parent=mine, valid_from=mine.valid_from, handles_petitions=True)
    colleague(enterprise, "counter", counter, Duty.COORDINATOR)
    snapshot.forget()
    return counter


def lying_under_him(enterprise: Enterprise) -> Petition:
    """Return what the counter of one mine registered and sent to another, whose head it complains about."""
    counter = counter_of(enterprise, enterprise.other_mine)
    actor = enterprise.actor("counter", MONDAY.date())
    filed = entry("register", channel=Channel.VISIT, secrecy=Secrecy.ANONYMOUS, title=TITLE, text="二矿矿长克扣奖金。")
    petition = perform("register", Petition(desk_unit=counter), filed, actor=actor, at=MONDAY)
    petition = perform("triage", petition, entry("triage", category="0703", path=Path.OPINION), actor=actor, at=MONDAY)
    return perform("assign", petition, entry("assign", unit_id=enterprise.mine.pk), actor=actor, at=MONDAY)


@pytest.mark.parametrize("key", ["clerk", "head", "discipline", "counter"])
def test_it_is_taken_from_him_at_once_by_whoever_of_the_offices_above_says_so(world: World, key: str) -> None:
    """Attack 18: off his list, worklist, counts and numbers in the same step; no day moves; the registering office finds another."""
    enterprise, today = world.enterprise, MONDAY.date()
    known = dict(enterprise.people)
    try:
        petition = lying_under_him(enterprise)
        assert opens(petition, enterprise.actor("handler", today), today) and opens(petition, enterprise.actor("counter", today), today)
        days = set(petition.clocks.filter(stopped_on=None, name="tell_by_unit").values_list("name", "due_on"))
        assert days
        name(petition, enterprise.actor(key, today), person_id=enterprise.person("unit_head").pk)
        petition.refresh_from_db()
        assert petition.status == "triaged" and petition.handling_unit_id is None
        for other in ("handler", "unit_head"):
            assert not opens(petition, enterprise.actor(other, today), today), other
        assert opens(petition, enterprise.actor("counter", today), today)
        assert days == set(petition.clocks.filter(stopped_on=None, name="tell_by_unit").values_list("name", "due_on"))
        assert not [fault for fault in faults(with_files=False) if petition.number in fault]
    finally:
        enterprise.people.clear()
        enterprise.people.update(known)


def test_where_the_registering_office_is_meant_itself_the_group_goes_on_with_it(world: World) -> None:
    """Attack 18: it complains about the registering mine: the discipline duty says so, and the group's petition office has it."""
    enterprise, today = world.enterprise, MONDAY.date()
    known = dict(enterprise.people)
    try:
        petition = lying_under_him(enterprise)
        name(petition, enterprise.actor("discipline", today), unit_id=enterprise.other_mine.pk)
        petition.refresh_from_db()
        assert petition.desk_unit_id == world.office and not opens(petition, enterprise.actor("counter", today), today)
        assert visible_to(enterprise.actor("clerk", today), snapshot.current()).filter(pk=petition.pk).exists()
    finally:
        enterprise.people.clear()
        enterprise.people.update(known)


def test_nobody_else_says_so_and_nobody_whom_it_concerns(world: World) -> None:
    """Attack 18: not who handles it, not a leader, not another mine; and of the offices above nobody who is kept out himself."""
    enterprise, petition = world.enterprise, world.at("assigned")
    may = set()
    for key in STAFF:
        try:
            with transaction.atomic():
                name(petition, enterprise.actor(key, MONDAY.date()), unit_id=enterprise.mine.pk)
                may.add(key)
                transaction.set_rollback(True)
        except Refused:
            continue
    assert may == {"clerk", "head", "discipline"}
    record = tie(petition, unit=enterprise.discipline_unit.pk)
    with pytest.raises(Refused):
        name(petition, enterprise.actor("discipline", MONDAY.date()), unit_id=enterprise.mine.pk)
    record.delete()


def test_the_page_of_the_discipline_duty_says_nothing_about_what_it_names(walk: Any, visit: Any, enterprise: Enterprise) -> None:  # noqa: F811
    """Attacks 16, 18: by number alone; a number that is not his gets the answer of one that was never given; sent twice, it is named once."""
    started: Walk = walk("assigned", title=TITLE)
    visitor, url = visit("discipline"), "/desk/keep-out/"
    assert visit("clerk").get(url).status_code == 404
    given = {"unit_id": enterprise.mine.pk, "person_id": "", "why": "信里说的就是二矿。"}
    sealed, about_him = walk("sealed"), walk("assigned")
    tie(about_him.petition, person=enterprise.person("discipline").pk)
    answers = set()
    for number in ("XQ-2020-0999999", sealed.petition.number, about_him.petition.number):
        page = visitor.post(url, number=number, **given)
        assert page.status_code == 200
        answers.add("这个编号不能在这里登记" in page.content.decode())
    assert answers == {True} and about_him.petition.records.count() == 1
    for _ in range(2):
        assert visitor.post(url, number=started.petition.number.lower(), **given).status_code == 302
    again = visitor.page(url)
    assert f"已经登记过了：{started.petition.number}" in again and "form_errors" not in again and TITLE not in again
    started.petition.refresh_from_db()
    assert started.petition.records.filter(kind="complained").count() == 1 and started.petition.status == "triaged"
    assert visitor.get(petition_url(started.petition)).status_code == 404
    wrong = visitor.post(url, number=started.petition.number, unit_id="", person_id="查无此人", why="他")
    assert "人员名录里没有" in wrong.content.decode() and started.petition.number in wrong.content.decode()
