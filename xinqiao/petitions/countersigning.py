"""What another head signs (会签): exactly the draft that he read. A later change wants his signature anew."""

from __future__ import annotations

from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.step import Step
from xinqiao.petitions.vouching import conclusions_digest
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_sharing import CountersignStatus


def draft_digest(dossier: Dossier) -> str:
    """Return the hash of the draft as it is now."""
    return conclusions_digest([(claim.outcome, claim.facts, claim.basis, claim.opinion) for claim in dossier.remaining])


def check_countersigned(step: Step) -> None:
    """Refuse a signature under a draft that was changed after another head had countersigned it, unless he did so again."""
    drafts: dict[int | None, str] = {}
    for row in step.dossier.records_of(RecordKind.COUNTERSIGN):
        if row.standing is CountersignStatus.AGREED:
            drafts[row.unit_id] = row.content["draft"]  # the last one of a unit counts
    now = draft_digest(step.dossier) if drafts else ""
    step.refuse_unless(
        all(draft == now for draft in drafts.values()), "会签以后答复又改过，请再请那位负责人会签。",
        "The draft was changed after it was countersigned: ask that head once more.",
    )  # fmt: skip
