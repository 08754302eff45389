"""登记接待时答应的事: what a unit is to do by a day, as the leader decided when he received the petitioner."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import promise


@dataclass(frozen=True, kw_only=True)
class Entry(promise.Entry):
    """One thing that was decided: what, by which unit, by which day; `person_id`: the leader who decided it and keeps an eye on it."""

    person_id: int | None = None


def apply(step: Step, entry: Entry) -> None:
    promise.apply(step, entry)
    step.give_to(step.linked.unit_id, entry.person_id)
