"""要求重新办理: closed without being done, a promise not kept, or new facts; in the petitioner's own words."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import ReopenGround


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One of three grounds, what happened, and files that show it."""

    ground: ReopenGround
    reason: str
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    reason = entry.reason.strip()
    step.refuse_unless(0 < len(reason) <= WRITING_LIMIT, "请写明是怎么回事，最多五千字。", "Say what happened, in at most 5,000 characters.", field="reason")
    step.texts, step.texts_are_public = {"reason": reason}, True
    attach(step, entry.uploads)
    step.body["ground"] = entry.ground.value
