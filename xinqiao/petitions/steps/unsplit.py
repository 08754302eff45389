"""拆出的并回来: the claims stand where they stood, and the part ends; only while it was not sent or accepted."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.along import FOLLOWS
from xinqiao.petitions.models import Claim, Petition
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import put_back
from xinqiao.petitions.vouching import claims_digest
from xinqiao.petitions.written import written
from xinqiao.rules.text import Text

TOO_LATE = Text(
    "拆出去的 {number} 已经转出或者受理，不能再并回来。", "No. {number}, which was split off, has been sent or accepted and cannot be put back."
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why it belongs together after all."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    why = written(step, entry.reason, field="reason", least=5, zh="请写明为什么并回来。", en="Say why it is put back.")
    content = step.linked.content
    part = Petition.objects.get(number=content["number"])
    try:
        step.perform_on("put_back", part, put_back.Entry(number=step.petition.number), actor=FOLLOWS)
    except Refused as refused:
        raise Refused(TOO_LATE.fill(number=part.number)) from refused
    for claim in Claim.objects.filter(petition=step.petition, position__in=content["positions"], is_dropped=True):
        claim.is_dropped = False
        step.journal.change(claim, "is_dropped")
        step.dossier.claims.append(claim)
    step.dossier.claims.sort(key=lambda claim: claim.position)
    step.keep(why_back=why)
    step.body |= {"other": part.number, "office": step.petition.desk_unit_id, "claims_sha256": claims_digest(claim.text for claim in step.dossier.claims)}
