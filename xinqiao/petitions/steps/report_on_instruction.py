"""报告批示落实: what was done on the directive, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`report`: what was done, when, what remains; `uploads`: what shows it."""

    report: str
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    report = written(
        step, entry.report, field="report", least=5, zh="请写清做了什么、哪天做的、还剩什么。", en="Say what was done, when, and what remains."
    )  # fmt: skip
    step.keep(report=report)
    step.body["unit"] = step.linked.unit_id
    attach(step, entry.uploads)
