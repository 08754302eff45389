"""签发: the head of the unit signs the decision; it bears the seal of the unit, not of an office (条例§32)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.along import go_along
from xinqiao.petitions.concluding import Conclusion
from xinqiao.petitions.countersigning import check_countersigned
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import answer_together
from xinqiao.petitions.winding_up import release_helpers
from xinqiao.rules.terms import Outcome
from xinqiao.rules.triage import answer_branch


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing more is asked: the draft is what is signed."""


def apply(step: Step, entry: Entry) -> str | None:
    check_countersigned(step)
    step.body["unit"] = step.petition.handling_unit_id
    release_helpers(step)
    if step.petition.is_at_once:
        return "at_once"
    answers = tuple(
        (claim.position, Conclusion(outcome=Outcome(claim.outcome), facts=claim.facts, basis=claim.basis, opinion=claim.opinion))
        for claim in step.dossier.remaining
    )
    go_along(step, "answer_together", answer_together.Entry(answers=answers, drafted_by=step.petition.drafted_by))
    return answer_branch(step.dossier.paths)
