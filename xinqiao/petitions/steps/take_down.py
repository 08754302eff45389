"""撤下公开的答复: the petitioner may at any time and need not say why; staff say why."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import Staff
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: asked of staff only."""

    reason: str = ""


def apply(step: Step, entry: Entry) -> None:
    least = 1 if isinstance(step.actor, Staff) else 0
    reason = written(step, entry.reason, field="reason", least=least, zh="请写明为什么撤下。", en="Say why it is taken down.")
    step.keep(taken_down_on=step.today.isoformat(), why_down=reason)
