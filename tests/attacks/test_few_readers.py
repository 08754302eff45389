"""Attack 18: what few may read at an office: on its way to the superior body, one sees it; nobody is told of it, and it is never stuck."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.petitions.world import MONDAY, World
from tests.walking import Walk, entry
from xinqiao.directory import change, snapshot
from xinqiao.directory.duties import PetitionerActor, Staff, staff
from xinqiao.directory.models import Person, Post
from xinqiao.insight import figures
from xinqiao.ops.verify import faults
from xinqiao.petitions import matter, printing, queue_lines, reading
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.named_at_filing import whom
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Channel, Duty, Path, Secrecy

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
SINCE = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def _counted_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts of a worklist stop at a hundred; here they are compared with its lines."""
    monkeypatch.setattr(queue_lines, "COUNT_CAP", 100_000)


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


def call(enterprise: Enterprise, **names: str) -> None:
    """Give members of staff names as people have them."""
    for key, name in names.items():
        Person.objects.filter(pk=enterprise.person(key).pk).update(name=name)


def opens(petition: Petition, actor: Staff, today: date) -> bool:
    """Return whether every door opens or every door is shut; fails where they differ."""
    directory, chosen = snapshot.current(), reading.queues(actor)
    lines, _ = queue_lines.worklist(actor, directory, chosen, limit=10_000)
    counted = sum(queue_lines.capped_counts(actor, directory, chosen, reading.spans(today, 3)).values())
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
    """Attacks 18, 49: the column that says who reads it is compared with the chain."""
    petition = world.at("going_up")
    Petition.objects.filter(pk=petition.pk).update(sender_id=world.enterprise.person("head").pk)
    assert any("sender_id is not what was recorded" in fault for fault in faults(with_files=False) if petition.number in fault)


# Filed as an accusation: until triage few read it.


def file(enterprise: Enterprise, *, by: Any = None, **fields: Any) -> Petition:
    """File an accusation, as the portal does."""
    filed = {"channel": Channel.ONLINE, "secrecy": Secrecy.ANONYMOUS, "title": "有人吃回扣", "text": "采购上的人吃回扣。", "is_close": True} | fields
    record = Petition(desk_unit=enterprise.office, is_protected=filed.pop("is_protected", False))
    return perform("register", record, entry("register", **filed), actor=by or PetitionerActor(), at=MONDAY)


@pytest.mark.parametrize("how", [{"is_close": True}, {"is_close": False, "is_protected": True}])
def test_before_triage_only_the_officers_of_the_registering_office_read_an_accusation(world: World, how: dict[str, Any]) -> None:
    """Attack 18: no head, no leader, no other unit has list, number, page, line, count, news or step; after triage it is sealed, or like any other."""
    enterprise, today = world.enterprise, MONDAY.date()
    petition = file(enterprise, **how)
    assert petition.is_kept_close and reading_it(petition, enterprise, today) == {"clerk"}
    petition = perform("ask_supplement", petition, entry("ask_supplement", question="哪一年的事？"), actor=enterprise.actor("clerk", today), at=MONDAY)
    assert reading_it(petition, enterprise, today) == {"clerk"}
    assert not [fault for fault in faults(with_files=False) if petition.number in fault]
    opened = file(enterprise, **how)
    for path, category, seeing in ((Path.ACCUSATION, "1003", {"discipline"}), (Path.OPINION, "0703", {"clerk", "head", "leader"})):
        one = petition if path is Path.ACCUSATION else opened
        one = perform("triage", one, entry("triage", category=category, path=path), actor=enterprise.actor("clerk", today), at=MONDAY)
        found = {key for key in enterprise.people if visible_to(enterprise.actor(key, today), snapshot.current()).filter(pk=one.pk).exists()}
        assert found - {"receptionist"} == seeing and not one.is_kept_close, path
        assert not [fault for fault in faults(with_files=False) if one.number in fault]


def test_whoever_took_it_down_goes_on_and_a_head_only_where_there_is_no_officer(world: World) -> None:
    """Attack 18: the receptionist prints his slip; an office without an officer is not stuck; standing in lets no head in."""
    enterprise, today = world.enterprise, MONDAY.date()
    petition = file(enterprise, by=enterprise.actor("receptionist", today), channel=Channel.PHONE)
    found = {key for key in enterprise.people if visible_to(enterprise.actor(key, today), snapshot.current()).filter(pk=petition.pk).exists()}
    assert found == {"clerk", "receptionist"}
    petition = file(enterprise)
    post = enterprise.person("clerk").posts.get()
    now = timezone.localdate()
    row = change.name_substitute(change.SubstituteEntry(post=post, substitute=enterprise.person("head"), valid_from=now, valid_to=now), by=f"person:{post.person_id}", at=timezone.now())
    snapshot.forget()
    assert not opens(petition, staff(enterprise.person("head"), now, snapshot.current()), now)
    change.end_substitution(row, by=f"person:{post.person_id}", at=timezone.now())
    snapshot.forget()
    Post.objects.filter(pk=post.pk).update(valid_to=today - timedelta(1))
    assert reading_it(petition, enterprise, today) == {"head"}


def test_the_named_are_kept_out_at_once_and_lie_in_the_chain(world: World) -> None:
    """Attack 18: a colleague of the officer, by name, and a unit: tied before anybody read it; the petitioner reads that they are."""
    enterprise, today = world.enterprise, MONDAY.date()
    second = colleague(enterprise, "second", enterprise.office, Duty.COORDINATOR)
    call(enterprise, second="欧阳小凯")
    petition = file(enterprise, about="三矿，还有信访专员欧阳小凯")
    named = {(row.unit_id, row.person_id) for row in petition.records.filter(kind="complained")}
    assert named == {(enterprise.other_mine.pk, None), (None, second.pk)}
    assert reading_it(petition, enterprise, today) == {"clerk"}
    petition = perform("triage", petition, entry("triage", category="0703", path=Path.OPINION), actor=enterprise.actor("clerk", today), at=MONDAY)
    found = {key for key in enterprise.people if visible_to(enterprise.actor(key, today), snapshot.current()).filter(pk=petition.pk).exists()}
    assert found == {"clerk", "receptionist", "leader"}  # the head stands in the line of his officer
    assert not [fault for fault in faults(with_files=False) if petition.number in fault]


def test_whoever_names_everybody_at_the_office_reaches_the_discipline_duty(world: World) -> None:
    """Attack 18: the only officer is himself accused; his head stands in his line: the discipline duty has it, sealed, and can go on."""
    enterprise, today = world.enterprise, MONDAY.date()
    call(enterprise, clerk="陈兰兰")
    petition = file(enterprise, about="接待室的陈兰兰", place="接待室")
    assert petition.status == "sealed" and petition.is_sealed and reading_it(petition, enterprise, today) == {"discipline"}
    assert {row.work for row in petition.obligations.all()} == {"tell_reporter"}
    assert not [fault for fault in faults(with_files=False) if petition.number in fault]
    ordinary = file(enterprise, is_close=False, about="接待室的陈兰兰")
    assert ordinary.status == "registered" and not ordinary.records.exists()  # an ordinary matter: the officer reads and ties


def test_at_a_mines_counter_it_goes_to_the_office_above(world: World) -> None:
    """Attack 18: the head of the mine that registers it is named: the group's petition office has it, and the counter knows nothing."""
    enterprise, today = world.enterprise, MONDAY.date()
    counter = type(enterprise.mine).objects.create(key="counter", name="三矿信访科", name_en="Counter", short_name="三信", kind="department", parent=enterprise.other_mine, valid_from=SINCE)
    colleague(enterprise, "counter", counter, Duty.COORDINATOR)
    snapshot.forget()
    filed = entry("register", channel=Channel.VISIT, secrecy=Secrecy.ANONYMOUS, title="矿长", text="矿长吃回扣。", is_close=True, about=enterprise.person("other_head").name)
    petition = perform("register", Petition(desk_unit=counter), filed, actor=enterprise.actor("counter", today), at=MONDAY)
    petition.refresh_from_db()
    assert petition.desk_unit_id == world.office and reading_it(petition, enterprise, today) == {"clerk"}
    assert not [fault for fault in faults(with_files=False) if petition.number in fault]


def test_where_nobody_would_be_left_nothing_is_tied_and_the_officers_read_it(world: World) -> None:
    """Attack 18: the head of the whole enterprise is named; the discipline duty works under him: the officers read it and send it up on paper."""
    enterprise, today = world.enterprise, MONDAY.date()
    petition = file(enterprise, about=enterprise.person("leader").name)
    assert petition.status == "registered" and not petition.records.exists() and reading_it(petition, enterprise, today) == {"clerk"}
    up = entry("refer_up", to="省国资委纪检监察组", where="0391-5550199", reason="反映的是集团主要领导。")
    petition = perform("refer_up", petition, up, actor=enterprise.actor("clerk", today), at=MONDAY)
    assert reading_it(petition, enterprise, today) == {"clerk"} and not petition.is_kept_close


@pytest.mark.parametrize(
    ("about", "units", "people"),
    [
        ("", 0, 0), ("采购上的人", 0, 0), ("三矿", 1, 0), ("青川煤业集团有限公司", 0, 0), ("三矿的王小伟", 1, 2), ("王小伟民", 0, 1), ("集团纪委", 1, 0), ("集团信访办 Anna-Maria", 1, 1),
        ("二矿三矿集团信访办集团纪委王小伟王小伟民赵大江测试auditor钱多多", 0, 6),
    ],
)  # fmt: skip
def test_whose_names_are_found_in_a_line(world: World, about: str, units: int, people: int) -> None:
    """Attack 18: the longest of names that lie in one another, the lowest unit, never everybody, and nobody of a list that names all."""
    call(world.enterprise, handler="王小伟", other_handler="王小伟", clerk="王小伟民", head="赵大江", leader="钱多多", admin="Anna-Maria")
    found = whom(about, snapshot.current(), MONDAY.date())
    assert tuple(map(len, found)) == (units, people)


@pytest.mark.parametrize(
    ("about", "units", "people"),
    [
        ("矿长赵 凯", 0, 1), ("矿长 赵　凯", 0, 1), ("赵·凯", 0, 1), ("Zhao Kai at the mine", 0, 1), ("ZHAOKAI", 0, 1), ("Kai Zhao", 0, 1), ("Kaifeng Zhaoqing", 0, 0),
        ("Ｚｈａｏ Ｋａｉ", 0, 1), ("王林海和王林", 0, 2), ("王林海", 0, 1), ("综采七队队长赵凯", 0, 1), ("综采七队队长", 0, 0), ("二矿 三矿", 2, 0),
    ],
)  # fmt: skip
def test_whoever_is_named_as_people_write_is_kept_out_too(world: World, about: str, units: int, people: int) -> None:
    """Attack 18: with a gap, in Latin letters, beside a longer name; and with a crew that every mine has, whoever is named is still named."""
    call(world.enterprise, handler="王林", other_handler="王林海", clerk="赵凯")
    Person.objects.filter(pk=world.enterprise.person("clerk").pk).update(name_en="Zhao Kai")
    for number in range(6):
        type(world.enterprise.mine).objects.create(key=f"crew_{number}", name=f"第{number}综采七队", name_en="", short_name="综采七", kind="section", parent=world.enterprise.other_mine, valid_from=SINCE)
    snapshot.forget()
    assert tuple(map(len, whom(about, snapshot.current(), MONDAY.date()))) == (units, people)


def test_eight_people_in_one_line_are_all_kept_out(world: World) -> None:
    """Attack 18: an accusation of a whole office names many; an officer among them may not be the one who reads it."""
    keys = ("handler", "other_handler", "clerk", "unit_head", "other_head", "receptionist", "auditor", "admin")
    call(world.enterprise, **dict(zip(keys, ("甲一林", "乙一林", "丙一林", "丁一林", "戊一林", "己一林", "庚一林", "辛一林"), strict=True)))
    _, people = whom("、".join(("甲一林", "乙一林", "丙一林", "丁一林", "戊一林", "己一林", "庚一林", "辛一林")), snapshot.current(), MONDAY.date())
    assert people == {world.enterprise.person(key).pk for key in keys}


def test_before_triage_and_on_its_way_up_nothing_is_said_to_those_who_may_not_read(world: World) -> None:
    """Attack 18: no copy, no reminder and no urgent report of what its addressee cannot see; whoever tries is told what to do instead."""
    enterprise, today = world.enterprise, MONDAY.date()
    petition = file(enterprise, about="三矿")
    clerk = enterprise.actor("clerk", today)
    copy = entry("send_copy", unit_id=enterprise.mine.pk, why="请知悉。")
    urgent = entry("mark_urgent", reason="今晚八点有人要在井口打人，大约二十人。")
    with pytest.raises(Refused, match="先甄别"):
        perform("mark_urgent", petition, urgent, actor=clerk, at=MONDAY)
    with pytest.raises(Refused, match="先甄别"):
        perform("send_copy", LinkedRecord(petition=petition, kind="copy"), copy, actor=clerk, at=MONDAY)
    petition = perform("refer_up", petition, entry("refer_up", to="省国资委纪检监察组", where="0391-5550199", reason="反映的是集团主要领导。"), actor=clerk, at=MONDAY)
    with pytest.raises(Refused, match="保密办理"):
        perform("send_copy", LinkedRecord(petition=petition, kind="copy"), copy, actor=clerk, at=MONDAY)
    petition = perform("triage", file(enterprise, about="三矿"), entry("triage", category="0703", path=Path.OPINION), actor=clerk, at=MONDAY)
    assert perform("mark_urgent", petition, urgent, actor=clerk, at=MONDAY).urgent_report


def test_no_figure_and_no_export_tells_that_it_is_there(world: World) -> None:
    """Attacks 18, 21: figures, rates, registers and lists of names of whoever may not read it stay number for number."""
    enterprise, today = world.enterprise, MONDAY.date()

    def counted(key: str) -> Any:
        cache.clear()
        actor, directory = enterprise.actor(key, today), snapshot.current()
        return figures.figures(actor, directory, MONDAY, today).total, figures.received(actor, directory, today), figures.how_it_ended(actor, directory, today)

    before = {key: counted(key) for key in ("leader", "head", "clerk")}
    file(enterprise)
    assert {key: counted(key) for key in before} == before


def test_whoever_opens_it_in_the_store_is_found_out(world: World) -> None:
    """Attacks 18, 49: the column that keeps it close is compared with the chain."""
    petition = file(world.enterprise)
    Petition.objects.filter(pk=petition.pk).update(is_kept_close=False)
    assert any("is_kept_close is not what was recorded" in fault for fault in faults(with_files=False) if petition.number in fault)
