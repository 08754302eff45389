"""Measures of the small drawings: how long each bar is."""

from collections.abc import Iterable
from dataclasses import dataclass


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
