"""不予受理 / 不再受理: not ours, with the reason and the right door, in writing (条例§23(1), §19(3), §36(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.models import Petition
from xinqiao.petitions.numbering import WHOLE, as_number
from xinqiao.petitions.step import Step
from xinqiao.rules.limits import SHORT_LIMIT, WRITING_LIMIT
from xinqiao.rules.terms import FinalReviewStatus, PetitionStatus, RecordKind, RefusalGround

FINAL_DONE = {(RecordKind.FINAL_REVIEW.value, FinalReviewStatus.REVIEWED.value)}
LEAST = 5
ENDED = (
    "请写原来那一件的编号；系统以前办的，写复核意见书的文号。只有同一事实和理由、已经复核终结的，才能不再受理（条例§36）。",
    "Give the number of the earlier petition, or of the opinion of the final review if it was before this register: only the same facts and reasons after one are not accepted again (条例§36).",
)
PENDING = (
    "请写正在办理的那一件的编号；别的单位在办的，写来函文号（条例§19(3)）。",
    "Give the number of the petition that is being dealt with, or of the letter if another office deals with it (条例§19(3)).",
)
OVER = (PetitionStatus.CLOSED, PetitionStatus.ENDED, PetitionStatus.WITHDRAWN, PetitionStatus.REFUSED, PetitionStatus.DIVERTED)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The ground, the reason in the petitioner's words, and where to go. `earlier`: the petition on the same facts and
    reasons, whose procedure has ended (EXHAUSTED) or that is being dealt with (PENDING): its number, or that of the paper."""

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
    earlier = _named(step, entry.earlier.strip())
    _check_earlier(step, entry.ground, earlier)
    step.letter = {"ground": entry.ground, "reason": reason, "where_to_go": where}
    step.texts, step.texts_are_public = {"reason": reason, "where_to_go": where}, True
    if earlier:
        step.body["earlier"] = earlier
    step.body |= {"ground": entry.ground.value, "office": step.petition.desk_unit_id}


def _named(step: Step, typed: str) -> str:
    """Return what was typed, as a petition's number if it is one."""
    number = as_number(typed, step.today.year)
    return number if WHOLE.fullmatch(number) else typed


def _check_earlier(step: Step, ground: RefusalGround, named: str) -> None:
    """条例§36(3): 不再受理 is for the same facts and reasons after a final review only; §19(3): for what is being dealt with.

    What was decided before this register, or by somebody else, is named by the number of its opinion or letter.
    """
    if ground is RefusalGround.OUTSIDE:
        return
    is_ended = ground is RefusalGround.EXHAUSTED
    earlier = Petition.objects.filter(number=named).exclude(pk=step.petition.pk).exclude(is_sealed=True).first() if named else None
    if earlier is None:
        step.refuse_unless(len(named) >= LEAST and not WHOLE.fullmatch(named), *(ENDED if is_ended else PENDING), field="earlier")
    elif is_ended:
        step.refuse_unless(bool(FINAL_DONE & {(row.kind, row.status) for row in earlier.records.all()}), *ENDED, field="earlier")
    else:
        step.refuse_unless(earlier.standing not in OVER, *PENDING, field="earlier")
    step.refuse_unless(len(named) <= SHORT_LIMIT, "这一栏最多二百个字。", "At most 200 characters fit here.", field="earlier")
