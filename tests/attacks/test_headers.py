"""What every answer tells the browser: no script but ours, no frame, nothing guessed, nothing kept of what is about somebody.

The addresses come from the resolver: a page that is new is asked here without being named, and is private unless it stands in `PUBLIC`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, StringConverter
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.visiting import plain_pages  # noqa: F401 every test here uses it
from xinqiao.directory import change, snapshot
from xinqiao.documents.models import Document
from xinqiao.outbox.models import Message
from xinqiao.rules.terms import Channel
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.django_db

# Pages that say the same to everybody, and are about nobody.
PUBLIC = {
    "healthz", "readyz", "set_language", "portal:home", "portal:how", "portal:published", "portal:published_one", "portal:ledger", "portal:ledger_seal",
    "portal:ledger_json", "portal:ledger_key", "ui:gallery", "ui:mode",
}  # fmt: skip
INLINE = (
    ("a script without an address", re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE)),
    ("a style sheet in the page", re.compile(r"<style", re.IGNORECASE)),
    ("a style at a tag", re.compile(r"<[^>]+\sstyle\s*=", re.IGNORECASE)),
    ("a handler at a tag", re.compile(r"<[a-z][^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE)),
    ("a link that is a script", re.compile(r"(?:href|src|action)\s*=\s*[\"']?\s*(?:javascript|data:text)", re.IGNORECASE)),
)  # fmt: skip


def patterns(found: list[Any] | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield (name with its namespace, pattern) of every address of the product."""
    for entry in found if found is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space)
        else:
            yield space + (entry.name or str(entry.pattern)), entry


@pytest.fixture
def addresses(walk: Callable[..., Walk], enterprise: Enterprise) -> list[tuple[str, str]]:
    """Every address of the product once, about things that are there where they are named alike."""
    walked = walk("signed", channel=Channel.LETTER, contact=Contact(name="范小安"))
    petition, message = walked.petition, Message.objects.filter(medium="print").latest("pk")
    template = change.add_reply_template(change.TemplateEntry(name="补发", opinion="三日内补发。"), by="person:1", at=timezone.now())
    snapshot.forget()
    document = Document.objects.get(subject=petition.number, kind="decision").number
    handler = enterprise.person("handler").pk
    own: dict[str, dict[str, Any]] = {
        "desk:document": {"number": document}, "desk:document_file": {"number": document, "form": "pdf"}, "desk:clock": {"key": petition.clocks.first().pk},
        "desk:paper": {"key": message.pk}, "desk:printed": {"key": message.pk}, "desk:step": {"name": "remark"}, "desk:referral_step": {"name": "send_report_back"},
        "desk:record_step": {"kind": "promise", "position": 0, "name": "promise"}, "desk:register_of": {"kind": "recommendation"}, "desk:several": {"step": "close"},
        "leader:owed": {"what": "open"}, "administration:unit": {"key": "mine-2"}, "administration:policy": {"key": "due_soon_days"},
        "administration:reply_template": {"pk": template.pk},
    }  # fmt: skip
    usual = {
        "number": petition.number, "key": 1, "pk": handler, "position": 1, "code": "0101", "year": 2026, "month": 10, "kind": "decision", "token": "x" * 43,
        "ticket": "x" * 43, "name": "remark", "what": "open", "step": "close", "form": "pdf",
    }  # fmt: skip
    text = {"key": "mine-2"}  # where a key is no number

    def values(name: str, pattern: URLPattern) -> dict[str, Any]:
        wanted = pattern.pattern.converters
        known = {part: text[part] if part in text and isinstance(kind, StringConverter) else usual.get(part, 1) for part, kind in wanted.items()}
        known |= {part: 1 for part, kind in wanted.items() if isinstance(kind, IntConverter) and not isinstance(known[part], int)}
        if name.startswith("administration:calendar_day"):
            known["number"] = 10
        return {part: own.get(name, {}).get(part, value) for part, value in known.items()}

    return [(name, reverse(name, kwargs=values(name, pattern)) if pattern.name else f"/{name}") for name, pattern in patterns()]


@pytest.fixture
def readers(enterprise: Enterprise, walk: Callable[..., Walk]) -> dict[str, Client]:
    """Nobody, the petitioner, and members of staff, each at his browser."""
    petitioner = Client()
    petitioner.post("/lookup/", {"number": walk("replied").petition.number, "code": CODE})
    found = {"nobody": Client(), "petitioner": petitioner}
    for key in ("clerk", "head", "leader", "admin"):
        found[key] = Client()
        found[key].force_login(enterprise.person(key), backend="xinqiao.directory.sessions.StaffBackend")
    return found


def faults(name: str, answer: Any) -> Iterator[str]:
    """Yield what is wrong with the headers, and with the page, of one answer."""
    policy = answer.get("Content-Security-Policy", "")
    if "default-src" not in policy or "unsafe" in policy or "http:" in policy or "*" in policy:
        yield f"policy {policy!r}"
    if answer.get("X-Content-Type-Options") != "nosniff" or answer.get("X-Frame-Options") != "DENY":
        yield "nosniff or frame"
    if answer.get("Referrer-Policy") not in ("same-origin", "no-referrer"):
        yield "referrer"
    if answer.get("Strict-Transport-Security", "") != "max-age=31536000":
        yield "transport"
    if answer.status_code == 200 and name not in PUBLIC and "no-store" not in answer.get("Cache-Control", ""):
        yield "may be kept by the browser"
    if answer["Content-Type"].startswith("text/html"):
        page = answer.content.decode()
        yield from (why for why, pattern in INLINE if pattern.search(page))


def test_every_answer_of_every_address_is_strict(addresses: list[tuple[str, str]], settings: Any, request: pytest.FixtureRequest) -> None:
    """Attacks 2, 35 and 43: strict policy without inline script, HSTS, and no-store wherever a page is about somebody."""
    settings.SECURE_HSTS_SECONDS = 31536000
    readers: dict[str, Client] = request.getfixturevalue("readers")
    wrong: list[str] = []
    opened: set[str] = set()
    for reader, client in readers.items():
        for name, url in addresses:
            answer = client.get(url, secure=True)
            if answer.status_code in (302, 405) and not answer.content:
                continue
            if answer.status_code == 200:
                opened.add(name)
            wrong += [f"{reader} {name} {answer.status_code}: {why}" for why in faults(name, answer)]
    assert wrong == []
    assert {name for name, _ in addresses} >= PUBLIC
    assert len(opened) > 60, sorted({name for name, _ in addresses} - opened)


def test_the_patterns_find_what_is_forbidden() -> None:
    """Attack 35: this test's own eyes."""
    for bad in ("<script>x</script>", "<style>", '<p class="a" style="x">', '<a href="/" onclick="x">', "<a href='javascript:x'>"):
        assert [why for why, pattern in INLINE if pattern.search(bad)], bad
    assert not [why for why, pattern in INLINE if pattern.search('<script src="/static/a.js" defer></script><a href="/desk/?on=1">on</a>')]


@pytest.mark.parametrize(("tls", "seconds"), [("1", "31536000"), ("", "0")])
def test_behind_tls_browsers_are_told_to_stay_there(tls: str, seconds: str) -> None:
    """Attack 37: and cookies travel by TLS only."""
    said = "from xinqiao import settings as s; print(s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    done = subprocess.run([sys.executable, "-c", said], env={**os.environ, "XINQIAO_TLS": tls}, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [seconds, str(tls == "1"), str(tls == "1")]
