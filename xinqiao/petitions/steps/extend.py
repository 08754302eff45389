"""批准延期: the head of the unit grants more days; the petitioner is told the reason (条例§34)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.matter import texts_of
from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The days granted (not more than were asked for) and the reason as it stands in the notice."""

    days: int
    reason: str


def apply(step: Step, entry: Entry) -> None:
    petition, clock = step.petition, step.dossier.clock(HANDLE.name)
    asked = petition.extension_asked_days
    step.refuse_unless(
        1 <= entry.days <= asked, f"批准的天数在 1 到 {asked} 之间（申请了 {asked} 日）。",
        f"Grant between 1 and {asked} days ({asked} were asked for).", field="days",
    )  # fmt: skip
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明延期的理由。", "Give the reason.", field="reason")
    if clock is None:
        step.refuse_unless(False, "办理期限没有在走。", "The time limit to handle is not running.")
        return
    old_due_on = clock.due_on
    step.extend_clock(clock, entry.days)
    petition.extension_asked_days = 0
    step.journal.change(petition, "extension_asked_days")
    step.letter = {
        "days": entry.days, "reason": reason, "old_due_on": old_due_on, "new_due_on": clock.due_on, "asked_days": asked,
        "asked_reason": texts_of(petition, "ask_extension").get("reason", ""),
    }  # fmt: skip
    step.texts, step.texts_are_public = {"reason": reason}, True
    step.body |= {"days": entry.days, "unit": petition.handling_unit_id, "due": clock.due_on.isoformat()}
