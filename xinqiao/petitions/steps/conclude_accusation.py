"""检举办结: the discipline duty has dealt with it; a reporter who gave his name is owed the result within 15 working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Secrecy


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`concluded_on`: the day; `note`: what was found and done; only discipline reads it."""

    concluded_on: date
    note: str


def apply(step: Step, entry: Entry) -> str | None:
    received_on = local_day(step.petition.received_at)
    step.refuse_unless(
        received_on <= entry.concluded_on <= local_day(step.recorded_at), f"办结日期要在 {received_on} 到今天之间。",
        f"It was concluded between {received_on} and today.", field="concluded_on",
    )  # fmt: skip
    note = written(step, entry.note, field="note", least=5, zh="请写明怎么办的、查明了什么。", en="Say what was done and found.")
    step.texts, step.anchor_on, step.dossier.is_concluded = {"note": note}, entry.concluded_on, True
    return "anonymous" if step.petition.secrecy == Secrecy.ANONYMOUS.value else None
