"""A report on the protected host in a real browser, which sends no referrer: filed, saved, looked up, answered; and every page of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.enterprise import Enterprise
from tests.journeys.conftest import PICTURES
from tests.journeys.test_every_page import NO_PAGE, names, visit
from tests.journeys.walker import Look, Walker
from tests.walking import CODE, Walk
from tests.web.protected_host import STORY, become
from xinqiao.directory import change
from xinqiao.documents.models import Document
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Secrecy

pytestmark = [pytest.mark.journey, pytest.mark.slow]
# The petitioner's own pages are the portal's: test_every_page looks at them where there is something to show.
THE_SAME = {f"portal:{name}" for name in ("rate", "reopen", "review", "withdraw", "recusal", "hearing", "called", "need", "mediation", "drop_review", "take_down", "document", "retaliation_paper")}


@pytest.fixture
def walker(browser: Browser, settings: Any, house: Enterprise, look: Look) -> Iterator[Walker]:
    become(settings)
    server = LiveServer("localhost:0")
    PICTURES.mkdir(parents=True, exist_ok=True)
    somebody = Walker(browser, server.url, look, PICTURES / f"protected-{look.name}")
    context = somebody.people["petitioner"][0]
    context.add_cookies([{"name": "protected_language", "value": look.language, "url": server.url}])
    yield somebody
    somebody.leave()
    server.stop()


def test_a_report_and_its_dialogue(walker: Walker, house: Enterprise) -> None:
    seen = {visit(walker, f"portal:{name}") for name in ("home", "how", "check", "check_receipt", "file")}
    walker.write(text=STORY, wants="查清楚")
    walker.press()
    walker.press("main button.main")
    walker.choose(secrecy="anonymous")
    walker.check()
    walker.press("main button.main")
    petition = Petition.objects.latest("pk")
    assert petition.is_protected and petition.secrecy == Secrecy.ANONYMOUS and petition.number in walker.text()
    walker.press("form.saved button")
    assert walker.page.url.endswith("/matter/")
    seen |= {visit(walker, f"portal:{name}") for name in ("matter", "own_data", "own_change", "retaliation", "write")}
    walker.write(text="还有一份账。")
    walker.press()
    assert "还有一份账。" in walker.text()
    walker.press("form.leave button")
    seen.add(visit(walker, "portal:look_up"))
    walker.write(number=Walk(house).to("replied").petition.number, code=CODE)
    walker.press()
    walker.go("/nowhere/")
    change.begin_maintenance(until=None, why="", by="command", at=timezone.now())
    walker.go("/")
    walker.go("/file/")
    assert ("正在维护" if walker.look.language == "zh-hans" else "under maintenance") in walker.text()
    change.end_maintenance(by="command", at=timezone.now())
    cookies = {cookie["name"] for cookie in walker.people["petitioner"][0].cookies()} - {"language"}  # which the walker put there
    assert cookies and all(name.startswith("protected_") for name in cookies)
    assert Document.objects.filter(subject=petition.number).exists()
    wanted = {name for name in names(get_resolver().url_patterns) if name.startswith("portal:")}
    filing = {"portal:file_asked", "portal:file_where", "portal:file_who", "portal:receipt"}  # on the way above
    assert wanted - seen - filing - THE_SAME == set(NO_PAGE) & wanted
