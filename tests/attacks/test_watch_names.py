"""The name of somebody who is watched over, and what is written to him there: who reads it, who decides, and who learns of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.attacks.test_core_retaliation import LINE, pages_of
from tests.attacks.test_desk_access import without_inputs
from tests.enterprise import add_archive
from tests.linked.protections import QUESTION, REPLY
from tests.petitions.world import contents
from tests.walking import CODE, Walk, entry
from tests.web.portal import ways
from tests.web.visiting import petition_url, plain_pages, visit  # noqa: F401 fixtures
from xinqiao.directory import snapshot
from xinqiao.directory.models import Post
from xinqiao.insight import figures
from xinqiao.ledger.append import history
from xinqiao.petitions import protecting
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Duty, Secrecy

pytestmark = pytest.mark.django_db
Visit = Callable[..., Any]
NAME, REASON = "范小安", "约他当面问，要知道找的是不是本人。"


def ask(visitor: Any, file: Petition, step: str) -> Any:
    version = Petition.objects.get(pk=file.pk).version
    return visitor.post(f"{petition_url(file)}records/identity_access/0/{step}/", purpose="prove", reason=REASON, version=version)


def show(visitor: Any, file: Petition) -> str:
    return visitor.post(f"{petition_url(file)}identity/", show="1", reason=REASON).content.decode()


@pytest.mark.parametrize("secrecy", [Secrecy.REAL_NAME, Secrecy.CONFIDENTIAL])
def test_a_reason_alone_opens_no_name_on_a_watch(walk: Callable[..., Walk], visit: Visit, secrecy: Secrecy) -> None:  # noqa: F811
    """Attack 19: who watches asks a custodian outside the line, as everywhere; he reads for the days that were given, and no longer than they are."""
    file, discipline = walk("feared", secrecy=secrecy).petition, visit("discipline")
    assert NAME not in show(discipline, file) and "reveal" not in {line.verb for line in history(file.number)}
    assert "还没有能决定的身份保管员" in ask(discipline, file, "ask_access").content.decode()


def test_a_custodian_outside_the_line_decides_and_one_in_it_learns_nothing(walk: Callable[..., Walk], enterprise: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 18, 19: the custodian of the group stands above every handler: he finds the file in no list and at no address."""
    add_archive(enterprise)
    file, discipline, archivist, custodian = walk("feared").petition, visit("discipline"), visit("archivist"), visit("custodian")
    before = without_inputs(custodian.page("/desk/identities/"))
    assert ask(discipline, file, "ask_access").status_code == 302 and NAME not in show(discipline, file)
    shown = archivist.page("/desk/identities/")
    assert file.number in shown and REASON in shown and NAME not in shown and file.guards not in shown
    step = f"/desk/identities/{file.number}/1/grant_access/"
    assert without_inputs(custodian.page("/desk/identities/")) == before and custodian.get(step).status_code == 404
    assert archivist.get(petition_url(file)).status_code == 404, "he decides about the name, and reads nothing of the watch"
    assert archivist.post(step, days="2", note="", version=Petition.objects.get(pk=file.pk).version).status_code == 302
    assert NAME in show(discipline, file)
    assert [line.verb for line in history(file.number)].count("reveal") == 1
    Post.objects.create(person=enterprise.person("archivist"), unit=enterprise.office, duty=Duty.INTAKE.value, title="兼", valid_from=timezone.localdate())
    assert archivist.get(f"/desk/identities/{file.number}/1/end_access/").status_code == 404, "once he works in the line besides, he sees it no more"


def test_a_reading_that_did_not_wait_is_seen_at_once_by_custodian_and_petitioner(client: Client, walk: Callable[..., Walk], enterprise: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 19: it opens the name today, for whoever took it, with its reason on the petitioner's page and on the custodian's, who says whether it had to be."""
    add_archive(enterprise)
    file, discipline, archivist = walk("feared").petition, visit("discipline"), visit("archivist")
    assert "等不及，今天先看" in discipline.page(f"{petition_url(file)}identity/")
    assert ask(discipline, file, "read_at_once").status_code == 302
    assert "没有等身份保管员决定" in discipline.page(f"{petition_url(file)}identity/") and NAME in show(discipline, file)
    assert REASON in archivist.page("/desk/identities/")
    ways.enter(client, Petition.objects.get(number=file.guards), CODE)
    page = client.get("/matter/retaliation/").content.decode()
    assert "等不及管身份信息的人决定" in page and REASON in page and "集团纪委" in page
    assert REASON not in client.get("/matter/").content.decode()
    step = f"/desk/identities/{file.number}/1/check_at_once/"
    version = Petition.objects.get(pk=file.pk).version
    assert archivist.post(step, needed="not_needed", reason="第二天上班再问也来得及。", version=version).status_code == 302
    assert NAME not in show(discipline, file), "the leave is over"
    page = client.get("/matter/retaliation/").content.decode()
    assert "可以等，不应当先看您是谁" in page and "第二天上班再问也来得及。" in page


def test_a_leave_of_yesterday_opens_nothing(walk: Callable[..., Walk], enterprise: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 19: what was read at once is read on that day alone."""
    file = walk("read_at_once").petition
    record = LinkedRecord.objects.get(petition=file, kind="identity_access")
    record.content = record.content | {"until": "2020-01-01"}
    record.save()
    assert NAME not in show(visit("discipline"), file)


@pytest.mark.parametrize("key", LINE)
def test_the_line_sees_nothing_of_what_is_written_and_asked_on_a_watch(walk: Callable[..., Walk], enterprise: Any, visit: Visit, key: str) -> None:  # noqa: F811
    """Attack 18: letters to and fro, a request for the name and a reading at once leave every page of the line as it was, byte for byte."""
    add_archive(enterprise)
    walked, visitor = walk("accepted"), visit(key)
    protecting.declare(walked.petition, REPLY, has_happened=False, at=timezone.now())
    file = protecting.file_of(walked.petition)
    assert file is not None
    pages_of(visitor, walked)
    before = pages_of(visitor, walked)
    officer = visit("discipline")
    perform("write_to_guarded", protecting.record_on(file), entry("write_to_guarded", text=QUESTION), actor=enterprise.actor("discipline"), at=timezone.now())
    protecting.reply(file, REPLY, timezone.now())
    assert ask(officer, file, "ask_access").status_code == ask(officer, file, "read_at_once").status_code == 302
    assert NAME in show(officer, file)
    after = pages_of(visitor, walked)
    for url, page in before.items():
        assert after[url] == page, url
    for url in (petition_url(file), f"{petition_url(file)}records/retaliation/1/write_to_guarded/", f"{petition_url(file)}identity/", f"/desk/identities/{file.number}/1/grant_access/"):
        assert visitor.get(url).status_code == 404, url


def test_no_figure_counts_what_a_custodian_is_asked_on_a_watch(walk: Callable[..., Walk], enterprise: Any, visit: Visit) -> None:  # noqa: F811
    """Attack 18: neither the leader's total nor the line of the custodian's unit moves, counted anew."""
    add_archive(enterprise)
    file, leader, today = walk("feared").petition, enterprise.actor("leader"), timezone.localdate()

    def counted() -> tuple[Any, ...]:
        cache.clear()
        found = figures.figures(leader, snapshot.current(), timezone.now(), today)
        return found.total, found.units, figures.open_in(frozenset(snapshot.current().units), today)

    before = counted()
    assert ask(visit("discipline"), file, "ask_access").status_code == 302
    assert LinkedRecord.objects.filter(petition=file, kind="identity_access").exists() and counted() == before


def test_what_is_written_to_and_fro_lies_encrypted(walk: Callable[..., Walk]) -> None:
    """Attack 17: neither question nor reply is in the store, in a message or in the ledger to be read."""
    walk("written_back")
    kept = str(contents())
    assert QUESTION not in kept and REPLY not in kept
