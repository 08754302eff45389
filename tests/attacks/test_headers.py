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

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.visiting import plain_pages  # noqa: F401 every test here uses it

pytestmark = pytest.mark.django_db

# Pages that say the same to everybody, and are about nobody.
PUBLIC = {
    "healthz", "readyz", "set_language", "portal:home", "portal:how", "portal:published", "portal:published_one", "portal:ledger", "portal:ledger_seal",
    "portal:ledger_json", "portal:ledger_key", "portal:on_duty", "portal:reception", "portal:policies", "portal:policy", "portal:policy_file", "ui:gallery", "ui:mode",
}  # fmt: skip
INLINE = (
    ("a script without an address", re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE)),
    ("a style sheet in the page", re.compile(r"<style", re.IGNORECASE)),
    ("a style at a tag", re.compile(r"<[^>]+\sstyle\s*=", re.IGNORECASE)),
    ("a handler at a tag", re.compile(r"<[a-z][^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE)),
    ("a link that is a script", re.compile(r"(?:href|src|action)\s*=\s*[\"']?\s*(?:javascript|data:text)", re.IGNORECASE)),
)  # fmt: skip


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


@pytest.mark.one_store
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
    assert not wrong, "\n".join(wrong)
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
