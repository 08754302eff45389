"""核实回访的记录: a head who did not make the call asks both, and corrects it as the petitioner says or says why it stands."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.procedures.reopening import RATED
from xinqiao.rules.terms import Resolution


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`corrected`: what he says of the matter, where the record was wrong; None: it stands. `wants_anew`: somebody reads whether it is done anew. `answer`: he reads it."""

    answer: str
    corrected: Resolution | None = None
    wants_anew: bool = False


def apply(step: Step, entry: Entry) -> str | None:
    answer = written(step, entry.answer, field="answer", least=5, zh="请写怎么核实的、结果怎样；他会读到。", en="Say how you looked into it and what came of it; he reads it.")
    step.refuse_unless(
        entry.corrected is not None or not entry.wants_anew, "记录不变的，不另请人看；要请人看，先照他说的更正。",
        "Where the record stands nobody else is asked; correct it as he says first.", field="wants_anew",
    )  # fmt: skip
    petition, is_answered = step.petition, step.petition.standing in RATED
    step.refuse_unless(
        is_answered or not entry.wants_anew, "这件已经在重新办了，不用再请人看。", "It is being done anew already: nobody else need be asked.", field="wants_anew",
    )  # fmt: skip
    step.keep(answer=answer)
    if entry.corrected is None:
        return None
    step.keep(corrected=entry.corrected.value)
    if is_answered:  # done anew meanwhile, the matter has no such word yet
        petition.resolution, petition.resolution_on = entry.corrected.value, step.today
        step.journal.change(petition, "resolution", "resolution_on")
        step.body |= {"resolution": entry.corrected.value, "resolution_on": step.today.isoformat()}
    if not entry.wants_anew:
        return "corrected"
    step.keep(anew=True)
    return "corrected_anew"
