"""登记时移送纪检并密封: nobody at a petition office may read it, so the discipline duty has it from the first moment (ADR-0020)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.vouching import claims_digest
from xinqiao.rules.terms import Path


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`unit_id`: the discipline department that gets it."""

    unit_id: int


def apply(step: Step, entry: Entry) -> None:
    petition = step.petition
    petition.path = Path.ACCUSATION.value  # nobody has read it, so nobody says of which category it is
    step.journal.change(petition, "path")
    for claim in step.dossier.remaining:
        claim.path = Path.ACCUSATION.value
        step.journal.change(claim, "path")
    petition.is_sealed, petition.is_kept_close, petition.handling_unit_id = True, False, entry.unit_id
    step.journal.change(petition, "is_sealed", "is_kept_close", "handling_unit")
    step.journal.seal(petition)
    step.body |= {
        "category": petition.category, "path": petition.path, "office": petition.desk_unit_id, "sealed_to": entry.unit_id,
        "claims_sha256": claims_digest(claim.text for claim in step.dossier.claims),
        "sorts": [[claim.position, claim.category, claim.path] for claim in step.dossier.claims],
    }  # fmt: skip
