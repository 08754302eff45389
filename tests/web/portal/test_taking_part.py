"""Writing, adding material and rating, by the petitioner alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.walking import Walk
from tests.web.portal.pictures import JPEG
from xinqiao.petitions.models import Petition, Rating, Statement
from xinqiao.rules.terms import PetitionStatus, Secrecy

Holder = Callable[..., tuple[Client, Walk]]


def version(walked: Walk) -> int:
    return Petition.objects.get(pk=walked.petition.pk).version


@pytest.mark.parametrize("secrecy", Secrecy)
def test_a_remark_is_written_and_answered(holder: Holder, secrecy: Secrecy) -> None:
    client, walked = holder("accepted", secrecy=secrecy)
    response = client.post("/matter/write/", {"text": "师傅什么时候来？", "version": version(walked)}, follow=True)
    assert "收到了，办理人员会看到" in response.content.decode()
    walked.take("remark", "handler", text="明天上午十点。")
    page = client.get("/matter/").content.decode()
    assert page.index("师傅什么时候来？") < page.index("明天上午十点。")


def test_a_second_click_writes_nothing_twice(holder: Holder) -> None:
    client, walked = holder("accepted")
    fields = {"text": "只说一遍", "version": version(walked)}
    for _ in range(2):
        assert client.post("/matter/write/", fields)["Location"] == "/matter/"
    assert Statement.objects.filter(petition=walked.petition, step="remark").count() == 1


def test_what_was_written_is_kept_when_staff_was_faster(holder: Holder) -> None:
    client, walked = holder("accepted")
    old = version(walked)
    walked.take("remark", "handler", text="请您明天在家。")
    assert client.post("/matter/write/", {"text": "好的", "version": old})["Location"] == "/matter/"
    assert Statement.objects.filter(petition=walked.petition, actor="petitioner").get().texts == {"text": "好的"}


def test_files_make_it_material(holder: Holder) -> None:
    client, walked = holder("accepted")
    client.post("/matter/write/", {"text": "照片", "version": version(walked), "files": [SimpleUploadedFile("a.jpg", JPEG)]})
    assert Statement.objects.latest("pk").step == "supplement"
    assert "a.jpg" in client.get("/matter/").content.decode()


@pytest.mark.parametrize(("answer", "step", "status"), [
    ("yes", "supplement", PetitionStatus.REGISTERED), ("no", "remark", PetitionStatus.AWAITING_SUPPLEMENT),
])  # fmt: skip
def test_when_material_was_asked_for_one_says_whether_this_is_it(holder: Holder, answer: str, step: str, status: PetitionStatus) -> None:
    client, walked = holder("awaiting_supplement")
    assert "请补充停暖的起止日期" in client.get("/matter/write/").content.decode()
    client.post("/matter/write/", {"text": "从三月一日起", "is_answer": answer, "version": version(walked)})
    assert Statement.objects.latest("pk").step == step
    assert Petition.objects.get(pk=walked.petition.pk).standing is status


@pytest.mark.parametrize(("text", "words"), [("", "请写几句话"), ("话" * 5001, "最多 5000 个字")])
def test_empty_and_endless_remarks_get_a_sentence(holder: Holder, text: str, words: str) -> None:
    client, walked = holder("accepted")
    before = version(walked)
    page = client.post("/matter/write/", {"text": text}).content.decode()
    assert words in page
    assert version(walked) == before


def test_rating_is_taken_once(holder: Holder) -> None:
    client, _ = holder("replied")
    fields = {"office": "satisfied", "unit": "dissatisfied", "reason": "来得慢"}
    for _ in range(2):
        assert client.post("/matter/rate/", fields)["Location"] == "/matter/"
    rating = Rating.objects.get()
    assert (rating.office, rating.unit, rating.reason) == ("satisfied", "dissatisfied", "来得慢")
    page = client.get("/matter/").content.decode()
    assert "谢谢您的评价" in page
    assert "/matter/rate/" not in page


@pytest.mark.parametrize("fields", [{}, {"office": "satisfied"}, {"office": "great", "unit": "great"}])
def test_half_a_rating_gets_a_sentence(holder: Holder, fields: dict[str, str]) -> None:
    client, _ = holder("replied")
    assert "form_errors" in client.post("/matter/rate/", fields).content.decode()
    assert not Rating.objects.exists()


def test_rating_before_the_answer_is_refused_in_words(holder: Holder) -> None:
    client, _ = holder("accepted")
    page = client.post("/matter/rate/", {"office": "satisfied", "unit": "satisfied"}).content.decode()
    assert "form_errors" in page
    assert not Rating.objects.exists()
