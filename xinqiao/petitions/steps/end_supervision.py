"""结束督办: no answer is waited for any more, because it is done, or was asked in error."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why it ends without an answer."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=5, zh="请写清为什么不用再回复。", en="Say why no answer is needed.")
    step.keep(ended=reason)
    step.body["unit"] = step.linked.unit_id
