"""The day by which a unit that helps gives its opinion: never after the matter's own last day."""

from __future__ import annotations

from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import CO_HANDLE, HANDLE

MOST_DAYS = 60


def set_day(step: Step, due_on: date) -> None:
    """Set the last day for the opinion of the unit that the record names; a clock that runs already gets this day too."""
    days, handle = (due_on - step.today).days, step.due_on(HANDLE)
    step.refuse_unless(1 <= days <= MOST_DAYS, "请定一个明天以后、两个月以内的日子。", "Choose a day after today and within two months.", field="due_on")
    step.refuse_unless(
        handle is None or due_on <= handle, f"不能晚于这件事的办理期限 {handle}。", f"Not after the day the matter itself is due, {handle}.", field="due_on"
    )  # fmt: skip
    step.limits[CO_HANDLE.name] = days
    step.body |= {"unit": step.linked.unit_id, "due": due_on.isoformat()}
