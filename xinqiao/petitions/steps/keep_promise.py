"""承诺已落实: what was done, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`proof`: what was done, when, and where it can be seen; `uploads`: photographs, receipts."""

    proof: str
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    proof = written(
        step, entry.proof, field="proof", least=5, zh="请写清怎么落实的、哪天、在哪里看得到。", en="Say how it was kept, when, and where it shows."
    )  # fmt: skip
    step.keep(proof=proof)
    attach(step, entry.uploads)
    step.body["unit"] = step.linked.unit_id
