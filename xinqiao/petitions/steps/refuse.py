"""不予受理 / 不再受理: not ours, with the reason and the right door, in writing (条例§23(1), §19(3), §36(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import RefusalGround


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The ground, the reason in the petitioner's words, and where to go."""

    ground: RefusalGround
    reason: str
    where_to_go: str


def apply(step: Step, entry: Entry) -> None:
    reason, where = entry.reason.strip(), entry.where_to_go.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明理由。", "Give the reason.", field="reason")
    step.refuse_unless(
        0 < len(where) <= WRITING_LIMIT, "请告诉反映人该找谁：单位、地址、电话。", "Say where to go: body, address, phone.",
        field="where_to_go",
    )  # fmt: skip
    step.letter = {"ground": entry.ground, "reason": reason, "where_to_go": where}
    step.texts, step.texts_are_public = {"reason": reason, "where_to_go": where}, True
    step.body |= {"ground": entry.ground.value, "office": step.petition.desk_unit_id}
