"""State changes only by a form of ours; what people typed is shown and never run; two clicks are one decision."""

from __future__ import annotations

from html import escape

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.visiting import petition_url, plain_pages, step_url, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.directory.models import Unit
from xinqiao.documents.models import Document, Service
from xinqiao.ledger.append import history
from xinqiao.ledger.walk import breaks
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import Petition
from xinqiao.rules.procedures.every import LINKED
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import START, Channel
from xinqiao.vault.contact import Contact
from xinqiao.web.desk.forms import FORMS, PROCEDURE_OF

pytestmark = pytest.mark.django_db

# The pages of the door have their own tests (test_sign_in.py asks the same of them).
SIGNING_IN = {
    "sign_in", "sign_out", "second_step", "set_up", "go_on", "change_password", "confirm", "set_by_link", "sign_ins", "end_sign_in",
    "end_sign_ins", "refuse_reset", "remove_factor", "new_codes",
}  # fmt: skip


def pages(namespace):
    """Return (name, pattern) of every address of an audience."""
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and entry.namespace == namespace:
            yield from ((pattern.name, pattern) for pattern in entry.url_patterns if isinstance(pattern, URLPattern))


def addresses(petition, message, document):
    """Return every address of desk and leader for one petition; a new page that is not among them fails the test."""
    from django.urls import reverse

    number = {"number": petition.number}
    arguments = {
        "refuse_reset": [{"key": 1}], "cause": [{"code": "unsaid"}], "advice": [{"number": "advice-1"}], "advice_step": [{"number": "advice-1", "name": "answer_advice"}],
        "meeting": [{"number": "joint_meeting-1"}], "meeting_agenda": [{"number": "joint_meeting-1"}], "meeting_minutes": [{"number": "joint_meeting-1", "form": "pdf"}], "meeting_step": [{"number": "joint_meeting-1", "name": "move_meeting"}], "meeting_task": [{"number": "meeting_task-1"}],
        "needs_of": [number], "need": [number | {"position": 1}], "need_call": [number | {"position": 1}], "need_step": [number | {"position": 1, "name": "record_aid"}],
        "room_visit": [{"number": "room_visit-1"}], "room_slip": [{"number": "room_visit-1"}], "room_ticket": [{"number": "room_visit-1"}], "room_step": [{"number": "room_visit-1", "name": "leave_room"}],
        "visit": [{"number": "visit-1"}], "visit_taken": [{"number": "visit-1"}], "visit_sync": [{"number": "visit-1"}], "visit_paper": [{"number": "visit-1"}], "visit_step": [{"number": "visit-1", "name": "set_out"}],
        "reception_seat": [{"number": "reception_day-1"}], "reception_brief": [{"number": "reception_day-1"}], "reception_drop": [{"number": "reception_day-1"}],
        "reception_day": [{"number": "reception_day-1"}], "leader_request_step": [{"number": "leader_request-1", "name": "agree_leader"}], "reception_step": [{"number": "reception_day-1", "name": "swap_leader"}],
        "finding": [{"number": "finding-1"}], "sweep_step": [{"number": "finding-1", "name": "take_on_finding"}], "guide": [number], "policy": [{"key": 1}], "policy_file": [{"key": 1}],
        "shift": [{"number": "shift-1"}], "shift_step": [{"number": "shift-1", "name": "hand_over"}], "petition": [number], "slip": [number], "fear": [number], "ledger_check": [{"key": 1}], "batch": [{"key": 1}], "drop_batch": [{"key": 1}], "batch_list": [{"key": 1}], "release_hold": [{"key": 1}], "end_substitution": [{"pk": 1}], "identity": [number], "call_slip": [number], "contact_change": [number | {"position": 1}], "new_code": [number | {"position": 1}], "envelope": [number], "export": [{"key": 1}], "export_file": [{"key": 1, "position": 1}], "export_decide": [{"key": 1, "name": "grant"}], "custody_step": [number | {"position": 1, "name": "grant_access"}], "clock": [number | {"key": petition.clocks.first().pk}],
        "attachment": [number | {"key": 1}], "member_slip": [number | {"position": 1}], "paper": [{"key": message.pk}], "printed": [{"key": message.pk}],
        "document": [{"number": document.number}], "document_file": [{"number": document.number, "form": "pdf"}],
        "step": [number | {"name": name} for name in FORMS if PROCEDURE_OF[name] is PETITION],
        "record_step": [
            number | {"kind": PROCEDURE_OF[name].kind, "position": 1 - (START in PROCEDURE_OF[name].by_name[name].source), "name": name}
            for name in FORMS if PROCEDURE_OF[name] in LINKED.values()
        ],
        "referral_step": [number | {"name": name} for name in FORMS if PROCEDURE_OF[name] is REFERRAL],
        "several": [{"step": step} for step in ("close", "take_over")],
        "register_of": [{"kind": kind} for kind in ("supervision", "recommendation", "failure", "sample", "sponsorship", "directive")],
        "scorecard": [{"key": 1}], "scorecard_sheet": [{"key": 1}],
        "owed": [{"what": what} for what in ("open", "due", "overdue")],
    }  # fmt: skip
    for namespace in ("desk", "leader"):
        for name, pattern in pages(namespace):
            if name not in SIGNING_IN:
                known = arguments.get(name, [{}])
                assert set(pattern.pattern.converters) == set(known[0]), (
                    f"{namespace}:{name} is a new page: say how to open it"
                )
                yield from (reverse(f"{namespace}:{name}", kwargs=kwargs) for kwargs in known)


def everything():
    """Return a picture of all that a step could change."""
    return (
        [(row.pk, row.status, row.version) for row in Petition.objects.order_by("pk")], Document.objects.count(),
        Service.objects.count(), list(Message.objects.order_by("pk").values_list("pk", "state")),
        [len(history(number)) for number in Petition.objects.order_by("pk").values_list("number", flat=True)],
    )  # fmt: skip


@pytest.mark.one_store
def test_nothing_changes_without_a_form_of_ours(walk, enterprise):
    """Attack 34: every address x GET, PUT, PATCH, DELETE, POST without a token or from elsewhere: refused or harmless."""
    petition = walk("signed", channel=Channel.LETTER, contact=Contact(name="范小安")).petition
    message = Message.objects.filter(medium="print").latest("pk")
    urls = list(addresses(petition, message, Document.objects.filter(kind="decision").get()))
    assert len(urls) > 35
    before = everything()
    for key in ("clerk", "unit_head", "head"):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(enterprise.person(key), backend="xinqiao.directory.sessions.StaffBackend")
        for url in urls:
            assert strict.get(url).status_code in (200, 302, 404, 405), url
            assert strict.head(url).status_code in (200, 302, 404, 405), url
            for method in ("put", "patch", "delete"):
                assert getattr(strict, method)(url).status_code in (403, 405), (method, url)
            fields = {"version": petition.version, "text": "x", "reason": "x" * 12}
            assert strict.post(url, fields).status_code in (403, 405), url
            assert strict.post(url, fields, headers={"origin": "https://evil.example"}).status_code in (403, 405), url
            assert strict.post(url, "{}", content_type="application/json").status_code in (403, 405), url
    assert everything() == before


@pytest.mark.one_store
def test_every_page_of_staff_asks_for_the_sign_in_and_is_never_kept(walk, visit):  # noqa: F811
    """Attack 43: without a session there is no page; with one it is not stored by the browser."""
    petition = walk("signed", channel=Channel.LETTER, contact=Contact(name="范小安")).petition
    message = Message.objects.filter(medium="print").latest("pk")
    urls = list(addresses(petition, message, Document.objects.filter(kind="decision").get()))
    clerk, nobody = visit("clerk"), Client()
    for url in urls:
        answer = nobody.get(url)
        assert answer.status_code in (302, 405) and (answer.status_code == 405 or "/desk/sign-in/" in answer.url), url
        kept = clerk.get(url)
        if kept.status_code == 200:
            assert "no-store" in kept["Cache-Control"], url


EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{9**9}}'


@pytest.mark.one_store
def test_what_people_typed_is_shown_and_never_run(walk, visit, enterprise):  # noqa: F811
    """Attack 35: title, text, claims, names, unit names, remarks, file names, reasons, search words: escaped everywhere."""
    Unit.objects.filter(pk=enterprise.mine.pk).update(name=EVIL[:80], name_en=EVIL)
    person = enterprise.person("handler")
    person.name = EVIL[:40]
    person.save()
    snapshot.forget()
    started = walk(
        "accepted",
        title=EVIL[:60],
        text=EVIL,
        claims=(EVIL,),
        place=EVIL,
        happened=EVIL,
        contact=Contact(name=EVIL, phone="1", address=EVIL),
    )
    started.take("remark", "handler", text=EVIL)
    started.take("ask_extension", "handler", days=5, reason=EVIL)
    for key in ("clerk", "handler", "unit_head", "head", "leader"):
        visitor = visit(key)
        for url in (
            "/desk/",
            "/desk/news/",
            "/desk/print/",
            "/desk/register/",
            "/leader/",
            "/leader/open/",
            petition_url(started.petition),
        ):
            assert_harmless(visitor.get(url).content.decode(), url)
        for name in FORMS:
            assert_harmless(visitor.get(step_url(started.petition, name)).content.decode(), name)
        for words in (EVIL, "img", "script", "onerror"):
            assert_harmless(
                visitor.client.get(
                    "/desk/find/", {"q": words, "unit": EVIL, "status": EVIL, "since": EVIL}
                ).content.decode(),
                words,
            )
            assert_harmless(visitor.client.get("/desk/find/", {"q": words}).content.decode(), words)
        assert_harmless(visitor.get(f"/desk/documents/{started.petition.number}/").content.decode(), "document")
    assert escape(EVIL) in visit("clerk").client.get(petition_url(started.petition)).content.decode()


def assert_harmless(page, where):
    """No tag and no attribute of the typed text is alive; a template in it is not run."""
    for alive in ("<img src=x", "<script>alert", 'onerror=alert(1)"', "<mark>script</mark>>alert"):
        assert alive not in page, (where, alive)
    assert "387420489" not in page or "{{9**9}}" in page


@pytest.mark.parametrize(
    "words",
    [
        "%' --",
        "a OR b",
        '"unclosed',
        "NEAR(a b)",
        "*",
        "(((((",
        "[a-z]+" * 15,
        "\\",
        "_%_%",
        "x" * 5000,
        "'; DROP TABLE petitions_petition; --",
    ],
)
def test_search_words_are_words(walk, visit, words):  # noqa: F811
    """Attack 40: ORDER BY, query syntax and patterns in the search box are only text."""
    walk()
    clerk = visit("clerk")
    assert clerk.client.get("/desk/find/", {"q": words}).status_code == 200
    for name in ("before", "unit", "since", "until", "status"):
        assert clerk.client.get("/desk/find/", {"q": "宿舍", name: words}).status_code == 200
    for name in ("after", "due", "queue"):
        assert clerk.client.get("/desk/", {name: words}).status_code == 200
    assert Petition.objects.count() == 1


def test_second_click_and_second_clerk_change_nothing_more(walk, visit):  # noqa: F811
    """Attack 47: two clerks decide on the same page; the one who comes later is told, and there is one decision."""
    started = walk("registered")
    url, version = step_url(started.petition, "triage"), started.petition.version
    form = {"version": version, "category": "0703", "path": "usual", "claims": ""}
    first, second = visit("clerk").post(url, **form), visit("head").post(url, **form)
    assert first.status_code == 302
    assert second.status_code == 200 and "这一件刚刚有人办过一步" in second.content.decode()
    assert [entry.verb for entry in history(started.petition.number)] == ["register", "triage"]
    signed = walk("signed")
    serve = {
        "version": signed.petition.version, "way": "in_person", "result": "signed", "recipient": "本人",
        "served_on": signed.dossier.clocks[0].anchor_on.isoformat(), "numbers": [row.number for row in signed.dossier.unserved],
    }  # fmt: skip
    answers = [visit("handler").post(step_url(signed.petition, "serve"), **serve).status_code for _ in range(2)]
    assert answers == [302, 200]
    assert Service.objects.filter(subject=signed.petition.number).count() == 1
    assert not list(breaks())


@pytest.mark.parametrize("version", ["0", "999", "-1", "x", ""])
def test_stale_or_forged_version_is_refused(walk, visit, version):  # noqa: F811
    """Attack 48: only the version that the reader saw counts."""
    petition = walk("registered").petition
    answer = visit("clerk").post(step_url(petition, "ask_supplement"), version=version, question="从哪天起？")
    assert answer.status_code == 200 and "从哪天起？" in answer.content.decode()
    assert Petition.objects.get(pk=petition.pk).version == petition.version
