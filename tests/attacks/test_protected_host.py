"""Nothing of what a browser, a proxy or a clock says ties a report on the protected host to a person."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.web.portal import ways
from tests.web.protected_host import COOKIES, TELLING, TRACES, WHO, become, plain_pages, reporter  # noqa: F401 fixtures
from xinqiao.ledger.models import Entry
from xinqiao.ops import work
from xinqiao.petitions.models import FileTicket, Petition, Throttle
from xinqiao.petitions.throttle import Limit
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.vault import files, reveal

NOW = datetime(2026, 3, 12, 13, 47, 23, 456789, SHANGHAI)
EXACT = re.compile(r"(?:13|05):47|47:2[3-9]")  # here and in Greenwich
BOOK = "一月报了三十个人，只来了十个。".encode()
OF_STAFF = ("xinqiao.web.desk", "xinqiao.web.leader", "xinqiao.web.admin", "xinqiao.web.portal", "xinqiao.sign_in")


def rows() -> Iterator[tuple[str, models.Model]]:
    """Every row of every table."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.all():
            yield model._meta.label, row


def dumped() -> str:
    """The store, as text."""
    return "\n".join(f"{name} {[str(getattr(row, field.attname)) for field in row._meta.concrete_fields]}" for name, row in rows())


def whole_dialogue(client: Client, **who: Any) -> tuple[Petition, list[Any]]:
    """File with a file, save the receipt, look up, write with a file, take a file, open what there is, leave; all answers."""
    answers = [
        client.get("/"), ways.begin(client), ways.go_on(client, files=[SimpleUploadedFile("账.txt", BOOK)]), client.get("/file/who/"),
        client.post("/file/who/?openid=oWX7712abc", WHO | who),
    ]  # fmt: skip
    petition = Petition.objects.latest("pk")
    code = reveal.query_code(petition.identity_id, subject=petition.number)
    answers += [client.get("/file/receipt/"), client.post("/file/receipt/saved/"), client.post("/leave/")]
    answers += [ways.enter(client, petition, "000000000000"), ways.enter(client, petition, code), client.get("/matter/")]
    more = {"text": "还有一份账。", "number": petition.number, "files": [SimpleUploadedFile("又.txt", BOOK * 2)]}
    answers += [client.post("/matter/write/", more), client.get("/nowhere/"), client.post("/matter/rate/", {"office": "satisfied"})]
    work.settle()
    own = petition.attachments.order_by("pk").first()
    assert own is not None
    answers += [client.get(f"/matter/files/{own.pk}/"), client.get(f"/matter/documents/{petition.number}/"), client.get("/matter/")]
    ways.begin(client)  # a draft that stays
    assert petition.attachments.count() == 2
    return petition, answers


@pytest.mark.django_db
@pytest.mark.parametrize("who", [{}, {"secrecy": "confidential", "name": "范小安", "phone": "19900001234"}], ids=["anonymous", "confidential"])
def test_nothing_ties_a_report_to_an_employee(reporter: Client, caplog: pytest.LogCaptureFixture, who: dict[str, str]) -> None:  # noqa: F811
    """Attack 32: access log, firewall, single sign-on, WeCom. No address, no cookie of staff, no openid in any row, line or answer."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django").propagate = True
    _, answers = whole_dialogue(reporter, **who)
    kept = dumped()
    for trace in TRACES:
        assert trace not in kept, trace
        assert trace not in caplog.text, trace
        assert not [answer for answer in answers if trace in answer.content.decode(errors="replace") + str(answer.headers)], trace
    for what in ("filing", "draft", "look_up.place", "receipt.place", "check.place"):  # not as a digest either
        for place in (TELLING["REMOTE_ADDR"], "127.0.0.1", ""):
            assert not Throttle.objects.filter(key=Limit(what=what, value=place, times=1).key).exists(), (what, place)
    for answer in answers:
        assert answer["Referrer-Policy"] == "no-referrer" and answer["Cache-Control"] == "no-store, private"
        assert all(name.startswith("protected_") for name in answer.cookies), answer.cookies
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        asked = answer.wsgi_request
        assert set(asked.COOKIES).isdisjoint(COOKIES) and not hasattr(asked, "session") and not hasattr(asked, "user")
        assert not {name for name in TELLING if asked.META.get(name)}


@pytest.mark.django_db
@pytest.mark.parametrize("who", [{}, {"secrecy": "confidential", "name": "范小安", "phone": "19900001234"}], ids=["anonymous", "confidential"])
def test_only_the_hour_of_a_report_is_kept(
    reporter: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, who: dict[str, str]  # noqa: F811
) -> None:  # fmt: skip
    """Attack 33: the times of reports against those of the wireless network. No minute in any table, ledger line, task, file or log."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    petition, answers = whole_dialogue(reporter, **who)
    own = petition.attachments.first()
    assert own is not None
    reporter.get(f"/matter/files/{own.pk}/")  # a ticket nobody uses
    assert FileTicket.objects.exists()
    moments = []
    for name, row in rows():
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            if isinstance(value, datetime) and abs(value - NOW) < timedelta(days=40):
                moments.append((name, field.name, value))
    hour = NOW.replace(minute=0, second=0, microsecond=0)
    usual = {("petitions.FileTicket", "expires_at"): 1}  # a minute after the hour
    exact = [(name, field) for name, field, value in moments if value.minute != usual.get((name, field), 0) or value.second or value.microsecond > 99]
    assert exact == [] and len(moments) > 10
    assert petition.received_at == petition.recorded_at == hour
    assert set(Entry.objects.filter(subject=petition.number).values_list("at__minute", "recorded_at__minute", "at__hour")) == {(0, 0, 13)}
    assert not EXACT.search(dumped()) and not EXACT.search(" ".join(record.getMessage() for record in caplog.records))
    assert not [answer for answer in answers if EXACT.search(answer.content.decode(errors="replace"))]
    for file in petition.attachments.all():
        for key in (file.file_key, files.copy_of(file.file_key)):
            place = files._place(key)
            assert not place.exists() or place.stat().st_mtime % 3600 == 0


@pytest.mark.django_db
def test_files_are_found_with_the_step_they_came_with_although_the_hour_is_the_same(reporter: Client) -> None:  # noqa: F811
    """Attack 33: rounding to the hour mixes up nothing: two steps of one hour keep their own files."""
    petition, _ = whole_dialogue(reporter)
    first, second = petition.attachments.order_by("pk")
    assert first.added_at != second.added_at and first.added_at.replace(microsecond=0) == second.added_at.replace(microsecond=0)


def views(patterns: list[Any]) -> Iterator[str]:
    """The module of every view that answers somewhere."""
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from views(entry.url_patterns)
        elif isinstance(entry, URLPattern):
            yield entry.callback.__module__


def test_each_host_answers_for_itself_only(settings: Any) -> None:
    """Attack 32: the protected host has no page of staff and no sign-in, the other one no page of the protected host."""
    main = set(views(get_resolver().url_patterns))
    assert not [module for module in main if module.startswith("xinqiao.web.protected")]
    become(settings)
    own = set(views(get_resolver().url_patterns))
    assert "xinqiao.web.protected.pages" in own and not [module for module in own if module.startswith(OF_STAFF)]
    installed = {name.lower() for name in settings.MIDDLEWARE if "session" in name.lower() or "auth" in name.lower() or "watch" in name.lower()}
    assert not installed and settings.MIDDLEWARE[0].endswith("NothingOfTheClient")


@pytest.mark.django_db
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_from_another_site_is_refused_although_no_referrer_is_sent(reporter: Client, site: str) -> None:  # noqa: F811
    """Attack 32: `no-referrer` makes browsers hide where a form comes from; one that says it comes from elsewhere is refused."""
    strict = Client(enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', strict.get("/file/").content.decode())[1]  # type: ignore[index]
    sent = ways.WHAT | {"csrfmiddlewaretoken": token}
    assert strict.post("/file/", sent, headers={"origin": "null", "sec-fetch-site": site}).status_code == 403
    assert strict.post("/file/", sent, headers={"origin": "https://other.example", "sec-fetch-site": "same-origin"}).status_code == 403
    assert strict.post("/file/", ways.WHAT, headers={"origin": "null", "sec-fetch-site": "same-origin"}).status_code == 403
    assert strict.post("/file/", sent, headers={"origin": "null", "sec-fetch-site": "same-origin"}).status_code == 302
