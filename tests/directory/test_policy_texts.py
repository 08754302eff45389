"""The knowledge base: versions with their days, never changed; found by every word, by whoever may read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from xinqiao.directory import change, policy_texts, snapshot
from xinqiao.directory.change import DirectoryError, PolicyTextEntry
from xinqiao.directory.models import PolicyVersion
from xinqiao.ledger.append import history
from xinqiao.wording import index

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
NOW = timezone.now()
BY: dict[str, Any] = {"by": "person:1", "at": NOW}
PAY = PolicyTextEntry(title="工资支付办法", issued_by="青川煤业", number="青煤〔2019〕3 号", effective_from=date(2019, 1, 1), text="第一条 每月十五日发放。\n第二条 加班按规定付。")
NEW = replace(PAY, number="青煤〔2024〕8 号", effective_from=date(2024, 7, 1), text="第一条 每月十日发放。\n第二条 加班按规定付。", why="提前到十日")


@pytest.fixture(autouse=True)
def _edition(db: Any) -> None:
    snapshot.forget()


def found(words: str, *, public: bool = False) -> list[int]:
    return [row.pk for row in policy_texts.found(words, snapshot.current(), date(2026, 1, 1), public=public)]


def test_a_new_version_ends_the_one_before_and_changes_nothing_else_of_it() -> None:
    old = change.add_policy_text(PAY, is_public=True, **BY)
    new = change.renew_policy_text(old.paper, NEW, **BY)
    kept = PolicyVersion.objects.get(pk=old.pk)
    assert (kept.effective_until, kept.text, kept.sha256) == (date(2024, 6, 30), PAY.text, old.sha256)
    current = policy_texts.current(snapshot.current(), date(2024, 6, 30), public=True)
    assert [row.pk for row in current] == [old.pk]
    assert [row.pk for row in policy_texts.current(snapshot.current(), date(2024, 7, 1), public=True)] == [new.pk]
    lines = history("directory")[-2:]
    assert [line.verb for line in lines] == ["policy_text.add", "policy_text.renew"] and lines[1].body["sha256"] == new.sha256


def test_a_version_is_found_by_every_word_from_the_moment_it_is_in_folded_or_not() -> None:
    old = change.add_policy_text(PAY, is_public=True, **BY)
    new = change.renew_policy_text(old.paper, NEW, **BY)
    for _folded in (False, True):
        assert found("十五日") == [old.pk] and found("每月十日") == [new.pk] and found("青煤〔2024〕") == [new.pk]
        assert found("加班") == [new.pk, old.pk]  # the one in force first
        assert found("下井津贴") == [] and found("") == []
        while index.fold():
            pass


def test_policy_texts_and_petitions_share_the_index_and_never_meet_in_it() -> None:
    row = change.add_policy_text(PAY, is_public=True, **BY)
    index.add([(row.pk + 1, "加班没有给钱"), (row.pk + 2, "qing mei"), (row.pk, "别的事"), (2**39 + row.pk, "很远的一件")])
    for _folded in (False, True):
        assert index.newest("加班", limit=9) == [row.pk + 1] and found("加班") == [row.pk]
        assert [number for batch in index.sounding("gzzf") for number in batch] == []  # 工资支付: policy texts have no sounds
        while index.fold():
            pass
    index.remove(policy_texts.document_of(row.pk))
    assert found("加班") == [] and index.newest("别的事", limit=9) == [row.pk] and index.newest("很远", limit=9) == [2**39 + row.pk]


def test_what_is_for_staff_is_not_found_and_not_listed_by_everybody() -> None:
    row = change.add_policy_text(PAY, is_public=False, **BY)
    assert found("加班") == [row.pk] and found("加班", public=True) == []
    directory = snapshot.current()
    assert policy_texts.current(directory, date(2026, 1, 1), public=True) == [] and policy_texts.head(directory, row.pk, public=True) is None
    change.publish_policy_text(row.paper, is_public=True, **BY)
    change.publish_policy_text(row.paper, is_public=True, **BY)  # twice: one line
    assert found("加班", public=True) == [row.pk]
    assert [line.verb for line in history("directory")].count("policy_text.publish") == 1


def test_it_is_cited_by_any_title_that_it_had() -> None:
    old = change.add_policy_text(PAY, is_public=True, **BY)
    new = change.renew_policy_text(old.paper, replace(NEW, title="薪酬支付办法"), **BY)
    directory = snapshot.current()
    for title in ("工资支付办法", "薪酬支付办法", " 薪酬支付 办法"):
        assert [row.pk for row in policy_texts.cited(directory, title)] == [old.pk, new.pk]
    assert policy_texts.cited(directory, "别的办法") == []


def test_the_last_day_is_entered_once_and_a_text_stays_readable() -> None:
    row = change.add_policy_text(PAY, is_public=True, **BY)
    with pytest.raises(DirectoryError):
        change.end_policy_text(row.paper, PAY.effective_from - timedelta(days=1), **BY)
    change.end_policy_text(row.paper, date(2025, 12, 31), **BY)
    with pytest.raises(DirectoryError):
        change.end_policy_text(row.paper, date(2026, 12, 31), **BY)
    assert found("加班") == [row.pk]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"), ({"title": "《工资》"}, "title"), ({"title": "长" * 121}, "title"), ({"text": "\n "}, "text"), ({"text": "字" * 100_001}, "text"),
        ({"issued_by": ""}, "issued_by"), ({"effective_until": date(2018, 1, 1)}, "effective_until"), ({"number": "号" * 61}, "number"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_at_its_field_and_leaves_nothing(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(DirectoryError) as refused:
        change.add_policy_text(replace(PAY, **wrong), is_public=True, **BY)
    assert refused.value.field == field and not PolicyVersion.objects.exists()


def test_a_title_twice_or_a_version_before_the_last_is_refused() -> None:
    row = change.add_policy_text(PAY, is_public=True, **BY)
    for wrong in (lambda: change.add_policy_text(NEW, is_public=True, **BY), lambda: change.renew_policy_text(row.paper, PAY, **BY)):
        with pytest.raises(DirectoryError):
            wrong()
    assert PolicyVersion.objects.count() == 1
