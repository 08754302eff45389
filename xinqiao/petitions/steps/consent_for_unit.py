"""单位同意调解: the head agrees for the unit, which is the other side (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.mediating import agreed
from xinqiao.petitions.step import Step
from xinqiao.rules.terms_handling import MediationStatus


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the step itself says that the unit agrees."""


def apply(step: Step, entry: Entry) -> str | None:
    branch = agreed(step, "unit", MediationStatus.PETITIONER_AGREED)
    if branch is None:
        return None
    return "labour" if branch == "labour" else "both"
