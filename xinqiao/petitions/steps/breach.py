"""记录超期: the clockwork puts on record which time limits have passed with their work undone."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the days say it."""


def apply(step: Step, entry: Entry) -> None:
    for running in [clock for clock in step.dossier.clocks if clock.paused_on is None]:
        step.breach(running, step.today)
