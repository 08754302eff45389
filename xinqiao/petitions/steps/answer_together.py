"""随主件答复: each petitioner gets an answer of his own, with its number and his time to ask for a review (条例§32, §35)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.along import merge_of
from xinqiao.petitions.concluding import Conclusion, vouch
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Outcome
from xinqiao.rules.triage import answer_branch


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`answers`: the conclusions on the claims of the leading petition, by position; `drafted_by`: whose draft it was."""

    answers: tuple[tuple[int, Conclusion], ...]
    drafted_by: str


def apply(step: Step, entry: Entry) -> str | None:
    answers, record = dict(entry.answers), merge_of(step)
    for claim, position in zip(step.dossier.remaining, record.content["equals"], strict=True):
        answer = answers[position]
        claim.outcome, claim.facts = Outcome(answer.outcome).value, answer.facts
        claim.basis, claim.opinion = answer.basis, answer.opinion
        step.journal.change(claim, "outcome", "facts", "basis", "opinion")
    step.petition.drafted_by = entry.drafted_by
    step.journal.change(step.petition, "drafted_by")
    vouch(step)
    step.body |= {"unit": step.petition.handling_unit_id, "office": step.petition.desk_unit_id, "other": record.content["number"], "drafted_by": entry.drafted_by}
    return answer_branch(step.dossier.paths)
