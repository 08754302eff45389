"""并入的件分开: the petition that leads goes on without it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked."""


def apply(step: Step, entry: Entry) -> None:
    step.body["other"] = step.linked.content["number"]
