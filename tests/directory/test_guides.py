"""Guides for the handler: one a category, a change is a new row that counts at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from xinqiao.directory import change, snapshot
from xinqiao.directory.change import DirectoryError, GuideEntry
from xinqiao.directory.models import GuideRow
from xinqiao.directory.seed import seed_categories, seed_guides
from xinqiao.ledger.append import history
from xinqiao.rules.guides_seed import ROWS

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
BY: dict[str, Any] = {"by": "person:1", "at": NOW}
ENTRY = GuideEntry(category="0101", facts="工资条对上了吗\n差多少", facts_en="Does the payslip match\nHow much", standard_days=10)


@pytest.fixture(autouse=True)
def _tree(db: Any) -> None:
    seed_categories(NOW)
    snapshot.forget()


def test_a_guide_is_shown_at_once_and_a_change_keeps_what_was() -> None:
    row = change.add_guide(ENTRY, **BY)
    assert snapshot.current().guides["0101"].facts.en == "Does the payslip match\nHow much"
    newer = change.change_guide(row, replace(ENTRY, standard_days=12), **BY)
    assert snapshot.current().guides["0101"].standard_days == 12
    row.refresh_from_db()
    assert (row.valid_to, newer.valid_to, row.standard_days) == (TODAY - timedelta(days=1), None, 10)
    assert [line.verb for line in history("directory")][-3:] == ["guide.add", "guide.retire", "guide.add"]


def test_a_category_has_one_guide_and_an_old_page_changes_nothing() -> None:
    row = change.add_guide(ENTRY, **BY)
    other = change.add_guide(replace(ENTRY, category="0102"), **BY)
    for wrong in (lambda: change.add_guide(ENTRY, **BY), lambda: change.change_guide(other, ENTRY, **BY)):
        with pytest.raises(DirectoryError):
            wrong()
    change.retire_guide(row, **BY)
    for late in (lambda: change.retire_guide(row, **BY), lambda: change.change_guide(row, ENTRY, **BY)):
        with pytest.raises(DirectoryError):
            late()
    assert set(snapshot.current().guides) == {"0102"} and GuideRow.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"facts": " ", "facts_en": ""}, "facts"), ({"facts_en": "only one line"}, "facts_en"), ({"standard_days": 0}, "standard_days"),
        ({"standard_days": 76}, "standard_days"), ({"category": "9999"}, "category"), ({"talk": "长" * 5001}, "talk"), ({"lead": "部" * 61}, "lead"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_at_its_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(DirectoryError) as refused:
        change.add_guide(replace(ENTRY, **wrong), **BY)
    assert refused.value.field == field and not GuideRow.objects.exists()


def test_a_new_store_starts_with_all_guides_and_a_retired_one_does_not_come_back() -> None:
    assert seed_guides(NOW) == len(ROWS)
    assert seed_guides(NOW) == 0
    change.retire_guide(GuideRow.objects.get(category="0101", valid_to=None), **BY)
    assert seed_guides(NOW) == 0 and "0101" not in snapshot.current().guides
