"""不公开: the copy goes no further, for a reason."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what speaks against it, or what must be masked better."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    step.keep(reason=written(step, entry.reason, field="reason", zh="请写明理由。", en="Give the reason."))
    step.body["office"] = step.petition.desk_unit_id
