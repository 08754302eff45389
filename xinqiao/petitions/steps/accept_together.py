"""随主件受理: the unit accepted the leading petition; this one is accepted with it, and has sixty days of its own (条例§34)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.text import Text
from xinqiao.rules.triage import answer_branch


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`unit_id`: who accepted it; `contact`, `post`: whom the petitioner may call."""

    unit_id: int
    contact: str = ""
    post: Text | None = None


def apply(step: Step, entry: Entry) -> str | None:
    petition = step.petition
    petition.handling_unit_id = entry.unit_id
    step.journal.change(petition, "handling_unit")
    step.letter = {"contact": entry.contact, "post": entry.post}
    step.body |= {"unit": entry.unit_id, "office": petition.desk_unit_id}
    branch = answer_branch(step.dossier.paths)
    if branch != "proposal":
        step.body["due"] = HANDLE.due(step.today, step.calendar).on.isoformat()
    return branch
