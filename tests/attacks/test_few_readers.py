"""Attack 18: what few may read at an office: on its way to the superior body, one sees it; nobody is told of it, and it is never stuck."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.petitions.world import MONDAY, World
from tests.walking import Walk, entry
from tests.web.visiting import petition_url, plain_pages, step_url, visit  # noqa: F401 fixtures
from xinqiao.directory import change, snapshot
from xinqiao.directory.duties import Staff, staff
from xinqiao.directory.models import Person, Post
from xinqiao.ops.verify import faults
from xinqiao.petitions import matter, printing, reading
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
SINCE = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def _counted_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts of a worklist stop at a hundred; here they are compared with its lines."""
    monkeypatch.setattr(reading, "COUNT_CAP", 100_000)


@pytest.fixture(autouse=True)
def _nobody_stays(world: World) -> Iterator[None]:
    """The enterprise of the world serves every test of the process: whoever a test employs leaves with it."""
    known = dict(world.enterprise.people)
    yield
    world.enterprise.people.clear()
    world.enterprise.people.update(known)


def colleague(enterprise: Enterprise, key: str, unit: Any, *duties: Duty) -> Person:
    """Return a new member of staff with these duties in a unit; the enterprise knows him by `key`."""
    person = Person.objects.create(login=key, name="同事", password="!")
    for duty in duties:
        Post.objects.create(person=person, unit=unit, duty=duty.value, title=duty.zh, valid_from=SINCE)
    enterprise.people[key] = person
    return person


def opens(petition: Petition, actor: Staff, today: date) -> bool:
    """Return whether every door opens or every door is shut; fails where they differ."""
    directory, chosen = snapshot.current(), reading.queues(actor)
    lines, _ = reading.worklist(actor, directory, chosen, limit=10_000)
    counted = sum(reading.capped_counts(actor, directory, chosen, reading.spans(today, 3)).values())
    told, _ = reading.news(actor, directory)
    papers, _ = printing.to_print(actor, directory)
    doors = {
        "list": visible_to(actor, directory).filter(pk=petition.pk).exists(), "number": matter.find(petition.number, actor, directory) is not None,
        "numbers": bool(matter.find_some([petition.number], actor, directory)), "steps": bool(petition.procedure.open_to(load(petition).facts(actor, today))),
        "line": petition.number in {line.number for line in lines},
    }  # fmt: skip
    assert len(set(doors.values())) == 1, doors
    assert counted == len(lines)
    if not doors["list"]:
        assert petition.number not in {row.number for row in told} | {paper.petition.number for paper in papers}
    return doors["list"]


def reading_it(petition: Petition, enterprise: Enterprise, today: date) -> set[str]:
    return {key for key in enterprise.people if opens(petition, enterprise.actor(key, today), today)}


def test_on_its_way_up_one_person_reads_it_and_no_colleague_and_no_head(world: World) -> None:
    """Attack 18: an accusation against the head of the office goes up: he, his officers and the discipline duty have neither line nor count nor page."""
    colleague(world.enterprise, "second", world.enterprise.office, Duty.COORDINATOR)
    petition = world.at("going_up")
    assert petition.sender_id == world.enterprise.person("clerk").pk
    assert reading_it(petition, world.enterprise, MONDAY.date()) == {"clerk"}


def test_what_the_discipline_duty_sends_up_its_colleagues_do_not_read(world: World) -> None:
    """Attack 18: it concerns the discipline duty itself: a colleague of the same unit loses it with the letter."""
    enterprise, today = world.enterprise, MONDAY.date()
    colleague(enterprise, "accused officer", enterprise.discipline_unit, Duty.DISCIPLINE)
    walk = Walk(enterprise, at=MONDAY).to("sealed")
    assert reading_it(walk.petition, enterprise, today) == {"discipline", "accused officer"}
    walk.take("refer_up_sealed", "discipline", to="省国资委纪检监察组", where="0391-5550199", reason="检举的是纪检人员自己。")
    assert reading_it(walk.petition, enterprise, today) == {"discipline"}
    assert not [fault for fault in faults(with_files=False) if walk.petition.number in fault]


def test_a_substitute_of_the_sender_sends_it_but_never_his_head(world: World) -> None:
    """Attacks 18, 29: whoever stands in for the sender goes on with it; the head, who may name substitutes, cannot let himself in."""
    enterprise, today = world.enterprise, timezone.localdate()
    petition, post = world.at("going_up"), world.enterprise.person("clerk").posts.get()
    helper = colleague(enterprise, "helper", enterprise.office, Duty.INTAKE)
    head = enterprise.person("head")
    for person in (head, helper):
        row = change.name_substitute(change.SubstituteEntry(post=post, substitute=person, valid_from=today, valid_to=today + timedelta(2)), by=f"person:{head.pk}", at=timezone.now())
        snapshot.forget()
        actor = staff(person, today, snapshot.current())
        assert post.person_id in actor.absent
        assert opens(petition, actor, today) is (person == helper)
        if person == head:
            with pytest.raises(Refused):
                perform("confirm_sent_up", petition, entry("confirm_sent_up", sent_on=today, how="机要", is_printed=True), actor=actor, at=timezone.now())
            change.end_substitution(row, by=f"person:{head.pk}", at=timezone.now())
            snapshot.forget()
    done = perform("confirm_sent_up", petition, entry("confirm_sent_up", sent_on=today, how="机要 0012", is_printed=True), actor=actor, at=timezone.now())
    assert done.status == "gone_up" and done.sender_id is None
    assert not [fault for fault in faults(with_files=False) if petition.number in fault]


@pytest.mark.parametrize("how", ["post ended", "switched off"])
def test_where_the_sender_is_gone_for_good_the_next_officer_has_it(world: World, how: str) -> None:
    """Attack 18: not stuck: another officer of the office; the head only where it has no officer."""
    enterprise, today = world.enterprise, MONDAY.date()
    petition, clerk = world.at("going_up"), world.enterprise.person("clerk")
    if how == "post ended":
        clerk.posts.update(valid_to=today - timedelta(1))
    else:
        Person.objects.filter(pk=clerk.pk).update(is_active=False)
        clerk.is_active = False
    try:
        assert reading_it(petition, enterprise, today) == {"head"}
        colleague(enterprise, "second", enterprise.office, Duty.COORDINATOR)
        assert reading_it(petition, enterprise, today) == {"second"}
    finally:
        clerk.is_active = True


def test_whoever_makes_himself_the_sender_in_the_store_is_found_out(world: World) -> None:
    """Attacks 18, 44: the column that says who reads it is compared with the chain."""
    petition = world.at("going_up")
    Petition.objects.filter(pk=petition.pk).update(sender_id=world.enterprise.person("head").pk)
    assert any("sender_id is not what was recorded" in fault for fault in faults(with_files=False) if petition.number in fault)
