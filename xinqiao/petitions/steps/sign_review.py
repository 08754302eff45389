"""签发复查意见书: a second person who did not handle it either (条例§35)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the draft says it."""


def apply(step: Step, entry: Entry) -> None:
    step.body |= {"unit": step.linked.unit_id, "outcome": step.linked.content["outcome"]}
