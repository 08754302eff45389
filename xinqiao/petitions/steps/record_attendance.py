"""登记到场情况: came, or did not. Not to come has no consequence of any kind, and no reason is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`came`: whether the petitioner was there."""

    came: bool


def apply(step: Step, entry: Entry) -> str | None:
    on = local_day(datetime.fromisoformat(step.linked.content["at"]))
    step.refuse_unless(on <= step.today, f"接待在{on}，到那天再记。", f"The reception is on {on}: note it then.", field="came")
    step.body["unit"] = step.linked.unit_id
    return None if entry.came else "absent"
