"""The questions by kind of matter on the screen: written, moved, tried and put in force, without a script."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.web.admin.conftest import text
from tests.web.golden_queries import counted
from xinqiao.directory import change, snapshot
from xinqiao.directory.models import QuestionSetRow
from xinqiao.rules.questions import in_force

pytestmark = pytest.mark.django_db
FIRST = {"text": "有没有 欠条", "text_en": "Is there a note of debt", "kind": "one", "choices": "有\n没有", "choices_en": "Yes\nNo"}
SECOND = {"text": "哪天写的", "text_en": "Written on", "kind": "day", "asked_on": ["q1=1"], "is_needed": "on"}


def url(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


@pytest.fixture
def row(enterprise: Enterprise, admin: Client) -> QuestionSetRow:
    admin.post(url("question_set_add"), {"category": "0101"})
    return QuestionSetRow.objects.get()


def send(admin: Client, row: QuestionSetRow, name: str, *args: object, **fields: object):
    row.refresh_from_db()
    return admin.post(url(name, row.pk, *args), {"seen": row.revision, **fields})


def test_a_set_is_written_tried_and_asked_from_a_day_on(row: QuestionSetRow, admin: Client) -> None:
    send(admin, row, "question_set_name", title="欠薪", title_en="Wages owed")
    send(admin, row, "question", "new", **FIRST)
    assert "1. 有没有 欠条 → 有" in text(admin.get(url("question", row.pk, "new")))
    send(admin, row, "question", "new", **SECOND)
    page = text(admin.get(url("question_set", row.pk)))
    assert "第 1 题答“有”才问" in page and "正在写，还没有问过任何人" in page
    preview = text(admin.get(url("question_set_preview", row.pk)))
    assert "2. 哪天写的" in preview and "2. Written on" in preview and "Asked only if the answer to question 1" in preview
    day = timezone.localdate() + timedelta(days=1)
    assert send(admin, row, "question_set_ask", valid_from=day.isoformat()).status_code == 302
    assert in_force(snapshot.current().question_sets.values(), day)["0101"].title.zh == "欠薪"
    assert day.isoformat() in text(admin.get(url("questions")))
    page = text(admin.get(url("question_set", row.pk)))
    assert "往上移" not in page and "写新的一版" in page and admin.get(url("question", row.pk, "q1")).status_code == 404
    newer = admin.post(url("question_set", row.pk), {"do": "write"}, follow=True)
    assert "从现在用的抄过来" in text(newer) and QuestionSetRow.objects.count() == 2


def test_the_order_is_changed_by_buttons_and_what_would_break_is_said(row: QuestionSetRow, admin: Client) -> None:
    for question in (FIRST, SECOND):
        send(admin, row, "question", "new", **question)
    send(admin, row, "question", "new", text="还有呢", text_en="What else", kind="long")
    send(admin, row, "question_set", do="up:q3")
    row.refresh_from_db()
    assert [each["key"] for each in row.questions] == ["q1", "q3", "q2"]
    row.refresh_from_db()
    said = text(admin.post(url("question_set", row.pk), {"seen": row.revision, "do": "remove:q1"}, follow=True))
    assert "第 3 题看它的回答" in said and 'class="notice error"' in said  # the number as the page has it, and not as something that was done
    send(admin, row, "question_set", do="up:q2")
    row.refresh_from_db()
    assert "第 2 题看第 1 题的回答" in text(admin.post(url("question_set", row.pk), {"seen": row.revision, "do": "down:q1"}, follow=True))
    send(admin, row, "question_set", do="remove:q2")
    row.refresh_from_db()
    assert [each["key"] for each in row.questions] == ["q1", "q3"]
    assert admin.post(url("question_set", row.pk), {"seen": row.revision, "do": "nothing"}).status_code == 404


def test_bad_input_is_said_and_nothing_typed_is_lost(row: QuestionSetRow, admin: Client) -> None:
    page = text(send(admin, row, "question", "new", **FIRST | {"choices_en": "Yes"}))
    assert "一样多行" in page and "有没有 欠条" in page
    assert "中文和英文" in text(send(admin, row, "question", "new", **FIRST | {"text": "\u202e"}))
    send(admin, row, "question", "new", **FIRST)
    send(admin, row, "question", "new", text="是不是", text_en="Is it", kind="yes_no")
    both = text(send(admin, row, "question", "new", **SECOND | {"asked_on": ["q1=1", "q2=yes"]}))
    assert "只能看一题的回答" in both
    assert "不能倒着生效" in text(send(admin, row, "question_set_ask", valid_from="2020-01-01"))


def test_a_second_click_writes_one_question_and_an_old_page_is_said(row: QuestionSetRow, admin: Client) -> None:
    admin.post(url("question", row.pk, "new"), FIRST | {"seen": 0})
    page = text(admin.post(url("question", row.pk, "new"), FIRST | {"seen": 0}))
    row.refresh_from_db()
    assert "刚才有人改过" in page and 'name="seen" value="1"' in page and len(row.questions) == 1
    assert "刚才有人改过" in text(admin.post(url("question_set", row.pk), {"seen": "", "do": "remove:q1"}, follow=True))
    assert send(admin, row, "question_set_drop").status_code == 302 and admin.get(url("question_set", row.pk)).status_code == 404


def test_the_pages_take_the_same_queries_however_many_there_are(row: QuestionSetRow, admin: Client) -> None:
    before = [counted(Asks(admin), url(name, *args)) for name, args in (("questions", ()), ("question_set", (row.pk,)))]
    for question in (FIRST, SECOND):
        send(admin, row, "question", "new", **question)
    for code in ("0102", "0703"):
        change.write_questions(code, by="person:1", at=timezone.now())
    assert [counted(Asks(admin), url(name, *args)) for name, args in (("questions", ()), ("question_set", (row.pk,)))] == before and max(before) <= 10


class Asks:
    """A browser as `counted` asks it."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(self, address: str):
        return self.client.get(address)
