"""单位同意协议: the head confirms it for the unit, which is the other side (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import settle
from xinqiao.rules.terms_handling import MediationStatus


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the step itself says that the unit agrees to these words."""


def apply(step: Step, entry: Entry) -> None:
    settle.confirmed(step, "unit", MediationStatus.TERMS_BY_PETITIONER, step.today)
