"""Giving a matter up: a page of its own, never a button beside others, and nothing stops before the call-back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.walking import Walk
from tests.web.portal.test_taking_part import version
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import ServiceResult, ServiceWay

Holder = Callable[..., tuple[Client, Walk]]
GIVEN = {"reason": "问题解决了。", "is_voluntary": "on"}


def test_he_asks_and_reads_that_work_goes_on_until_he_was_asked(holder: Holder) -> None:
    client, walked = holder("accepted")
    assert "/matter/withdraw/" in client.get("/matter/").content.decode()
    assert "谁也不能要求您撤" in client.get("/matter/withdraw/").content.decode()
    page = client.post("/matter/withdraw/", GIVEN | {"version": version(walked)}, follow=True).content.decode()
    assert "收到了。我们会来向您核实" in page and "核实以前，照常办理" in page and "/matter/withdraw/" not in page
    petition = Petition.objects.get(pk=walked.petition.pk)
    assert petition.status == "accepted" and petition.withdrawal_asked_on is not None


@pytest.mark.parametrize(("missing", "words"), [("reason", "请写几句"), ("is_voluntary", "自己愿意才能撤回")])
def test_without_a_reason_or_of_another_s_will_nothing_is_asked(holder: Holder, missing: str, words: str) -> None:
    client, walked = holder("accepted")
    before = version(walked)
    given = {name: value for name, value in GIVEN.items() if name != missing}
    assert words in client.post("/matter/withdraw/", given).content.decode()
    assert version(walked) == before


@pytest.mark.parametrize("station", ["sealed", "replied", "withdrawn", "closed", "withdrawal_asked"])
def test_where_it_is_not_open_the_page_sends_him_back_with_the_reason(holder: Holder, station: str) -> None:
    client, walked = holder(station)
    before = version(walked)
    for answer in (client.get("/matter/withdraw/"), client.post("/matter/withdraw/", GIVEN)):
        assert answer.status_code == 302 and answer["Location"] == "/matter/"
    assert version(walked) == before
    assert "/matter/withdraw/" not in client.get("/matter/").content.decode()


def test_after_it_he_reads_that_every_record_is_kept(holder: Holder) -> None:
    client, _ = holder("withdrawn")
    page = client.get("/matter/").content.decode()
    assert "您自愿撤回，这件事不再办理" in page and "记录都留着" in page and "信访事项撤回确认书" in page
    assert "他说暖气来了" not in page  # the note of the call is for the file


def test_what_was_typed_survives_an_ended_look_up(holder: Holder) -> None:
    client, walked = holder("accepted")
    client.get("/leave/")
    client.cookies.pop("xinqiao_matter", None)
    answer = client.post("/matter/withdraw/", GIVEN | {"number": walked.petition.number})
    assert answer.status_code == 302 and "/lookup/" in answer["Location"]


@pytest.mark.parametrize("to", ["withdrawn", "closed"])
def test_no_answer_is_told_where_none_was_given(holder: Holder, to: str) -> None:
    client, walked = holder("withdrawn")
    if to == "closed":
        walked.take("serve", "clerk", way=ServiceWay.IN_PERSON, result=ServiceResult.SIGNED, recipient="本人").take("close", "clerk")
        assert walked.petition.status == "closed"
    piers = client.get("/matter/").content.decode().partition('<ol class="bridge')[2].partition("</ol>")[0]
    assert "已收到" in piers and "撤回" in piers and "书面答复" not in piers and "评价" not in piers
