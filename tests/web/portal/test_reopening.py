"""Asking to have it done anew: one of three grounds, read by somebody else, answered to the petitioner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.walking import Walk
from tests.web.portal.pictures import JPEG
from tests.web.portal.test_taking_part import version
from xinqiao.petitions.models import Attachment, Petition, RunningClock

Holder = Callable[..., tuple[Client, Walk]]
GIVEN = {"ground": "false_closure", "reason": "说修好了，今天还是冷的。"}


def is_waiting(walked: Walk) -> bool:
    return RunningClock.objects.filter(petition=walked.petition, name="read_reopen", stopped_on=None).exists()


@pytest.mark.parametrize("station", ["replied", "closed"])
def test_he_asks_with_a_picture_and_reads_who_reads_it_and_by_when(holder: Holder, station: str) -> None:
    client, walked = holder(station)
    assert "/matter/again/" in client.get("/matter/").content.decode()
    given = GIVEN | {"version": version(walked), "files": [SimpleUploadedFile("a.jpg", JPEG)]}
    page = client.post("/matter/again/", given, follow=True).content.decode()
    assert "收到了。不办这件事的负责人会看您的理由" in page and "不办这件事的负责人" in page
    assert "今天还是冷的" in page and "a.jpg" in page and "/matter/again/" not in page
    assert is_waiting(walked) and Attachment.objects.filter(petition=walked.petition).count() == 1


@pytest.mark.parametrize(("missing", "words"), [("ground", "请选一个"), ("reason", "请写几句")])
def test_without_a_ground_or_a_reason_nothing_is_asked(holder: Holder, missing: str, words: str) -> None:
    client, walked = holder("replied")
    given = {name: value for name, value in GIVEN.items() if name != missing}
    assert words in client.post("/matter/again/", given).content.decode()
    assert not is_waiting(walked)


@pytest.mark.parametrize("station", ["accepted", "sealed", "reopen_asked", "withdrawn"])
def test_where_it_is_not_open_the_page_sends_him_back_with_the_reason(holder: Holder, station: str) -> None:
    client, walked = holder(station)
    before = version(walked)
    for answer in (client.get("/matter/again/"), client.post("/matter/again/", GIVEN)):
        assert answer.status_code == 302 and answer["Location"] == "/matter/"
    assert version(walked) == before


def test_he_reads_why_it_is_not_done_anew(holder: Holder) -> None:
    client, walked = holder("reopen_asked")
    walked.take("decline_reopen", "head", reason="测温记录在案：已经恢复。")
    page = client.get("/matter/").content.decode()
    assert "测温记录在案：已经恢复。" in page and "不重新办理，原因写给您了" in page


def test_he_reads_that_it_is_done_anew_and_gets_the_notice(holder: Holder) -> None:
    client, walked = holder("reopened")
    page = client.get("/matter/").content.decode()
    assert "二矿正在办理" in page and "重新办理通知书" in page
    assert Petition.objects.get(pk=walked.petition.pk).status == "accepted"


def test_dissatisfied_with_a_reason_is_told_who_reads_it(holder: Holder) -> None:
    client, walked = holder("replied")
    page = client.post("/matter/rate/", {"office": "fairly", "unit": "dissatisfied", "reason": "没有修。"}, follow=True).content.decode()
    assert "您说没有办好" in page and is_waiting(walked)


def test_silence_puts_nobody_to_work(holder: Holder) -> None:
    _, walked = holder("replied")
    assert not is_waiting(walked)
