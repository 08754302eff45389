"""Feature 1.11: the head of the numbers is the enterprise's own; numbers with another head are still found."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import CODE, Walk
from xinqiao.directory import snapshot
from xinqiao.insight.search import Query, find
from xinqiao.ops.verify import faults
from xinqiao.petitions.lookup import look_up
from xinqiao.petitions.numbering import as_number, beginning, formatted

pytestmark = pytest.mark.postgres_too


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("QM-2026-0000012", "QM-2026-0000012"), ("qm 2026 0000012", "QM-2026-0000012"), ("ＱＭ20260000012", "QM-2026-0000012"),
        ("12", "QM-2026-0000012"), ("2025-12", "QM-2025-0000012"), ("XQ-2025-0000012", "XQ-2025-0000012"), ("xq-12", "XQ-2026-0000012"),
    ],
)  # fmt: skip
def test_a_missing_head_is_ours_and_a_typed_one_is_kept(settings: Any, typed: str, stored: str) -> None:
    settings.NUMBER_HEAD = "QM"
    assert as_number(typed, 2026) == stored


def test_numbers_go_on_under_a_new_head_and_the_old_ones_are_found(enterprise: Enterprise, settings: Any) -> None:
    old = Walk(enterprise).petition
    settings.NUMBER_HEAD = "QM"
    new = Walk(enterprise).petition
    year = timezone.localdate().year
    assert (old.number, new.number) == (formatted(year, 1, "XQ"), f"QM-{year}-0000002")
    for petition in (old, new):
        answer = look_up(petition.number.lower(), CODE, place="x", tries=9, at=timezone.now())
        assert answer.petition == petition
        query = Query(words=petition.number)
        found = find(query, enterprise.actor("clerk"), snapshot.current(), timezone.localdate())
        assert [row.number for row in found.petitions] == [petition.number]
    assert list(faults()) == []


def test_what_begins_like_a_number_is_a_range_of_numbers() -> None:
    assert beginning("XQ-2026-00003") == ("XQ-2026-0000300", "XQ-2026-0000399")
    assert beginning("2026-") == ("XQ-2026-0000000", "XQ-2026-9999999")
    assert beginning("停暖") is None and beginning("2026") is None


@pytest.mark.parametrize(("head", "is_taken"), [("qm", True), ("ABCDEFGH", True), ("青煤", False), ("Q1", False), ("", False)])
def test_a_head_that_is_none_is_said_at_the_start(head: str, is_taken: bool) -> None:
    command = [sys.executable, "-c", "import xinqiao.settings as s; print(s.NUMBER_HEAD)"]
    done = subprocess.run(
        command, env=os.environ | {"XINQIAO_NUMBER_HEAD": head}, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert (done.returncode == 0) is is_taken
    assert done.stdout.strip() == head.upper() if is_taken else "XINQIAO_NUMBER_HEAD" in done.stderr
