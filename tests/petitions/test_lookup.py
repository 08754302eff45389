"""Number and code are understood however they are typed; guessing is counted and tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from tests.walking import CODE, Walk
from xinqiao.petitions import throttle
from xinqiao.petitions.lookup import as_code, look_up
from xinqiao.petitions.models import Throttle
from xinqiao.petitions.numbering import as_number
from xinqiao.petitions.throttle import FOR_A_NUMBER, Limit

AT = datetime(2026, 3, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "XQ-2026-0003817", "xq-2026-0003817", "ＸＱ－２０２６－０００３８１７", " XQ 2026 0003817 ", "2026-0003817", "20260003817",
        "XQ20260003817", "xq—2026—0003817", "3817", "0003817", "XQ-2026-3817", "2026-3817", "xq.2026.0003817",
    ],
)  # fmt: skip
def test_a_number_is_understood(typed: str) -> None:
    assert as_number(typed, 2026) == "XQ-2026-0003817"


@pytest.mark.parametrize("typed", ["", "???", "XQ", "DROP TABLE", "9" * 500, "²³", "一二三"])
def test_nonsense_is_no_number_and_no_fault(typed: str) -> None:
    assert len(as_number(typed, 2026)) <= 24


@pytest.mark.parametrize("typed", ["123456789012", "1234 5678 9012", "１２３４５６７８９０１２", "1234-5678-9012 "])
def test_a_code_is_understood(typed: str) -> None:
    assert as_code(typed) == CODE


def test_only_number_and_code_together_open(walk: Callable[..., Walk]) -> None:
    petition = walk().petition
    at = timezone.now()
    assert look_up(petition.number, CODE, place="a", tries=20, at=at).petition == petition
    assert look_up(petition.number, "", place="a", tries=20, at=at).petition is None
    assert look_up("XQ-2026-9999999", CODE, place="a", tries=20, at=at).petition is None


def test_wrong_tries_are_counted_by_place_and_by_number(walk: Callable[..., Walk]) -> None:
    petition = walk().petition
    for n in range(3):
        assert look_up("1", "1", place="a", tries=3, at=AT).free_at is None, n
    assert look_up(petition.number, CODE, place="a", tries=3, at=AT).free_at == datetime(2026, 3, 12, 9, tzinfo=UTC)
    assert look_up(petition.number, CODE, place="b", tries=3, at=AT).petition == petition
    assert look_up(petition.number, CODE, place="a", tries=3, at=AT + timedelta(hours=1)).petition == petition
    for n in range(3 * FOR_A_NUMBER):
        look_up(petition.number, "1", place=f"place {n}", tries=3, at=AT)
    assert look_up(petition.number, CODE, place="c", tries=3, at=AT).free_at


@pytest.mark.django_db
def test_each_try_is_counted_once_and_an_hour_later_anew() -> None:
    limit = Limit(what="x", value="10.0.0.1", times=2)
    assert [throttle.count(limit, AT) for _ in range(3)] == [True, True, False]
    assert throttle.count(limit, AT + timedelta(hours=1))
    row = Throttle.objects.get()
    assert row.count == 1
    assert row.key == settings.KEYRING.blind("throttle.x", "10.0.0.1")
    assert "10.0" not in row.key
    assert throttle.sweep(AT + timedelta(days=2)) == 1
