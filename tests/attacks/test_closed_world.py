"""Attacks 15, 16, 17: for every duty and every kind of record list, object, search, count, print and export are one and the same door."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.forms import ChoiceField, MultipleChoiceField
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.attacks.addresses import addresses, patterns  # noqa: F401 a fixture
from tests.enterprise import Enterprise
from tests.walking import ROUTES, Walk
from tests.web.desk import test_steps as steps
from tests.web.visiting import Visitor, petition_url, plain_pages, step_url, visit  # noqa: F401 fixtures
from xinqiao.directory import change, snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Post
from xinqiao.documents.models import Document
from xinqiao.insight import figures
from xinqiao.insight.search import Query, find
from xinqiao.ledger.append import history
from xinqiao.outbox.models import Message
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions import printing, queue_lines, reading
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Attachment, LinkedRecord, Obligation, Petition, RunningClock
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import STAFF_DUTIES, Channel, Duty
from xinqiao.vault.contact import Contact
from xinqiao.web.frame import LEADING

pytestmark = pytest.mark.postgres_too
Visit = Callable[..., Visitor]
BY_POST = {"channel": Channel.LETTER, "contact": Contact(name="范小安", phone="19900001234", address="二矿新村")}


@pytest.fixture
def everything(walk: Callable[..., Walk], enterprise: Enterprise) -> list[Petition]:
    """A petition at every plain station, by letter and online; one that complains about somebody, one with records."""
    found = [walk(station, **(BY_POST if n % 2 else {})).petition for n, station in enumerate(ROUTES)]
    found += [walk(station, **BY_POST).petition for station in ("complained_person", "help_asked", "promised", "review_asked") if station in _linked()]
    return found


def _linked() -> frozenset[str]:
    from tests.linked import LINKED_ROUTES

    return frozenset(LINKED_ROUTES)


def holders(enterprise: Enterprise) -> Iterator[str]:
    """Everybody of the enterprise; then one person for every duty in a mine, in the office and at the top; then a substitute."""
    yield from list(enterprise.people)
    today = timezone.localdate()
    for duty in STAFF_DUTIES:
        for unit in (enterprise.other_mine, enterprise.office, enterprise.group):
            key = f"{duty.value.replace('_', '-')}-{unit.pk}"
            person = Person.objects.create(login=key, name="某人", password="!")
            Post.objects.create(person=person, unit=unit, duty=duty.value, title=duty.zh, valid_from=today)
            enterprise.people[key] = person
            yield key
    absent, substitute = enterprise.person("unit_head"), Person.objects.create(login="stand-in", name="代办", password="!")
    Post.objects.create(person=substitute, unit=enterprise.mine, duty=Duty.INTAKE.value, title="接待员", valid_from=today)
    enterprise.people["stand-in"] = substitute
    entry = change.SubstituteEntry(post=absent.posts.get(), substitute=substitute, valid_from=today, valid_to=today)
    change.name_substitute(entry, by=f"person:{absent.pk}", at=timezone.now())
    snapshot.forget()
    yield "stand-in"


def test_list_object_search_counts_and_print_are_one_door(everything: list[Petition], enterprise: Enterprise) -> None:
    """Attack 15, on the core: for every duty in every kind of unit, over every station."""
    directory, at, today = snapshot.current(), timezone.now(), timezone.localdate()
    for key in holders(enterprise):
        directory = snapshot.current()
        actor = staff(enterprise.person(key), today, directory)
        may = set(visible_to(actor, directory).values_list("number", flat=True))
        for petition in everything:
            assert (petition.number in may) is visible_to(actor, directory).filter(pk=petition.pk).exists(), key
        searched = find(Query(words=""), actor, directory, today).petitions
        while searched and (more := find(Query(words="", before=searched[-1].pk), actor, directory, today).petitions):
            searched += more
        assert {row.number for row in searched} == may, key
        queues = reading.queues(actor)
        lines, rest = queue_lines.worklist(actor, directory, queues, limit=500)
        assert rest is None and {line.number for line in lines} <= may, key
        spans = reading.spans(today, 3)
        counted = queue_lines.capped_counts(actor, directory, queues, spans)
        assert sum(counted.values()) == len(lines) or max(counted.values(), default=0) >= queue_lines.COUNT_CAP, key
        told, _ = reading.news(actor, directory)
        papers, _ = printing.to_print(actor, directory)
        assert {row.number for row in told} | {paper.petition.number for paper in papers} <= may, key
        if actor.duties & LEADING:
            seen = visible_to(actor, directory).filter(is_sealed=False)
            cache.clear()
            owing = seen.filter(pk__in=Obligation.objects.values("petition"))
            assert figures.figures(actor, directory, at, today).total.open == owing.count(), key


@pytest.mark.parametrize("key", ["receptionist", "clerk", "head", "handler", "unit_head", "other_handler", "other_head", "leader", "discipline", "auditor", "admin", "security", "custodian"])
def test_every_kind_of_record_opens_where_its_petition_does(everything: list[Petition], enterprise: Enterprise, visit: Visit, key: str) -> None:  # noqa: F811
    """Attack 15, on the pages: petition, clock, document, its files, attachment, paper, record, step, slip."""
    visitor, directory = visit(key), snapshot.current()
    actor = enterprise.actor(key)
    may = set(visible_to(actor, directory).values_list("number", flat=True))
    for petition in everything:
        opens = petition.number in may
        assert (visitor.get(petition_url(petition)).status_code == 200) is opens, petition
        for kind, url in _records(petition):
            status = (visitor.post if kind == "paper" else visitor.get)(url).status_code
            if not opens:
                assert status == 404, (kind, url)
            elif kind in ("clock", "document", "step"):
                assert status in (200, 302), (kind, url)


def _records(petition: Petition) -> Iterator[tuple[str, str]]:
    """Yield the address of everything that belongs to a petition, one of a kind."""
    if clock := RunningClock.objects.filter(petition=petition).first():
        yield "clock", f"{petition_url(petition)}clocks/{clock.pk}/"
    if document := Document.objects.filter(subject=petition.number).first():
        yield "document", reverse("desk:document", args=[document.number])
        yield "file", reverse("desk:document_file", args=[document.number, "docx"])
    if file := Attachment.objects.filter(petition=petition).first():
        yield "attachment", f"{petition_url(petition)}files/{file.pk}/"
    if paper := Message.objects.filter(subject=petition.number, medium="print").first():
        yield "paper", f"/desk/print/{paper.pk}/"
    if record := LinkedRecord.objects.filter(petition=petition).first():
        name = next(iter(record.procedure.by_name))
        yield "record", f"{petition_url(petition)}records/{record.kind}/{record.position}/{name}/"
    yield from (("step", f"{petition_url(petition)}remark/"), ("identity", f"{petition_url(petition)}identity/"), ("slip", f"{petition_url(petition)}slip/"), ("call", f"{petition_url(petition)}call/"))


# Address -> what of it names a record; every address of the desk that names one by number or key is here, or the test below fails.
WALKED = {
    "desk:reception_seat": "number", "desk:reception_brief": "number", "desk:reception_drop": "number",
    "desk:document": "number", "desk:document_file": "number", "desk:petition": "number", "desk:slip": "number", "desk:identity": "number",
    "desk:call_slip": "number", "desk:envelope": "number", "desk:clock": "key", "desk:attachment": "key", "desk:member_slip": "number",
    "desk:record_step": "number", "desk:referral_step": "number", "desk:step": "number", "desk:paper": "key", "desk:printed": "key",
    "desk:fear": "number", "desk:contact_change": "number", "desk:new_code": "number", "desk:guide": "number",
    "desk:shift": "number", "desk:shift_step": "number", "desk:finding": "number", "desk:sweep_step": "number", "desk:reception_day": "number", "desk:reception_step": "number", "desk:leader_request_step": "number", "desk:visit": "number", "desk:visit_step": "number", "desk:visit_taken": "number", "desk:visit_sync": "number", "desk:visit_paper": "number",
    "desk:advice": "number", "desk:advice_step": "number", "desk:room_visit": "number", "desk:room_slip": "number", "desk:room_ticket": "number", "desk:room_step": "number",
    "desk:meeting": "number", "desk:meeting_step": "number", "desk:meeting_agenda": "number", "desk:meeting_minutes": "number", "desk:meeting_task": "number",
    "desk:need": "number", "desk:needs_of": "number", "desk:need_step": "number", "desk:need_call": "number",
}  # fmt: skip


def test_walking_numbers_and_keys_tells_what_is_hidden_from_what_is_not_there_by_nothing(walk: Callable[..., Walk], visit: Visit, enterprise: Enterprise) -> None:  # noqa: F811
    """Attack 16: the same answer, the same page and the same number of queries, for every address that names a record."""
    petition = walk("signed", **BY_POST).petition
    LinkedRecord.objects.create(petition=petition, kind="need", position=1, unit_id=enterprise.mine.pk, opened_at=timezone.now(), status="need_open", content={"sort": "need_care"})
    document = Document.objects.filter(subject=petition.number).first()
    assert document is not None
    paper = Message.objects.filter(subject=petition.number, medium="print").first()
    clock = RunningClock.objects.filter(petition=petition).first()
    assert paper is not None and clock is not None
    stranger = visit("other_handler")
    pairs = {
        "desk:petition": (petition_url(petition), "/desk/petitions/XQ-2026-9999999/"),
        **{
            f"desk:{name}": (f"{petition_url(petition)}{tail}", f"/desk/petitions/XQ-2026-9999999/{tail}")
            for name, tail in (
                ("slip", "slip/"), ("fear", "fear/"), ("identity", "identity/"), ("call_slip", "call/"), ("envelope", "envelope/"), ("step", "remark/"), ("referral_step", "referral/take_over/"),
                ("record_step", "records/promise/0/promise/"), ("member_slip", "members/1/"), ("clock", f"clocks/{clock.pk}/"), ("attachment", "files/1/"), ("contact_change", "contact/1/"), ("new_code", "contact/1/code/"), ("guide", "guide/"),
            )
        },
        **{
            f"desk:{name}": (f"/desk/needs/{petition.number}/{tail}", f"/desk/needs/XQ-2026-9999999/{tail}")
            for name, tail in (("need", "1/"), ("needs_of", ""), ("need_step", "1/record_aid/"), ("need_call", "1/call/"))
        },
        "desk:document": (reverse("desk:document", args=[document.number]), reverse("desk:document", args=["青信〔2026〕9999号"])),
        "desk:document_file": (reverse("desk:document_file", args=[document.number, "pdf"]), reverse("desk:document_file", args=["青信〔2026〕9999号", "pdf"])),
        "desk:paper": (f"/desk/print/{paper.pk}/", "/desk/print/99999999/"), "desk:printed": (f"/desk/print/{paper.pk}/done/", "/desk/print/99999999/done/"),
        **_of_the_office(enterprise),
    }  # fmt: skip
    assert pairs.keys() == WALKED.keys()
    for name, (hidden, missing) in pairs.items():
        answers = []
        for url in (hidden, missing, hidden, missing):  # the first round warms up
            method = stranger.post if name in ("desk:paper", "desk:printed", "desk:visit_sync", "desk:reception_drop") else stranger.get
            with CaptureQueriesContext(connection) as queries:
                response = method(url)
            answers.append((response.status_code, len(queries), _said(response)))
        assert answers[2] == answers[3] and answers[2][0] == 404, name


def _of_the_office(enterprise: Enterprise) -> dict[str, tuple[str, str]]:
    """Return the addresses of a shift, a finding and a day of reception of the group's office, which a handler of a mine does not see."""
    found = {}
    steps_of = {"shift": ("shift", "shift_step", "begin_shift"), "finding": ("finding", "sweep_step", "take_on_finding"), "reception_day": ("reception_day", "reception_step", "publish_reception"), "visit": ("visit", "visit_step", "set_out"), "advice": ("advice", "advice_step", "answer_advice"), "room_visit": ("room_visit", "room_step", "leave_room"), "joint_meeting": ("meeting", "meeting_step", "move_meeting")}
    for kind, (page, step, name) in steps_of.items():
        day = timezone.localdate()
        row = OutreachRecord(kind=kind, number=f"{kind}-1", unit=enterprise.office, on=day, begins_at=timezone.now(), ends_at=timezone.now(), due_on=day)
        row.status = next(iter(row.procedure.statuses)).value
        row.save()
        found[f"desk:{page}"] = (reverse(f"desk:{page}", args=[row.number]), reverse(f"desk:{page}", args=[f"{kind}-999"]))
        found[f"desk:{step}"] = (reverse(f"desk:{step}", args=[row.number, name]), reverse(f"desk:{step}", args=[f"{kind}-999", name]))
    asked = OutreachRecord.objects.create(kind="leader_request", number="leader_request-1", unit=enterprise.office, on=timezone.localdate(), status="leader_asked", place_key=f"unit-{enterprise.mine.pk}", content={"place": "", "why": ""})
    found["desk:leader_request_step"] = tuple(reverse("desk:leader_request_step", args=[number, "agree_leader"]) for number in (asked.number, "leader_request-999"))
    for name in ("room_slip", "room_ticket"):
        found[f"desk:{name}"] = (reverse(f"desk:{name}", args=["room_visit-1"]), reverse(f"desk:{name}", args=["room_visit-999"]))
    for name in ("visit_taken", "visit_sync", "visit_paper"):
        found[f"desk:{name}"] = (reverse(f"desk:{name}", args=["visit-1"]), reverse(f"desk:{name}", args=["visit-999"]))
    for name, more in (("meeting_agenda", ()), ("meeting_minutes", ("pdf",))):
        found[f"desk:{name}"] = (reverse(f"desk:{name}", args=["joint_meeting-1", *more]), reverse(f"desk:{name}", args=["joint_meeting-999", *more]))
    OutreachRecord.objects.create(kind="meeting_task", number="meeting_task-1", unit=enterprise.office, on=timezone.localdate(), status="task_set", content={"petition": ""})
    found["desk:meeting_task"] = (reverse("desk:meeting_task", args=["meeting_task-1"]), reverse("desk:meeting_task", args=["meeting_task-999"]))
    for name in ("reception_seat", "reception_brief", "reception_drop"):
        found[f"desk:{name}"] = (reverse(f"desk:{name}", args=["reception_day-1"]), reverse(f"desk:{name}", args=["reception_day-999"]))
    return found


def _said(response: Any) -> str:
    """The page without the inputs that repeat the address, and without tokens."""
    return re.sub(r"<input[^>]*>", "", response.content.decode())


def test_every_address_that_names_a_record_of_a_petition_is_walked() -> None:
    named = {
        name for name, pattern in patterns()
        if name.startswith("desk:") and {"number"} & pattern.pattern.converters.keys()
    }  # fmt: skip
    assert named - {"desk:custody_step"} <= WALKED.keys()


@pytest.mark.parametrize("name", steps.WAYS)
def test_a_foreign_id_in_any_field_that_offers_a_choice_is_refused(walk: Callable[..., Walk], enterprise: Enterprise, visit: Visit, name: str) -> None:  # noqa: F811
    """Attack 17: for the form of every step, each field that offers choices gets what it does not offer; the step is not taken."""
    _station, who, _fields, _target = steps.WAYS[name]
    started = steps.start(walk, steps.WAYS[name][0])
    petition, is_referral = started.petition, name in REFERRAL.by_name
    sealed = walk("sealed").petition
    url, visitor = step_url(petition, name, referral=is_referral), visit(who)
    form = visitor.get(url).context["form"]
    given = steps.filled(started, name)
    lines = len(history(petition.number))
    ids = [str(row.pk) for row in enterprise.people.values()] + [str(enterprise.discipline_unit.pk), "999999", "-1", sealed.number, str(sealed.pk), "x\0"]
    for field_name, field in form.fields.items():
        if not isinstance(field, ChoiceField):
            continue
        offered = {str(value) for value, _label in _flat(field.choices)}
        for foreign in [*[value for value in ids if value not in offered][:6], "999999"]:
            value = [foreign] if isinstance(field, MultipleChoiceField) else foreign
            answer = visitor.take(petition, name, referral=is_referral, **{**given, field_name: value})
            assert answer.status_code == 200, (field_name, foreign)
    assert len(history(petition.number)) == lines


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
