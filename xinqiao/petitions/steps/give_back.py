"""收回转交件: the referral ends. Always part of the petition's steps `take_back` and `recall`."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked."""


def apply(step: Step, entry: Entry) -> None:
    step.body["unit"] = step.petition.handling_unit_id
