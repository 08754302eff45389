"""不予变更: it stays as it was, and he is told why."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why not; the petitioner reads it."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=4, zh="请写为什么不改，反映人会读到。", en="Say why not; the petitioner reads it.")
    step.keep(refused=reason)
