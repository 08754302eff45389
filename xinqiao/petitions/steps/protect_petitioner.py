"""采取保护措施: what is done at once, by whom, by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.watching import add_measure


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`measure`: what is done; `owner`: who is in charge; `until`: the last day."""

    measure: str
    owner: str
    until: date


def apply(step: Step, entry: Entry) -> None:
    add_measure(step, entry.measure, entry.owner, entry.until)
