"""拆出的件并回: what was split off goes back into the petition it came from; its number stays taken."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`number`: the petition it came from."""

    number: str


def apply(step: Step, entry: Entry) -> None:
    step.body |= {"other": entry.number, "office": step.petition.desk_unit_id}
