"""和本人说清: staff reached the petitioner by the contact that stood before, and give him a new query code where somebody else may hold the old one."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import Staff
from xinqiao.petitions import new_code
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms import Medium
from xinqiao.rules.terms_sharing import SPOKEN_PROOFS, ContactProof
from xinqiao.vault import mask


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`proof`: how it was made sure that it is he (`SPOKEN_PROOFS`), by the same way he gets the code; `note`: what was said; `is_renewed`: a new code."""

    proof: ContactProof
    note: str
    is_renewed: bool = True


def apply(step: Step, entry: Entry) -> str | None:
    step.refuse_unless(
        not isinstance(step.actor, Staff) or step.linked.content.get("checked_by") not in step.actor.persons, "这次变更是您核实的，要由另一位和本人说清。", "You had verified this change: another person speaks with him.",
    )  # fmt: skip
    step.refuse_unless(
        entry.proof in SPOKEN_PROOFS, "请选怎么确定是他本人；只看我们自己的登记不算。", "Choose how you made sure that it is he; our own records are not enough.", field="proof",
    )  # fmt: skip
    note = written(step, entry.note, field="note", least=4, zh="请写清哪天、怎么找到他的、他怎么说。", en="Say when and how you reached him, and what he said.")
    is_mailed = entry.is_renewed and entry.proof is ContactProof.OLD_MAIL and step.petition.reach == Medium.EMAIL and bool(mask.masked(step.petition.identity_id).email)
    step.keep(talk=entry.proof.value, talk_note=note, new_code=entry.is_renewed, is_mailed=is_mailed, spoken_on=step.today.isoformat())
    step.give_to(step.petition.desk_unit_id, step.actor.person_id)
    if not entry.is_renewed:
        return None
    new_code.give(step)
    return "new_code"
