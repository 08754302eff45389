"""Reply templates: offered by category and day; a change is a new row."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from xinqiao.directory import change
from xinqiao.directory.change import DirectoryError, TemplateEntry
from xinqiao.directory.models import ReplyTemplate
from xinqiao.directory.reply_templates import in_use, offered
from xinqiao.directory.seed import seed_categories
from xinqiao.ledger.append import history

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture(autouse=True)
def _tree(db: Any) -> None:
    seed_categories(NOW)


def add(name: str, category: str = "", **texts: str) -> ReplyTemplate:
    entry = TemplateEntry(name=name, category=category, **(texts or {"opinion": "三日内补发。"}))
    return change.add_reply_template(entry, by="person:1", at=NOW)


def names(category: str) -> list[str]:
    return [row.name for row in offered(category, today=TODAY)]


def test_those_of_the_leaf_come_first_then_of_the_class_then_for_all() -> None:
    add("通用"), add("工资大类", "01"), add("欠发工资", "0101"), add("别的小类", "0102"), add("供暖", "0703")
    assert names("0101") == ["欠发工资", "工资大类", "通用"]
    assert names("") == ["通用"]


def test_a_change_keeps_what_was_and_counts_at_once() -> None:
    row = add("补发")
    change.change_reply_template(row, TemplateEntry(name="补发", opinion="五日内补发。"), by="person:1", at=NOW)
    assert [found.opinion for found in offered("0101", today=TODAY)] == ["五日内补发。"]
    assert ReplyTemplate.objects.count() == 2
    assert [line.verb for line in history("directory")][-3:] == [
        "reply_template.add", "reply_template.retire", "reply_template.add",
    ]  # fmt: skip


def test_a_retired_one_is_offered_no_more_and_cannot_be_retired_twice() -> None:
    row = add("补发")
    change.retire_reply_template(row, by="person:1", at=NOW)
    assert names("0101") == [] and in_use(TODAY) == []
    row.refresh_from_db()
    assert row.valid_to == TODAY - timedelta(days=1)
    with pytest.raises(DirectoryError):
        change.retire_reply_template(row, by="person:1", at=NOW)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " ", "opinion": "x"}, "name"), ({"name": "长" * 61, "opinion": "x"}, "name"), ({"name": "空", "opinion": " "}, "facts"),
        ({"name": "长", "basis": "长" * 5001}, "basis"), ({"name": "类", "opinion": "x", "category": "9999"}, "category"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(fields: dict[str, str], field: str) -> None:
    with pytest.raises(DirectoryError) as refused:
        change.add_reply_template(TemplateEntry(**fields), by="person:1", at=NOW)
    assert refused.value.field == field and not ReplyTemplate.objects.exists()
