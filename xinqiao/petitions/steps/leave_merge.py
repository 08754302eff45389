"""因撤回分出: the petitioner gave up his own matter; the others that were handled with it go on."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked."""


def apply(step: Step, entry: Entry) -> None:
    step.body |= {"office": step.petition.desk_unit_id, "other": step.linked.content["number"]}
