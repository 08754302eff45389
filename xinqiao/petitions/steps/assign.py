"""交办: send the matter to the unit that is competent; it must report the result (条例§23(1))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.referring import refer
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import send


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The unit, by key, and what the sender asks of it."""

    unit_id: int
    instruction: str = ""


def apply(step: Step, entry: Entry) -> None:
    refer(step, entry.unit_id, entry.instruction, send.Entry(), is_report_owed=True)
