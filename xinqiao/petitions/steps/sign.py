"""签发: the head of the unit signs the decision; it bears the seal of the unit, not of an office (条例§32)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.triage import answer_branch


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked: the draft is what is signed."""


def apply(step: Step, entry: Entry) -> str | None:
    step.body["unit"] = step.petition.handling_unit_id
    if step.petition.is_at_once:
        return "at_once"
    return answer_branch(step.dossier.paths)
