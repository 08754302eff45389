"""撤回复查申请: the petitioner himself, of his own free will (条例§35)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`is_voluntary`: his own word that nobody made him."""

    is_voluntary: bool


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        entry.is_voluntary, "是本人自愿的才能撤回。有人要求您撤回的，请不要撤，可以给我们留言。",
        "Only a withdrawal of one's own free will counts. If somebody asks you to withdraw, do not: write to us.", field="is_voluntary",
    )  # fmt: skip
    step.body["unit"] = step.linked.unit_id
