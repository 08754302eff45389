"""申请延期: the handler asks the head of the unit for more days, before the limit (条例§34)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import EXTENSION_CAP_DAYS, HANDLE
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Calendar days and the reason, which the petitioner will read."""

    days: int
    reason: str


def apply(step: Step, entry: Entry) -> None:
    clock = step.dossier.clock(HANDLE.name)
    left = EXTENSION_CAP_DAYS - (clock.extended_days if clock else 0)
    step.refuse_unless(
        1 <= entry.days <= left, f"延期合计不得超过 30 日，现在最多还能延 {left} 日（条例§34）。",
        f"Extensions may not exceed 30 days in all; {left} are left (条例§34).", field="days",
    )  # fmt: skip
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明延期的理由。", "Give the reason.", field="reason")
    step.petition.extension_asked_days = entry.days
    step.journal.change(step.petition, "extension_asked_days")
    step.texts = {"reason": reason}
    step.body |= {"days": entry.days, "unit": step.petition.handling_unit_id}
