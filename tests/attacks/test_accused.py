"""Attack 18: whoever a petition complains about sees of it neither existence, number, title, notice, line nor figure, and gets it by no step.

He, whoever works under him, and his line inside the mine (`rules.conflicts`, ADR-0013). Attack 17: no step takes one of them in a side field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any, get_args, get_type_hints

import pytest
from django.core.cache import cache
from django.db import connection

from tests.enterprise import Enterprise
from tests.petitions.cases import StepCases
from tests.petitions.world import EVERYBODY, MONDAY, World
from tests.walking import Walk
from tests.web.visiting import petition_url, plain_pages, step_url, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff
from xinqiao.directory.models import Person
from xinqiao.outbox.models import Message
from xinqiao.petitions import matter, printing, queue_lines, reading
from xinqiao.petitions.access import audited_by, visible_to
from xinqiao.petitions.conflict_check import NAMES_ONLY, NOT_HE, PERSONS, UNITS
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.refused import Refused
from xinqiao.rules.procedures.every import PROCEDURES
from xinqiao.rules.terms import Channel
from xinqiao.vault.contact import Contact

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
TITLE, TEXT = "绝不能让他知道的标题", "绝不能让他知道的正文"
BY_POST = {"channel": Channel.LETTER, "contact": Contact(name="范小安", phone="19900001234", address="二矿新村")}
DOORS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/desk/", {}), ("/desk/", {"due": "later"}), ("/desk/news/", {}), ("/desk/print/", {}), ("/desk/moved/", {}), ("/desk/find/", {"q": "知道的标题"}),
    ("/desk/find/", {"since": "2000-01-01"}), ("/desk/identities/", {}), ("/leader/", {}), ("/leader/open/", {}), ("/leader/due/", {}), ("/leader/overdue/", {}),
    ("/leader/answers/", {}), ("/leader/breaches/", {}), ("/leader/to-sign/", {}),
)  # fmt: skip
STAFF = [key for key in EVERYBODY if "petitioner" not in key and key != "clockwork"] + ["custodian"]


def tie(petition: Petition, *, person: int | None = None, unit: int | None = None) -> LinkedRecord:
    """Name whom the petition complains about, whatever a step would say to it."""
    position = 1 + petition.records.filter(kind="complained").count()
    Petition.objects.filter(pk=petition.pk).update(has_records=True)
    petition.has_records = True
    return LinkedRecord.objects.create(petition=petition, kind="complained", status="kept_out", position=position, person_id=person, unit_id=unit, opened_at=MONDAY, content={"why": "信里写的。"})


def plain(page: str) -> str:
    """Return a page without what differs each time it is opened: tokens, inputs with the reader's own words, the hour."""
    return re.sub(r"<input[^>]*>|nonce-[\w-]+|nonce=\"[^\"]*\"|\d{1,2}:\d{2}", "", page)


@pytest.mark.parametrize("key", STAFF)
def test_for_the_accused_every_page_is_as_if_there_were_no_such_petition(walk: Any, visit: Any, enterprise: Enterprise, key: str) -> None:  # noqa: F811
    """Attack 18: list, search, worklist, news, print list, counts, figures and their drill-down read the same, number for number."""
    visitor, person = visit(key), enterprise.person(key)
    before = {(url, str(query)): (answer.status_code, plain(answer.content.decode())) for url, query in DOORS for answer in [visitor.get(url, **query)]}
    petition = _busy(walk, key)
    seen = [url for url, query in DOORS if TITLE in visitor.get(url, **query).content.decode()]
    assert seen or key in ("auditor", "admin", "custodian", "other_handler", "other_head", "receptionist"), "the test would find nothing to hide"
    tie(petition, person=person.pk)
    for (url, query), (status, page) in zip([(url, query) for url, query in DOORS], before.values(), strict=True):
        answer = visitor.get(url, **query)
        assert answer.status_code == status, url
        assert plain(answer.content.decode()) == page, (url, query)
    cache.clear()
    for url, _query in DOORS:
        assert TITLE not in visitor.get(url).content.decode(), url
    for url in _pages(petition):
        assert visitor.get(url).status_code in (403, 404), url
        assert visitor.post(url, version=1).status_code in (403, 404, 405), url
    for message in Message.objects.filter(subject=petition.number, medium="print"):
        assert visitor.post(f"/desk/print/{message.pk}/").status_code == 404


def _busy(walk: Any, key: str) -> Petition:
    """Return a petition that this duty would see by every door: handled, copied, supervised, read by name, printed; sealed for the discipline duty."""
    if key == "discipline":
        return walk("sealed", title=TITLE, text=TEXT, **BY_POST).petition
    started: Walk = walk("accepted", title=TITLE, text=TEXT, **BY_POST)
    other = started.enterprise.other_mine
    started.link("handlers", "name_handlers", "unit_head", person_id=started.enterprise.person("handler").pk)
    started.link("copy", "send_copy", "clerk", unit_id=other.pk, why="三矿有同样的楼。")
    return started.petition


def _pages(petition: Petition) -> list[str]:
    documents = [f"/desk/documents/{row.number}/" for row in load(petition).unserved]
    return [petition_url(petition), f"{petition_url(petition)}readings/", step_url(petition, "remark"), step_url(petition, "accept"), step_url(petition, "name_complained"), *documents]


@pytest.mark.parametrize("station", ["triaged", "accepted", "drafted", "replied", "closed", "sealed", "copied", "countersign_asked", "help_asked", "handlers_named", "hearing_called", "supervised", "access_asked"])
def test_no_door_of_the_core_opens_for_anybody_who_is_kept_out(world: World, station: str) -> None:
    """Attack 18: for every duty × every door: list, number, several numbers, worklist, counts, news, print list, samples; and not one step is open."""
    if station not in world.keys:
        pytest.skip(station)
    directory, petition = snapshot.current(), world.at(station)
    for key in STAFF:
        person = world.enterprise.person(key)
        record = tie(petition, person=person.pk)
        for other in STAFF:
            actor = world.actor(other, petition)
            assert isinstance(actor, Staff)
            if actor.person_id not in load(petition).barred(MONDAY.date()):
                continue
            assert not _sees(petition, actor, directory), (key, other)
            facts = load(petition).facts(actor, MONDAY.date())
            assert not (facts.desk_duties | facts.unit_duties | facts.outside_duties | facts.reviewing_duties), (key, other)
            assert not petition.procedure.open_to(facts), (key, other)
            for row in load(petition).records:
                assert not row.procedure.open_to(load(petition).facts(actor, MONDAY.date(), record=row)), (key, other, row.kind)
        record.delete()


def _sees(petition: Petition, actor: Staff, directory: Any) -> bool:
    number, chosen = petition.number, reading.queues(actor)
    lines, _ = queue_lines.worklist(actor, directory, chosen, limit=10_000)
    given = queue_lines.worklist_with_given(actor, directory, chosen)[2]
    told, _ = reading.news(actor, directory)
    papers, _ = printing.to_print(actor, directory)
    listed = {line.number for line in (*lines, *given)} | {row.number for row in told} | {paper.petition.number for paper in papers}
    listed |= set(visible_to(actor, directory).values_list("number", flat=True)) | set(audited_by(actor, directory).values_list("number", flat=True))
    return number in listed or matter.find(number, actor, directory) is not None or bool(matter.find_some([number], actor, directory))


def test_each_reason_keeps_out_and_nobody_else(world: World) -> None:
    """Attack 18: the accused head of a mine, his handler (who works under him), and nobody of the office or of the group."""
    petition, directory = world.at("accepted"), snapshot.current()
    before = {key for key in STAFF if _sees(petition, world.actor(key, petition), directory)}  # type: ignore[arg-type]
    record = tie(petition, person=world.enterprise.person("unit_head").pk)
    after = {key for key in STAFF if _sees(petition, world.actor(key, petition), directory)}  # type: ignore[arg-type]
    assert before - after == {"unit_head", "handler"} and {"clerk", "head", "leader"} <= after
    record.status = "kept_out_lifted"
    record.save()
    assert {key for key in STAFF if _sees(petition, world.actor(key, petition), directory)} == before  # type: ignore[arg-type]


def test_what_concerns_those_above_is_kept_by_nobody(world: World) -> None:
    """Attack 18: sent to the superior body on paper, it is in no list and behind no number for anybody inside, and nothing of it is left to read."""
    directory, petition = snapshot.current(), world.at("gone_up")
    for key in STAFF:
        actor = world.actor(key, petition)
        assert isinstance(actor, Staff) and not _sees(petition, actor, directory), key
    assert not petition.text and not petition.records.exclude(content={}).exists()
    before = world.at("going_up")
    assert {key for key in STAFF if _sees(before, world.actor(key, before), directory)} == {"clerk"}  # type: ignore[arg-type]


# The conflict check before every send.


def _fields_of(entry: type, seen: frozenset[type] = frozenset()) -> Iterator[str]:
    """Yield the names of the fields of an entry, and of what it lists."""
    hints = get_type_hints(entry)
    for field in fields(entry):
        yield field.name
        for part in _parts(hints[field.name]):
            if is_dataclass(part) and part not in seen:
                yield from _fields_of(part, seen | {part})


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for inner in get_args(hint):
        yield from _parts(inner)


STEPS = sorted({row.name for table in PROCEDURES for row in table.by_name.values()})
RECEIVING = [name for name in STEPS if name not in NAMES_ONLY and set(_fields_of(step_module(name).Entry)) & (UNITS | PERSONS)]
# Fields with a key that is neither a unit nor a person, or that names nobody who gets anything: each with the reason.
OTHER_KEYS = {"named_unit": "who is kept out", "named_person": "who is kept out", "unit": "a rating", "office": "a rating", "heads": "how many people", "leader": "the name of whom person_id names", "file_key": "a file"}


def test_every_field_that_could_name_a_receiver_is_known_to_the_check() -> None:
    """Attack 17, closed world: a new step with a field for a unit or a person is checked, or says why not."""
    named = re.compile(r"(_id|_key|unit|units|person|persons|people|chair|handler|handlers|heads?|leader|office)$|_unit|_person")
    found = {field: name for name in STEPS for field in _fields_of(step_module(name).Entry) if named.search(field)}
    assert not found.keys() - UNITS - PERSONS - OTHER_KEYS.keys(), found
    assert not OTHER_KEYS.keys() - found.keys()
    assert len(RECEIVING) > 15


@pytest.mark.parametrize("name", RECEIVING)
def test_every_step_that_gives_it_to_somebody_refuses_whoever_is_kept_out(world: World, name: str) -> None:
    """Attacks 17, 18: one sentence, the same for all, that does not say that there is a complaint."""
    case = _case(name)
    record = case.record(world, case.station)
    petition = record.root
    unit, person = world.enterprise.other_mine, world.enterprise.person("other_handler")
    if case.by.startswith("other"):
        unit, person = world.enterprise.mine, world.enterprise.person("handler")
    tie(petition, unit=unit.pk)
    tie(petition, person=person.pk)
    names = {field for field in _fields_of(step_module(name).Entry) if field in UNITS | PERSONS}
    own = {field.name for field in fields(step_module(name).Entry)}
    for field in sorted(names & own):
        given = {field: unit.pk if field in UNITS else person.pk}
        with pytest.raises(Refused) as caught:
            case.attempt(world, case.record(world, case.station), case.by, **given)
        assert caught.value.words is NOT_HE and caught.value.field == field, (name, field, caught.value.words)
    assert not re.search("反映|举报|检举|控告|complain|accus", NOT_HE.zh + NOT_HE.en)


def _case(name: str) -> StepCases:
    """Return the case of a step: where it is open, to whom, with which entry."""
    module = import_module(f"tests.petitions.test_{name}")
    return next(found() for found in vars(module).values() if isinstance(found, type) and issubclass(found, StepCases) and getattr(found, "step", "") == name)


def test_what_a_step_works_out_itself_is_checked_as_well(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attack 18: a step that gave the matter away without a field for it would be refused all the same."""
    petition = world.at("triaged")
    tie(petition, unit=world.enterprise.other_mine.pk)
    module = step_module("remark")

    def gives_it_away(step: Any, entry: Any) -> str:
        step.petition.handling_unit_id = world.enterprise.other_mine.pk
        return "answered"

    monkeypatch.setattr(module, "apply", gives_it_away)
    with pytest.raises(Refused) as caught:
        perform("remark", petition, module.Entry(text="看一下"), actor=world.actor("clerk", petition), at=MONDAY)
    assert caught.value.words is NOT_HE


def test_the_question_is_asked_on_an_index(world: World) -> None:
    """`visible_to` stays on indexes: no table that grows with the petitions is read whole for whoever is kept out."""
    actor = world.actor("handler", world.at("accepted"))
    rows = visible_to(actor, snapshot.current()).order_by("-pk")[:30]  # type: ignore[arg-type]
    assert Person.objects.exists()
    if connection.vendor == "sqlite":
        plan = rows.explain()
        assert not re.search(r"SCAN (\S+ )?(AS )?(U\d |V\d )?petitions_(linkedrecord|petition)\b(?! USING| AS U\d USING)", plan), plan
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        plan = rows.explain()
        assert "Seq Scan on petitions_linkedrecord" not in plan, plan
