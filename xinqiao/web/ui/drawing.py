"""Measures of the small drawings: how long each bar is."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its number as shown, its length in hundredths of the longest, and where it opens."""

    label: object
    shown: str
    share: int
    url: str = ""
    kind: str = ""


def bars(rows: Iterable[tuple[object, float, str]], *, unit: str = "", most: float | None = None) -> list[Bar]:
    """Bars from (label, value, url) rows; the longest, or `most` (100 for per cent), is full length."""
    kept = list(rows)
    top = most or max((value for _, value, _ in kept), default=0) or 1
    return [Bar(label, f"{value:g}{unit}", min(100, round(100 * value / top)), url) for label, value, url in kept]


@dataclass(frozen=True)
class Trend:
    """A line of shares over periods, oldest first, in a picture of 100 × 40: its points, and the stretches between two that are both told."""

    points: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]


def trend(shares: Iterable[int | None]) -> Trend:
    """Return the drawing of shares in per cent; a period of which none is told leaves a gap."""
    known = list(shares)
    step = 100 // (len(known) or 1)
    places = [None if share is None else (str(step // 2 + step * i), str(round(36 - 0.32 * share, 1))) for i, share in enumerate(known)]
    pairs = [(one, two) for one, two in pairwise(places) if one and two]
    return Trend(tuple(place for place in places if place), tuple(f"{one[0]},{one[1]} {two[0]},{two[1]}" for one, two in pairs))
