"""What is too few to be told, and what a total would give away."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest

from xinqiao.rules.few import FEWEST, FEWEST_SHARE, tellable, told, total_tellable


def test_nothing_and_many_are_told_and_few_are_not() -> None:
    assert [told(n) for n in (0, 1, 4, 5, 50)] == [0, None, None, 5, 50]
    assert [told(n, FEWEST_SHARE) for n in (0, 9, 10)] == [0, None, 10]


@pytest.mark.parametrize(("floor", "n"), [(FEWEST, 1), (FEWEST, 2), (FEWEST, 3), (FEWEST, 4), (FEWEST_SHARE, 1), (FEWEST_SHARE, 2)])
def test_no_small_count_follows_from_the_total_and_what_is_told(floor: int, n: int) -> None:
    """Attack 26: over every row of up to four counts: what is left of a told total is two counts or more, and more than one answer fits."""
    for cells in combinations_with_replacement(range(floor + 3), n):
        may, is_total_told = tellable(cells, floor)
        assert all(told(cell, floor) is not None for cell, is_told in zip(cells, may, strict=True) if is_told)
        hidden = [cell for cell, is_told in zip(cells, may, strict=True) if not is_told]
        if not (is_total_told and hidden):
            continue
        fitting = [row for row in combinations_with_replacement(range(1, sum(hidden) + 1), len(hidden)) if sum(row) == sum(hidden)]
        assert len(hidden) > 1 and sum(hidden) >= floor and len({number for row in fitting for number in row}) > 1, cells


def test_the_smallest_of_the_others_goes_first_and_no_more_than_needed() -> None:
    assert tellable([30, 3, 12]) == ([True, False, False], True)
    assert tellable([30, 12, 0]) == ([True, True, True], True)
    assert tellable([30, 3, 4]) == ([True, False, False], True)
    assert tellable([1, 1, 20]) == ([False, False, False], True)
    assert tellable([3, 0, 0]) == ([False, True, True], False)


def test_where_each_count_stays_the_total_goes() -> None:
    assert total_tellable([6, 5]) and total_tellable([6, 2, 4])
    assert not total_tellable([6, 4]) and not total_tellable([9, 1, 1]) and not total_tellable([2, 1])
