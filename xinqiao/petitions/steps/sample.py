"""抽查: a finished petition is drawn at random; how it was drawn is kept, so that anybody can draw the same again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.supervising import asker


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The period by its last days to answer (inclusive), of how many petitions how many were drawn, and the seed."""

    since: date
    until: date
    of: int
    drawn: int
    seed: str


def apply(step: Step, entry: Entry) -> None:
    step.keep(since=entry.since.isoformat(), until=entry.until.isoformat(), of=entry.of, drawn=entry.drawn, seed=entry.seed, **asker(step))
