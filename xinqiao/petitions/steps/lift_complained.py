"""撤销被反映对象的登记: it was a mistake, with the reason; the unit or the person may deal with the matter again."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why it is not complained about after all."""

    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    lift(step, entry)
    return "person" if step.linked.person_id is not None else None


def lift(step: Step, entry: Entry) -> None:
    """Keep why."""
    reason = written(step, entry.reason, field="reason", least=5, zh="请写明为什么撤销。", en="Say why it is lifted.")
    step.keep(why_lifted=reason)
    step.body["unit"] = step.linked.unit_id
