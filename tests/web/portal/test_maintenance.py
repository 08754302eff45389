"""Under maintenance everything can be read by staff, nobody takes a step, and petitioners lose nothing of what they wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from tests.web.portal import ways
from tests.web.protected_host import STORY, become
from tests.web.visiting import petition_url, step_url, visit  # noqa: F401 a fixture
from xinqiao.directory import change, snapshot
from xinqiao.directory.change import DirectoryError
from xinqiao.ledger.append import history
from xinqiao.petitions import overdue
from xinqiao.petitions.models import Petition, Statement

UNTIL = timezone.now() + timedelta(hours=3)
Holder = Callable[..., tuple[Client, Walk]]


@pytest.fixture
def begin(db: Any) -> Iterator[Callable[[], None]]:
    """Begin a maintenance; whatever happens, the next test finds an open house."""

    def began() -> None:
        change.begin_maintenance(until=UNTIL, why="升级系统", by="person:1", at=timezone.now())
        snapshot.forget()

    yield began
    snapshot.forget()


def end() -> None:
    change.end_maintenance(by="person:1", at=timezone.now())
    snapshot.forget()


def sent_again(client: Client, page: Any) -> Any:
    """Press the button of the page that kept what was written."""
    said = page.content.decode()
    action = re.search(r'<form method="post" action="([^"]+)"', said[said.index("<h1>") :])
    assert action
    fields = {name: unescape(value) for name, value in re.findall(r'<textarea name="(\w+)" hidden>\n(.*?)</textarea>', said, re.DOTALL)}
    return client.post(action[1], fields)


@pytest.mark.parametrize("path", ["/", "/how/", "/file/", "/lookup/", "/published/", "/matter/", "/member/"])
def test_petitioners_see_until_when_and_whom_to_phone(holder: Holder, begin: Callable[[], None], path: str) -> None:
    client, walked = holder("accepted")
    begin()
    answer = client.get(path)
    if answer.status_code == 302:
        answer = client.get(answer.url)
    said = answer.content.decode()
    assert answer.status_code == 503 and 0 < int(answer["Retry-After"]) <= 3 * 3600 and answer["Cache-Control"] == "no-store, private"
    assert "正在维护" in said and "预计到" in said and "升级系统" in said and "照样算" in said
    assert walked.enterprise.office.phone in said and walked.petition.title not in said
    client.cookies["language"] = "en"
    assert "under maintenance" in client.get("/").content.decode()
    end()
    assert client.get("/").status_code == 200


def test_a_filing_on_its_way_goes_on_afterwards(client: Client, enterprise: Enterprise, begin: Callable[[], None]) -> None:
    begin()
    assert client.get(ways.begin(client).url).status_code == 503  # the first page is kept as a draft
    assert ways.go_on(client).status_code == 302
    closed = ways.finish(client)
    said = closed.content.decode()
    assert closed.status_code == 503 and "您写的都还在" in said and "再交一次" in said and "范小安" in said
    assert not Petition.objects.exists()
    assert sent_again(client, closed).status_code == 503  # still
    end()
    assert sent_again(client, closed).status_code == 302
    assert Petition.objects.get().text == ways.STORY


def test_a_message_is_kept_in_its_page(holder: Holder, begin: Callable[[], None]) -> None:
    client, walked = holder("accepted")
    begin()
    closed = client.post("/matter/write/", {"text": "楼上也没有暖气。", "number": walked.petition.number})
    assert closed.status_code == 503 and "楼上也没有暖气。" in closed.content.decode()
    assert not Statement.objects.filter(texts__text="楼上也没有暖气。").exists()
    end()
    assert sent_again(client, closed).status_code == 302
    assert "楼上也没有暖气。" in client.get("/matter/").content.decode()


def test_a_code_is_not_shown_again(client: Client, walk: Callable[..., Walk], begin: Callable[[], None]) -> None:
    petition = walk("accepted").petition
    begin()
    for code in (CODE, "000000000000"):
        answer = ways.enter(client, petition, code)
        said = (client.get(answer.url) if answer.status_code == 302 else answer).content.decode()
        assert "正在维护" in said and code not in said


def test_the_protected_host_is_closed_too(settings: Any, enterprise: Enterprise, begin: Callable[[], None]) -> None:
    become(settings)
    begin()
    client = Client()
    assert client.get("/").status_code == 503
    ways.begin(client, text=STORY)
    ways.go_on(client)
    closed = client.post("/file/who/", {"secrecy": "anonymous"})
    assert closed.status_code == 503
    end()
    assert sent_again(client, closed).status_code == 302 and Petition.objects.get().is_protected


def test_staff_read_and_every_step_is_refused_with_a_sentence(visit: Any, walk: Callable[..., Walk], begin: Callable[[], None]) -> None:  # noqa: F811
    petition = walk("accepted").petition
    before = len(history(petition.number))
    begin()
    handler = visit("handler")
    for url in ("/desk/", petition_url(petition), step_url(petition, "remark")):
        said = handler.page(url)
        assert "系统正在维护：都能看，什么都办不了" in said and "升级系统" in said
    answer = handler.post(step_url(petition, "remark"), text="请等一等。", version=petition.version)
    said = answer.content.decode()
    assert answer.status_code == 200 and "只能看，不能办" in said and "请等一等。" in said
    assert len(history(petition.number)) == before
    end()
    assert handler.post(step_url(petition, "remark"), text="请等一等。", version=petition.version).status_code == 302
    assert "系统正在维护" not in handler.page("/desk/")


def test_the_days_go_on(walk: Callable[..., Walk], begin: Callable[[], None]) -> None:
    petition = walk("accepted").petition
    begin()
    overdue.record_breaches(timezone.now() + timedelta(days=100), rest=lambda: None)
    assert petition.clocks.filter(breached_on__isnull=False).exists()


def test_the_command_says_what_it_did_and_the_ledger_has_it(db: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("maintenance", "status")
    assert "一切照常" in capsys.readouterr().out
    call_command("maintenance", "on", until="2036-12-01 08:00", why="换服务器")
    call_command("maintenance", "on", until="2036-12-01 09:00", why="换服务器")  # later than thought
    said = capsys.readouterr().out
    assert "2036-12-01 09:00" in said and "换服务器" in said
    call_command("maintenance", "off")
    assert "一切照常" in capsys.readouterr().out
    lines = [(line.verb, line.actor, line.body.get("reason")) for line in history("directory") if line.verb.startswith("maintenance")]
    assert lines == [("maintenance.begin", "command", "换服务器")] * 2 + [("maintenance.end", "command", None)]
    for wrong in ("yesterday", "2026-02-30 08:00", "2001-01-01 08:00"):
        with pytest.raises(CommandError):
            call_command("maintenance", "on", until=wrong)
    with pytest.raises(CommandError):
        call_command("maintenance", "off")
    with pytest.raises(DirectoryError):
        change.begin_maintenance(until=None, why="长" * 121, by="command", at=timezone.now())
    assert snapshot.current().maintenance is None
