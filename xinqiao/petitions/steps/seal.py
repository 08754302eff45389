"""移送纪检并密封: what turns out on its way to be an accusation is taken from the unit and sealed (条例§30)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.referring import release
from xinqiao.petitions.sealing import seal
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import give_back
from xinqiao.petitions.vouching import claims_digest
from xinqiao.petitions.written import written
from xinqiao.rules.terms import Path


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`category`: what it is (four digits); `reason`: how it was recognised; only discipline reads it."""

    category: str
    reason: str


def apply(step: Step, entry: Entry) -> None:
    known = {code for code in step.directory.categories(step.today) if len(code) == 4}
    step.refuse_unless(entry.category in known, "请选一个类别（四位编码）。", "Choose a category (four digits).", field="category")
    reason = written(step, entry.reason, field="reason", least=5, zh="请写明为什么是检举控告。", en="Say why it is an accusation.")
    petition = step.petition
    if step.dossier.referral is not None and step.dossier.referral.status in GOING_ON:
        release(step, give_back.Entry())
    petition.category, petition.path = entry.category, Path.ACCUSATION.value
    step.journal.change(petition, "category", "path")
    for claim in step.dossier.remaining:
        claim.category, claim.path = entry.category, Path.ACCUSATION.value
        step.journal.change(claim, "category", "path")
    seal(step)
    step.texts = {"reason": reason}
    step.body |= {
        "category": petition.category, "path": petition.path, "office": petition.desk_unit_id,
        "claims_sha256": claims_digest(claim.text for claim in step.dossier.claims),
        "sorts": [[claim.position, claim.category, claim.path] for claim in step.dossier.claims],
    }  # fmt: skip


GOING_ON = frozenset({"sent", "taken_over", "declined"})
