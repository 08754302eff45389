"""Which numbers are too small to be told (policy): whose matter it was could be found out, in the number itself or by taking the told ones from a total."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 5  # a smaller count, unless it is nothing, is not told
FEWEST_SHARE = 10  # of fewer matters no share is told


def told(number: int, floor: int = FEWEST) -> int | None:
    """Return a number as it may be told by itself; None for 1 up to `floor` - 1."""
    return None if 0 < number < floor else number


def tellable(cells: Sequence[int], floor: int = FEWEST) -> tuple[list[bool], bool]:
    """Return which of the counts that make up a total may be told beside it, and whether the total may.

    What is too small is hidden; then the smallest of the others too, until what remains of the total is `floor` or more, of two
    or more counts, and fixes none of them. Where that cannot be, the total is not told. Nothing (0) is always told.
    """
    is_told = [told(number, floor) is not None for number in cells]
    others = sorted((i for i, number in enumerate(cells) if number and is_told[i]), key=lambda i: cells[i], reverse=True)
    while not _keeps([number for number, may in zip(cells, is_told, strict=True) if not may], floor):
        if not others:
            return is_told, False
        is_told[others.pop()] = False
    return is_told, told(sum(cells), floor) is not None


def total_tellable(cells: Sequence[int], floor: int = FEWEST) -> bool:
    """Return whether the total may be told where every count is told that is not too small by itself."""
    return told(sum(cells), floor) is not None and _keeps([number for number in cells if told(number, floor) is None], floor)


def _keeps(hidden: Sequence[int], floor: int) -> bool:
    """Return whether the sum of hidden counts leaves each of them open: not all of them are 1, nor all one less than the floor."""
    n, rest = len(hidden), sum(hidden)
    return n == 0 or (n > 1 and rest >= floor and rest not in (n, n * (floor - 1)))
