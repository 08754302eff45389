"""确认回执已保存: one press, once; nothing depends on it but which page comes first."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked."""


def apply(step: Step, entry: Entry) -> str | None:
    step.refuse_unless(step.petition.receipt_saved_at is None, "已经确认过了。", "It was confirmed before.")
    step.petition.receipt_saved_at = step.at
    step.journal.change(step.petition, "receipt_saved_at")
    return None
