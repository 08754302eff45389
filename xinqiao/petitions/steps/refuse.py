"""不予受理 / 不再受理: not ours, with the reason and the right door, in writing (条例§23(1), §19(3), §36(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.models import Petition
from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import FinalReviewStatus, PetitionStatus, RecordKind, RefusalGround

FINAL_DONE = {(RecordKind.FINAL_REVIEW.value, FinalReviewStatus.REVIEWED.value)}
OVER = (PetitionStatus.CLOSED, PetitionStatus.ENDED, PetitionStatus.WITHDRAWN, PetitionStatus.REFUSED, PetitionStatus.DIVERTED)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The ground, the reason in the petitioner's words, and where to go. `earlier`: the number of the petition on the same
    facts and reasons, whose procedure has ended (EXHAUSTED) or that is being dealt with (PENDING)."""

    ground: RefusalGround
    reason: str
    where_to_go: str
    earlier: str = ""


def apply(step: Step, entry: Entry) -> None:
    reason, where = entry.reason.strip(), entry.where_to_go.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明理由。", "Give the reason.", field="reason")
    step.refuse_unless(
        0 < len(where) <= WRITING_LIMIT, "请告诉反映人该找谁：单位、地址、电话。", "Say where to go: body, address, phone.",
        field="where_to_go",
    )  # fmt: skip
    _check_earlier(step, entry.ground, entry.earlier.strip())
    step.letter = {"ground": entry.ground, "reason": reason, "where_to_go": where}
    step.texts, step.texts_are_public = {"reason": reason, "where_to_go": where}, True
    if entry.earlier.strip():
        step.body["earlier"] = entry.earlier.strip()
    step.body |= {"ground": entry.ground.value, "office": step.petition.desk_unit_id}


def _check_earlier(step: Step, ground: RefusalGround, number: str) -> None:
    """条例§36(3): 不再受理 is for the same facts and reasons after a final review only; §19(3): for what is being dealt with."""
    if ground is RefusalGround.OUTSIDE:
        return
    earlier = Petition.objects.filter(number=number).exclude(pk=step.petition.pk).exclude(is_sealed=True).first() if number else None
    is_ended = earlier is not None and FINAL_DONE & {(row.kind, row.status) for row in earlier.records.all()}
    step.refuse_unless(
        ground is not RefusalGround.EXHAUSTED or bool(is_ended),
        "请写原来那一件的编号：只有同一事实和理由、已经复核终结的，才能不再受理（条例§36）。",
        "Give the number of the earlier petition: only the same facts and reasons after a final review are not accepted again (条例§36).", field="earlier",
    )  # fmt: skip
    step.refuse_unless(
        ground is not RefusalGround.PENDING or (earlier is not None and earlier.standing not in OVER),
        "请写正在办理的那一件的编号（条例§19(3)）。", "Give the number of the petition that is being dealt with (条例§19(3)).", field="earlier",
    )  # fmt: skip
