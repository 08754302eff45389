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


def _signed(dossier: Dossier) -> dict[int, str]:
    """Return the hash of the draft that the head of each unit countersigned last, by unit."""
    rows = (row for row in dossier.records_of(RecordKind.COUNTERSIGN) if row.standing is CountersignStatus.AGREED)
    return {row.unit_id: row.content["draft"] for row in rows if row.unit_id is not None}


def countersigners(dossier: Dossier) -> list[int]:
    """Return the units whose heads have countersigned the draft as it is now, in the order in which they were asked."""
    signed = _signed(dossier)
    now = draft_digest(dossier) if signed else ""
    return [unit_id for unit_id, draft in signed.items() if draft == now]


def check_countersigned(step: Step) -> None:
    """Refuse a signature under a draft that was changed after another head had countersigned it, unless he did so again."""
    drafts = _signed(step.dossier)
    now = draft_digest(step.dossier) if drafts else ""
    step.refuse_unless(
        all(draft == now for draft in drafts.values()), "会签以后答复又改过，请再请那位负责人会签。",
        "The draft was changed after it was countersigned: ask that head once more.",
    )  # fmt: skip
