"""确认变更: the new name or contact counts from now on; the old one lies sealed in the record, and is told."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import contact_changes
from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked."""


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        contact_changes.was_opened_by(step.linked, step.petition.number, step.actor.name), "请先打开新旧两样看一遍、核对过，再确认。系统会记下您打开过。",
        "Open the old and the new value first and compare them. That you did is recorded.",
    )  # fmt: skip
    contact_changes.take_effect(step)
