"""收回改派: the sender sees that it chose the wrong unit and takes the matter back to send it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.referring import release
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import give_back
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why another unit is competent; it stays on file and the unit reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明改派的理由。", "Give the reason.", field="reason")
    release(step, give_back.Entry())
    step.texts = {"reason": reason}
