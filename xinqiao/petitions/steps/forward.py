"""转送: send the matter to the unit that is competent; no report is owed to the sender (条例§23(1))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.referring import refer
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import send


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The unit, by key, and what the sender wants it to know. `attachments`: the keys of those that go along."""

    unit_id: int
    instruction: str = ""
    attachments: tuple[int, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    refer(step, entry.unit_id, entry.instruction, send.Entry(), entry.attachments, is_report_owed=False)
