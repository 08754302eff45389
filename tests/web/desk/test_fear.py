"""Fear of retaliation that is told on the phone, at the window or in a letter: taken down, passed on, gone from the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.linked.protections import QUESTION, REPLY, WORDS
from tests.walking import Walk
from tests.web.visiting import petition_url
from xinqiao.petitions import protecting
from xinqiao.petitions.models import Petition, RunningClock, Statement
from xinqiao.rules.terms import Secrecy
from xinqiao.vault import mask
from xinqiao.vault.contact import Contact

FEAR = {"who": "0", "has_happened": "yes", "words": WORDS}


def test_it_is_passed_on_with_who_took_it_down_and_the_desk_sees_nothing(walk: Callable[..., Walk], visit: Callable[..., Any]) -> None:
    walked, clerk = walk("accepted"), visit("clerk")
    url = f"{petition_url(walked.petition)}fear/"
    assert url in clerk.page(petition_url(walked.petition)) and "交给不经手的人" in clerk.page(url)
    answer = clerk.post(url, **FEAR)
    assert (answer.status_code, answer.url) == (302, petition_url(walked.petition))
    page = clerk.page(petition_url(walked.petition))
    assert WORDS not in page and "交给不经手这件事的人了" in page and WORDS not in clerk.page(url)
    file = protecting.file_of(walked.petition)
    assert file is not None and Statement.objects.get(petition=file).actor == f"person:{walked.enterprise.person('clerk').pk}"
    assert file.records.get().content["occasion"] == "happened"
    clerk.post(url, **FEAR)  # a second click
    assert Statement.objects.filter(petition=file).count() == 1


def test_what_is_missing_is_asked_for_and_kept(walk: Callable[..., Walk], visit: Callable[..., Any]) -> None:
    walked, clerk = walk("accepted"), visit("clerk")
    page = clerk.post(f"{petition_url(walked.petition)}fear/", who="0", words=WORDS).content.decode()
    assert "请选一个" in page and WORDS in page and protecting.file_of(walked.petition) is None


def test_it_is_said_for_a_co_signer_too(walk: Callable[..., Walk], visit: Callable[..., Any]) -> None:
    walked, clerk = walk("member_confirmed"), visit("clerk")
    url = f"{petition_url(walked.petition)}fear/"
    assert "第 1 位联名人" in clerk.page(url)
    clerk.post(url, **FEAR | {"who": "1"})
    assert protecting.file_of(walked.petition, 1) is not None and protecting.file_of(walked.petition) is None


@pytest.mark.parametrize(("key", "is_open"), [("receptionist", True), ("head", True), ("handler", False), ("unit_head", False), ("leader", False), ("discipline", False)])
def test_only_the_office_that_registered_it_takes_it_down(walk: Callable[..., Walk], visit: Callable[..., Any], key: str, is_open: bool) -> None:
    walked = walk("accepted")
    assert (visit(key).get(f"{petition_url(walked.petition)}fear/").status_code == 200) is is_open


def test_the_box_at_the_window(visit: Callable[..., Any]) -> None:
    told = {"channel": "visit", "title": "停暖", "text": "三号楼没有暖气。", "claims": "恢复供暖", "received_on": "2026-01-05", "secrecy": "real_name", "name": "范小安", "phone": "19900001234"}
    answer = visit("receptionist").post("/desk/register/", **told, fears="on", fear_words=WORDS)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    petition = Petition.objects.get(guards=None)
    file = protecting.file_of(petition)
    assert file is not None and not petition.has_records and WORDS not in visit("receptionist").page(petition_url(petition))


def test_the_watcher_reaches_him_by_the_call_slip_and_reads_who_he_is_for_a_reason(walk: Callable[..., Walk], visit: Callable[..., Any]) -> None:
    file, discipline = walk("feared").petition, visit("discipline")
    page = discipline.page(petition_url(file))
    assert "范**" in page and "19900001234" not in page and WORDS in page
    assert "19900001234" in discipline.post(f"{petition_url(file)}call/", why="facts").content.decode()
    assert "范小安" not in discipline.post(f"{petition_url(file)}identity/", reason="约时间当面问。").content.decode(), "the whole of it only after a custodian said so"
    assert mask.masked(file.identity_id).name == "范**"


def test_the_file_shows_the_nearest_day_and_offers_no_message_that_cannot_be_written(walk: Callable[..., Walk], visit: Callable[..., Any]) -> None:
    walked = walk("feared", contact=Contact(), secrecy=Secrecy.ANONYMOUS)
    page = visit("discipline").page(petition_url(walked.petition))
    days = {clock.name: clock.due_on for clock in RunningClock.objects.filter(petition=walked.petition)}
    assert days["meet_fear"] < days["check_in"]
    card = page[page.index("<dt>最后一天</dt>"):][:80]
    assert f"{days['meet_fear'].month} 月 {days['meet_fear'].day} 日" in card
    assert "要问他，用“给本人写话”；他在查询页说的，都在下面的经过里" in page and "匿名的人也能" not in page
    assert "用“给本人写话”问他" in page and "没有留姓名。可以留言" not in page
    assert "只有纪检人员可以" not in page, "what is never done on a file is not explained to the very duty it names"


def test_what_was_written_to_and_fro_stands_on_the_file_as_a_conversation(walk: Callable[..., Walk], visit: Callable[..., Any]) -> None:
    file, discipline = walk("written_back", contact=Contact(), secrecy=Secrecy.ANONYMOUS).petition, visit("discipline")
    page = discipline.page(petition_url(file))
    talk = page[page.index('<ol class="dialogue">'):page.index("</ol>", page.index('<ol class="dialogue">'))]
    assert talk.index(QUESTION) < talk.index(REPLY) and '<li class="theirs">' in talk
    assert "回他写来的话" in page, "the worklist line that his words began"
    form = discipline.page(f"{petition_url(file)}records/retaliation/1/write_to_guarded/")
    assert "匿名的人只能这样问" in form and "您的姓名不会告诉他" in form
