"""同意调解: the petitioner's own consent, of his free will (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.mediating import agreed
from xinqiao.petitions.step import Step
from xinqiao.rules.terms_handling import MediationStatus


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`is_voluntary`: his own word that nobody made him."""

    is_voluntary: bool


def apply(step: Step, entry: Entry) -> str | None:
    step.refuse_unless(
        entry.is_voluntary, "自己愿意才调解。有人要求您同意的，请不要同意。", "Only if you want it yourself. If somebody asks you to agree, do not.",
        field="is_voluntary",
    )  # fmt: skip
    branch = agreed(step, "petitioner", MediationStatus.UNIT_AGREED)
    if branch is None:
        return None
    return "labour" if branch == "labour" else "both"
