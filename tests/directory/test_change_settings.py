"""Categories, policies and calendars count from a day on and keep their history."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.directory.entries import AT, BY, TODAY
from xinqiao.directory import change, seed, snapshot
from xinqiao.directory.change import CalendarDays, DirectoryError
from xinqiao.directory.models import CalendarVersion, Category, PolicyRow

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def test_the_seed_writes_once() -> None:
    assert seed.seed_categories(AT) == Category.objects.count() == 13 + 65
    assert seed.seed_categories(AT) == 0
    assert "0101" in snapshot.current().categories(date(1999, 1, 1))  # for old matters that an import brings
    first = seed.seed_calendar(AT)
    assert seed.seed_calendar(AT) == first and CalendarVersion.objects.count() == 1
    calendar = snapshot.current().calendar
    assert calendar.is_working(date(2026, 2, 14)) and not calendar.is_working(date(2026, 2, 23))


def test_a_new_name_counts_from_its_day() -> None:
    seed.seed_categories(AT)
    change.rename_category("0101", "工资拖欠", "Unpaid wages", TOMORROW, by=BY, at=AT)
    now = snapshot.current()
    assert now.categories(TODAY)["0101"].zh == "欠发少发工资奖金"
    assert now.categories(TOMORROW)["0101"].zh == "工资拖欠"
    change.retire_category("0102", TODAY, by=BY, at=AT)
    assert "0102" in snapshot.current().categories(TODAY) and "0102" not in snapshot.current().categories(TOMORROW)


def test_nonsense_categories_are_refused() -> None:
    seed.seed_categories(AT)
    for code in ("1", "０１", "٠١", "1 "):  # digits of other scripts make an address that no page has
        with pytest.raises(DirectoryError, match="两位"):
            change.add_category(code, "甲", "", TODAY, by=BY, at=AT)
    with pytest.raises(DirectoryError, match="已经在用"):
        change.add_category("0101", "甲", "", TODAY, by=BY, at=AT)
    with pytest.raises(DirectoryError, match="大类"):
        change.add_category("7701", "甲", "", TODAY, by=BY, at=AT)
    with pytest.raises(DirectoryError, match="不能从过去"):
        change.rename_category("0101", "甲", "", TODAY - timedelta(days=1), by=BY, at=AT)
    with pytest.raises(DirectoryError, match="先停用小类"):
        change.retire_category("01", TODAY, by=BY, at=AT)
    with pytest.raises(DirectoryError, match="密封"):
        change.retire_category("10", TODAY, by=BY, at=AT)
    with pytest.raises(DirectoryError, match="没有在用"):
        change.retire_category("99", TODAY, by=BY, at=AT)


def test_a_policy_counts_from_its_day_and_stays_in_its_bounds() -> None:
    change.set_policy("due_soon_days", 5, TOMORROW, by=BY, at=AT)
    now = snapshot.current()
    assert (now.policy("due_soon_days", TODAY), now.policy("due_soon_days", TOMORROW)) == (3, 5)
    for key, value, day in (
        ("due_soon_days", 16, TODAY),
        ("no_such", 1, TODAY),
        ("due_soon_days", 4, date(2026, 3, 15)),
    ):
        with pytest.raises(DirectoryError):
            change.set_policy(key, value, day, by=BY, at=AT)
    assert PolicyRow.objects.count() == 1


def test_a_changed_day_is_a_new_version_and_the_old_one_stays() -> None:
    first = seed.seed_calendar(AT)
    second = change.set_day(date(2027, 2, 11), CalendarDays.OFF, "国办发明电〔2026〕9 号", by=BY, at=AT)
    assert snapshot.calendar_version(first.pk).is_working(date(2027, 2, 11))
    assert not snapshot.calendar_version(second.pk).is_working(date(2027, 2, 11))
    third = change.mark_official(2027, "国办发明电〔2026〕9 号", by=BY, at=AT)
    assert snapshot.current().calendar.version == third.pk and 2027 in snapshot.current().calendar.official_years


def test_nonsense_calendars_are_refused() -> None:
    seed.seed_calendar(AT)
    with pytest.raises(DirectoryError, match="本来就上班"):
        change.set_day(date(2027, 3, 1), CalendarDays.ON, "x", by=BY, at=AT)
    with pytest.raises(DirectoryError, match="没有改动"):
        change.set_day(date(2027, 3, 1), CalendarDays.USUAL, "x", by=BY, at=AT)
    with pytest.raises(DirectoryError, match="请填写"):
        change.set_day(date(2027, 3, 1), CalendarDays.OFF, "", by=BY, at=AT)
    with pytest.raises(DirectoryError, match="已经是正式"):
        change.mark_official(2026, "x", by=BY, at=AT)
    with pytest.raises(DirectoryError, match="又休又班"):
        change.new_calendar([date(2027, 3, 6)], [date(2027, 3, 6)], [], "", by=BY, at=AT)
    with pytest.raises(DirectoryError, match="2011"):
        change.new_calendar([date(1999, 3, 5)], [], [], "", by=BY, at=AT)
    assert CalendarVersion.objects.count() == 1
