"""撤销被反映单位的登记: it was a mistake; the unit may be asked to deal with the matter."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why it is not complained about after all."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=5, zh="请写明为什么撤销。", en="Say why it is lifted.")
    step.keep(why_lifted=reason)
    step.body["unit"] = step.linked.unit_id
