"""Units are added, changed and closed with dates, a ledger line and a new edition; nonsense is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.directory.conftest import House
from tests.directory.entries import AT, BY, TODAY, unit_entry
from xinqiao.directory import change, snapshot
from xinqiao.directory.as_of import tree_on
from xinqiao.directory.change import DirectoryError
from xinqiao.directory.models import Edition, Unit, UnitVersion
from xinqiao.ledger.append import history
from xinqiao.ledger.walk import breaks
from xinqiao.rules.terms import UnitKind


def names_on(day: date) -> dict[str, str]:
    return {branch.unit.key: branch.name.zh for branch in tree_on(day)}


def test_a_change_closes_the_old_version_and_keeps_it(house: House) -> None:
    entry = replace(unit_entry("kq-1", house.group), name="第一煤矿", handles_petitions=True)
    change.change_unit(house.first, entry, date(2025, 1, 1), by="person:1", at=AT)
    old, new = UnitVersion.objects.filter(unit=house.first).order_by("pk")
    assert (old.name, old.valid_to) == ("单位kq-1", date(2024, 12, 31))
    assert (new.name, new.valid_from, new.valid_to) == ("第一煤矿", date(2025, 1, 1), None)
    assert names_on(date(2024, 6, 1))["kq-1"] == "单位kq-1"
    assert names_on(TODAY)["kq-1"] == "第一煤矿"


def test_two_changes_of_one_day_leave_the_last(house: House) -> None:
    for name in ("甲", "乙"):
        change.change_unit(house.first, unit_entry("kq-1", house.group, name=name), TODAY, by=BY, at=AT)
    assert names_on(TODAY)["kq-1"] == "乙"
    assert names_on(TODAY - timedelta(days=1))["kq-1"] == "单位kq-1"


def test_every_change_is_in_the_ledger_and_counts_the_edition(house: House) -> None:
    before, lines = Edition.objects.get().number, len(history("directory"))
    change.change_unit(house.first, unit_entry("kq-1", house.group, phone="12345"), TODAY, by="person:7", at=AT)
    entry = history("directory")[-1]
    assert (entry.verb, entry.actor, entry.at) == ("unit.change", "person:7", AT)
    assert "12345" not in str(entry.body)
    assert (Edition.objects.get().number, len(history("directory"))) == (before + 1, lines + 1)
    assert list(breaks()) == []
    assert snapshot.current().units[house.first.pk].phone == "12345"


def test_no_difference_writes_nothing(house: House) -> None:
    before = Edition.objects.get().number
    change.change_unit(house.first, unit_entry("kq-1", house.group), TODAY, by=BY, at=AT)
    assert Edition.objects.get().number == before


def test_a_unit_without_versions_gets_its_past_written_down(house: House) -> None:
    UnitVersion.objects.filter(unit=house.first).delete()
    change.change_unit(house.first, unit_entry("kq-1", house.group, name="新"), TODAY, by=BY, at=AT)
    assert names_on(date(2021, 1, 1))["kq-1"] == "单位kq-1"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"key": "KQ 9"}, "key"), ({"key": "kq-1"}, "key"), ({"name": " "}, "name"), ({"name": "长" * 81}, "name"),
        ({"kind": "castle"}, "kind"), ({"parent_id": None}, "parent_id"), ({"parent_id": 999999}, "parent_id"),
        ({"valid_from": date(2019, 1, 1)}, "parent_id"), ({"review_unit_id": 999999}, "review_unit_id"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_and_nothing_written(house: House, wrong: dict[str, Any], field: str) -> None:
    edition, units = Edition.objects.get().number, Unit.objects.count()
    with pytest.raises(DirectoryError) as refused:
        change.add_unit(replace(unit_entry("kq-9", house.group), **wrong), by=BY, at=AT)
    assert refused.value.field == field
    assert refused.value.said.zh != refused.value.said.en
    assert (Edition.objects.get().number, Unit.objects.count()) == (edition, units)


def test_a_circle_in_the_tree_is_refused(house: House) -> None:
    with pytest.raises(DirectoryError, match="不能是它自己或它下面"):
        change.change_unit(house.first, unit_entry("kq-1", house.section), TODAY, by=BY, at=AT)
    entry = unit_entry("kq-1", house.group, review_unit_id=house.section.pk)
    with pytest.raises(DirectoryError, match="复查单位不能"):
        change.change_unit(house.first, entry, TODAY, by=BY, at=AT)


def test_dates_must_be_in_order(house: House) -> None:
    entry = unit_entry("kq-1", house.group, name="新")
    with pytest.raises(DirectoryError, match="今天或更早"):
        change.change_unit(house.first, entry, TODAY + timedelta(days=1), by=BY, at=AT)
    with pytest.raises(DirectoryError, match="不能更早"):
        change.change_unit(house.first, entry, date(2019, 12, 31), by=BY, at=AT)


def test_only_one_front_desk_and_one_mark_a_unit(house: House) -> None:
    front = unit_entry("office", house.group, kind=UnitKind.DEPARTMENT, is_front_desk=True)
    change.add_unit(front, by=BY, at=AT)
    with pytest.raises(DirectoryError, match="只能有一个"):
        change.add_unit(replace(front, key="office-2", short_name="办二"), by=BY, at=AT)
    issuing = unit_entry("kq-5", house.group, can_issue_opinion=True, short_name="五矿")
    change.add_unit(issuing, by=BY, at=AT)
    with pytest.raises(DirectoryError, match="文号会分不清"):
        change.add_unit(replace(issuing, key="kq-6"), by=BY, at=AT)


def test_closing_names_the_successor_and_ends_the_unit(house: House) -> None:
    last_day = date(2026, 3, 31)
    change.close_unit(house.second, last_day, house.first, by=BY, at=AT)
    house.second.refresh_from_db()
    assert (house.second.valid_to, house.second.successor) == (last_day, house.first)
    assert "kq-2" in names_on(last_day) and "kq-2" not in names_on(last_day + timedelta(days=1))
    with pytest.raises(DirectoryError, match="已经撤销"):
        change.add_unit(unit_entry("kq-2-zc", house.second), by=BY, at=AT)
    with pytest.raises(DirectoryError, match="已经撤销"):
        change.change_unit(house.second, unit_entry("kq-2", house.group, name="新"), TODAY, by=BY, at=AT)


def test_a_unit_that_is_needed_cannot_be_closed(house: House) -> None:
    with pytest.raises(DirectoryError, match="下面还有"):
        change.close_unit(house.first, TODAY, house.second, by=BY, at=AT)
    with pytest.raises(DirectoryError, match="承接单位"):
        change.close_unit(house.second, TODAY, house.second, by=BY, at=AT)
    with pytest.raises(DirectoryError, match="不能早于启用"):
        change.close_unit(house.second, date(2019, 1, 1), by=BY, at=AT)
    change.change_unit(
        house.first, unit_entry("kq-1", house.group, review_unit_id=house.second.pk), TODAY, by=BY, at=AT
    )
    with pytest.raises(DirectoryError, match="复查单位是它"):
        change.close_unit(house.second, TODAY, by=BY, at=AT)
