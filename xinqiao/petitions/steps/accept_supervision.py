"""认可督办回复: whoever supervised has read the answer and is content; the supervision is over."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`verdict`: how it was verified; may be empty."""

    verdict: str = ""


def apply(step: Step, entry: Entry) -> None:
    verdict = written(step, entry.verdict, field="verdict", least=0, zh="", en="")
    step.keep(verdict=verdict)
    step.body["unit"] = step.linked.unit_id
