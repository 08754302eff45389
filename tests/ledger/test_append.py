"""Appending: one unbroken chain a subject, each link bound to all that came before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.ledger.chains import AT, chain, found, line
from xinqiao.ledger.append import GENESIS, append, digest, history
from xinqiao.ledger.models import Entry

pytestmark = pytest.mark.django_db


def test_a_chain_begins_at_nothing_and_each_link_names_the_one_before() -> None:
    chain("XQ-1", 3)
    first, second, third = history("XQ-1")
    assert first.previous == GENESIS and second.previous == first.digest and third.previous == second.digest
    assert [first.number, second.number, third.number] == [1, 2, 3]


def test_it_goes_on_where_the_store_ends() -> None:
    chain("XQ-1", 2)
    chain("XQ-1", 2)
    assert [entry.number for entry in history("XQ-1")] == [1, 2, 3, 4] and not found()


def test_lines_of_several_chains_may_be_mixed() -> None:
    append([line("XQ-1"), line("XQ-2"), line("XQ-1", "triage"), line("XQ-2", "triage")])
    assert [entry.verb for entry in history("XQ-2")] == ["open", "triage"] and not found()


def test_a_subject_said_to_be_fresh_is_not_looked_up(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        append([line("XQ-1"), line("XQ-1", "triage")], fresh=frozenset({"XQ-1"}))
    with django_assert_num_queries(2):
        append([line("XQ-1", "assign")])


def test_two_links_with_one_number_cannot_be() -> None:
    chain("XQ-1", 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        append([line("XQ-1")], fresh=frozenset({"XQ-1"}))
    assert len(history("XQ-1")) == 2


def test_nothing_to_append_is_nothing() -> None:
    assert append([]) == [] and not Entry.objects.exists()


@pytest.mark.parametrize(
    "change",
    [{"subject": "XQ-2"}, {"verb": "close"}, {"actor": "person:8"}, {"at": AT + timedelta(microseconds=1)},
     {"recorded_at": AT}, {"body": {"n": 1}}, {"body": {"m": 0}}],
)  # fmt: skip
def test_every_part_of_a_line_is_bound(change: dict[str, Any]) -> None:
    one = line(n=0)
    assert digest(GENESIS, 1, one) != digest(GENESIS, 1, replace(one, **change))
    assert digest(GENESIS, 1, one) != digest(GENESIS, 2, one) != digest("f" * 64, 2, one)


def test_the_same_moment_in_another_zone_is_the_same_link() -> None:
    one = line()
    there = AT.astimezone(timezone(timedelta(hours=8)))
    assert digest(GENESIS, 1, one) == digest(GENESIS, 1, replace(one, at=there))


def test_what_is_read_back_has_the_digest_it_was_written_with() -> None:
    """Chinese, rare characters, nested values and numbers pass through the store unchanged, on both stores."""
    body = {"字": "𠮷", "list": [1, [2, "三"]], "none": None, "yes": True, "n": 2**53, "quote": '"\\', "newline": "\n"}
    append([line("XQ-1", "remark", **body)])
    assert history("XQ-1")[0].body == body and not found()
