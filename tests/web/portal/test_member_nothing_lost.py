"""A co-signer whose look-up ended, or on whose phone another's is open: nothing typed is lost, and nothing goes into another's matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.linked.joint import MEMBER_CODE
from tests.linked.protections import QUESTION, REPLY
from tests.walking import Walk, entry
from tests.web.portal.test_retaliation import FEAR
from xinqiao.petitions import protecting
from xinqiao.petitions.models import Draft, LinkedRecord, RunningClock, Statement
from xinqiao.petitions.perform import perform
from xinqiao.petitions.zone import local_day

pytestmark = pytest.mark.django_db
OTHERS_CODE = "24681357"
WORDS = "调了我的班，还有人带话叫我别签名。"


def enter(client: Client, walked: Walk, code: str = MEMBER_CODE) -> str:
    answer = client.post("/member/", {"number": walked.petition.number, "code": code})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def sent(client: Client, url: str, page: str, **fields: Any) -> Any:
    """Send the form as the page that was open gave it: with all that is hidden in it."""
    form = next(form for form in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'action="{url}"' in form or 'action="' not in form.split(">")[0])
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    return client.post(url, hidden | fields)


def signed(walk: Callable[..., Walk], to: str = "replied") -> Walk:
    """A petition with two co-signers who take part, each with a code of his own."""
    walked = walk("registered")
    walked.link("member", "name_member", "clerk", name="李建国", phone="13900001111", code=MEMBER_CODE)
    walked.link("member", "name_member", "clerk", name="王小红", phone="13900002222", code=OTHERS_CODE)
    for member in LinkedRecord.objects.filter(petition=walked.petition, kind="member"):
        given = entry("confirm_member", how="打他自己留的电话", said="是我签的名。")
        perform("confirm_member", member, given, actor=walked.enterprise.actor("clerk"), at=walked.at)
    return walked.to(to)


PAGES = (
    ("/member/retaliation/", {"has_happened": "yes", "words": WORDS}),
    ("/member/review/", {"grounds": WORDS, "why_late": "出差在外，昨天才看到。"}),
)


@pytest.mark.parametrize(("url", "fields"), PAGES)
@pytest.mark.parametrize("ending", ["idle", "another matter", "another co-signer"])
def test_what_a_co_signer_wrote_waits_until_number_and_code_are_shown_again(client: Client, walk: Callable[..., Walk], url: str, fields: dict[str, str], ending: str) -> None:
    walked = signed(walk)
    assert enter(client, walked) == "/member/matter/"
    page = client.get(url).content.decode()
    if ending == "idle":
        del client.cookies["xinqiao_member"]
    elif ending == "another matter":
        enter(client, signed(walk))
    else:
        enter(client, walked, OTHERS_CODE)
    asked = sent(client, url, page, **fields)
    assert asked["Location"] == f"/member/?number={walked.petition.number}"
    shown = client.get(asked["Location"]).content.decode()
    assert "您写的都还在" in shown and "联名码" in shown and WORDS not in shown
    assert not Statement.objects.exclude(actor__startswith="person:").filter(step__in=("declare_fear", "ask_review")).exists()
    assert not LinkedRecord.objects.filter(petition=walked.petition, kind="review").exists() and protecting.file_of(walked.petition, 1) is None
    assert enter(client, walked) == url
    back = client.get(url).content.decode()
    assert all(words in back for name, words in fields.items() if name != "has_happened")
    sent(client, url, back, **fields)
    assert not Draft.objects.exists(), "what was sent is forgotten"
    assert WORDS not in client.get(url).content.decode() or url == "/member/retaliation/"


def test_his_neighbour_on_the_same_phone_reads_nothing_of_it(client: Client, walk: Callable[..., Walk]) -> None:
    walked = signed(walk)
    enter(client, walked)
    page = client.get("/member/retaliation/").content.decode()
    del client.cookies["xinqiao_member"]
    sent(client, "/member/retaliation/", page, has_happened="yes", words=WORDS)
    assert enter(client, walked, OTHERS_CODE) == "/member/matter/"
    assert WORDS not in client.get("/member/retaliation/").content.decode()
    client.post("/member/leave/")
    assert enter(client, walked) == "/member/matter/", "whoever leaves takes it with him"


@pytest.mark.parametrize("what", ["answer", "reply"])
def test_what_he_answers_on_his_watch_waits_too(client: Client, walk: Callable[..., Walk], what: str) -> None:
    walked = signed(walk, "accepted")
    enter(client, walked)
    client.post("/member/retaliation/", FEAR)
    file = protecting.file_of(walked.petition, 1)
    assert file is not None
    record = protecting.record_on(file)
    perform("write_to_guarded", record, entry("write_to_guarded", text=QUESTION), actor=walked.enterprise.actor("discipline"), at=walked.at)
    url = f"/member/retaliation/{what}/"
    if what == "answer":
        due(record)
    page = client.get("/member/retaliation/").content.decode()
    del client.cookies["xinqiao_member"]
    fields = {"words": REPLY} | ({"answer": "yes"} if what == "answer" else {})
    sent(client, url, page, **fields)
    assert enter(client, walked) == url
    back = client.get(url).content.decode()
    assert REPLY in back and REPLY not in str([row.texts for row in Statement.objects.filter(petition=file)])
    sent(client, url, back, **fields)
    assert REPLY in client.get("/member/retaliation/").content.decode() and not Draft.objects.exists()


def due(record: LinkedRecord) -> None:
    """Let the day of the question come."""
    RunningClock.objects.filter(petition=record.petition, name__in=("check_in", "meet_fear")).update(due_on=local_day(timezone.now()))


@pytest.mark.parametrize("ending", ["idle", "another co-signer"])
def test_his_yes_or_no_counts_for_nobody_else(client: Client, walk: Callable[..., Walk], ending: str) -> None:
    walked = walk("registered")
    walked.link("member", "name_member", "clerk", name="李建国", phone="13900001111", code=MEMBER_CODE)
    walked.link("member", "name_member", "clerk", name="王小红", phone="13900002222", code=OTHERS_CODE)
    enter(client, walked)
    page = client.get("/member/matter/").content.decode()
    if ending == "idle":
        del client.cookies["xinqiao_member"]
    else:
        enter(client, walked, OTHERS_CODE)
    asked = sent(client, "/member/answer/", page, answer="no")
    assert "请进去再点一次" in client.get(asked["Location"]).content.decode()
    assert {row.status for row in LinkedRecord.objects.filter(petition=walked.petition, kind="member")} == {"named"}
    assert enter(client, walked) == "/member/matter/"
    sent(client, "/member/answer/", client.get("/member/matter/").content.decode(), answer="no")
    assert [row.status for row in LinkedRecord.objects.filter(petition=walked.petition, kind="member").order_by("position")] == ["denied", "named"]
