"""The questions by kind of matter at the counter: shown at a press, never in the way, part of what was taken down."""

from __future__ import annotations

import pytest

from tests.web.desk.test_register_page import form
from tests.web.portal.test_asked import settle
from xinqiao.petitions.models import Petition
from xinqiao.rules.questions import apart

pytestmark = pytest.mark.django_db


def test_a_press_shows_the_questions_and_registers_nothing(visit) -> None:
    settle()
    page = visit("receptionist").post("/desk/register/", **form(kind="0703", ask="1", name="", title="")).content.decode()
    assert "1. 报过修吗" in page and "第 1 题答“是”才问" in page and "请写姓名" not in page and "二矿食堂从上周起" in page
    assert not Petition.objects.exists()


def test_answers_are_part_of_the_text_and_those_whose_condition_fails_are_left_out(visit) -> None:
    version = settle()
    answer = visit("receptionist").post("/desk/register/", **form(kind="0703", asked=version, ask_q1="no", ask_q2="2026-01-05", ask_q3="9"))
    assert answer.status_code == 302
    assert apart(Petition.objects.get().text) == (form()["text"], [("报过修吗？", "不是"), ("屋里多少度？", "9")])


def test_a_number_that_is_none_is_said_and_nothing_is_asked_twice(visit) -> None:
    version = settle()
    receptionist = visit("receptionist")
    page = receptionist.post("/desk/register/", **form(kind="0703", asked=version, ask_q3="冷")).content.decode()
    assert "这里只写数字" in page and "补充问题里有一处要改" in page and not Petition.objects.exists()
    assert receptionist.post("/desk/register/", **form(kind="0703", asked=version)).status_code == 302
    assert Petition.objects.get().text == form()["text"]


def test_the_version_that_the_page_showed_is_the_one_that_counts(visit) -> None:
    version = settle()
    settle("新叫法")
    visit("receptionist").post("/desk/register/", **form(kind="0703", asked=version, ask_q1="yes"))
    assert "〔暖气〕" in Petition.objects.get().text
