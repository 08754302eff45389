"""出协办意见: what the unit found and thinks, in writing, with files (条例§24)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`opinion`: facts, basis, what the unit can do and by when; `uploads`: what shows it."""

    opinion: str
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    opinion = written(step, entry.opinion, field="opinion", least=5, zh="请写清查到什么、依据什么、什么意见。", en="Say what you found, on what basis, and what you think.")
    step.keep(opinion=opinion)
    attach(step, entry.uploads)
    step.letter = {"opinion": opinion, "asked": step.linked.content["asked"]}
    step.body["unit"] = step.linked.unit_id
