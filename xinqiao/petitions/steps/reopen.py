"""同意重新办理: the reasons hold; a new time limit begins, and the petitioner is told why in writing."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.triage import answer_branch


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what was not done or not right, and what is to be done now. The notice says it."""

    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    petition, reason = step.petition, entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明为什么重新办、要重新查清什么。", "Say why, and what is to be found out.", field="reason")
    step.texts, step.texts_are_public = {"reason": reason}, True
    step.letter = {"reason": reason}
    step.body |= {"office": petition.desk_unit_id, "unit": petition.handling_unit_id}
    petition.resolution, petition.resolution_on = "", None  # what he says of the second answer is another fact
    petition.withdrawal_asked_on = None  # a wish from before the answer is over: he asks for the opposite now
    step.journal.change(petition, "resolution", "resolution_on", "withdrawal_asked_on")
    step.supersede_rating()
    step.body |= {"resolution": "", "resolution_on": None, "withdrawal_asked_on": None}
    if not any(claim.outcome for claim in step.dossier.claims):
        petition.handling_unit_id = None
        step.journal.change(petition, "handling_unit")
        for claim in step.dossier.claims:
            claim.is_diverted = False  # triage decides anew what is ours
            step.journal.change(claim, "is_diverted")
        return "unanswered"
    petition.is_at_once = False  # answered once on the spot, it is now accepted like any other
    step.journal.change(petition, "is_at_once")
    branch = answer_branch(step.dossier.paths)
    if branch != "proposal":
        step.body["due"] = HANDLE.due(step.today, step.calendar).on.isoformat()
    return branch
