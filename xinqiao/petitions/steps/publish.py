"""批准公开: a second person has read the copy; from now on everybody can."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked: the copy is what is shown."""


def apply(step: Step, entry: Entry) -> None:
    step.keep(published_on=step.today.isoformat())
    step.body["office"] = step.petition.desk_unit_id
