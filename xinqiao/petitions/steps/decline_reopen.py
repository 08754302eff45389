"""不重新办理: somebody who did not handle it read the reasons and says to the petitioner why it stays as it is."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: the answer to his reasons, in words that he reads."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请对他说的理由逐条说明，最多五千字。", "Answer his reasons, in at most 5,000 characters.", field="reason")
    step.texts, step.texts_are_public = {"reason": reason}, True
    step.body["office"] = step.petition.desk_unit_id
