"""取消接待预约: by whoever booked, or because there is nothing to come to any more. It has no consequence for the matter."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import Clockwork, Staff
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT

CANCELLED, NOT_HE, NO_TURN, BARRED, NAMED = "day_cancelled", "not_he", "no_turn", "barred", "named"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`why`: "" where whoever booked does it; CANCELLED, NOT_HE, NO_TURN, BARRED or NAMED where the program does. `reason`: why the day was cancelled, as the portal says it; from staff who cancel for somebody, why, which he reads."""

    why: str = ""
    reason: str = ""


def apply(step: Step, entry: Entry) -> str | None:
    step.refuse_unless(
        isinstance(step.actor, Clockwork) or not entry.why, "这一种取消由系统自己办。", "This kind of cancelling is done by the program.", field="why",
    )  # fmt: skip
    reason = entry.reason
    if isinstance(step.actor, Staff):
        reason = written(step, reason, field="reason", zh="请写为什么取消，反映人看得到。", en="Say why it is cancelled; the petitioner reads it.", most=SHORT_LIMIT)
    step.keep(reason=reason)
    step.body["unit"] = step.linked.unit_id
    if entry.why == CANCELLED:
        return "day_cancelled"
    if entry.why == NOT_HE:
        return "not_he"
    if entry.why == BARRED:
        return "barred"
    return "named" if entry.why == NAMED else "no_turn" if entry.why == NO_TURN else None
