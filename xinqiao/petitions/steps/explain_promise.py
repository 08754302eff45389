"""说明未能落实: the head says to the petitioner why a promise was not kept, and what follows."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why, and what is done instead; the petitioner reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(
        step, entry.reason, field="reason", least=5, zh="请写清为什么没有做到、接下来怎么办。", en="Say why it was not kept, and what happens now."
    )  # fmt: skip
    step.keep(reason=reason)
    step.body["unit"] = step.linked.unit_id
