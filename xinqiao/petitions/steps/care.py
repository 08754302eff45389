"""终结后疏导帮扶: after the end somebody still comes, explains, and helps where he can (条例§37(3))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`seen_on`: the day; `note`: what was said and what help was given."""

    seen_on: date
    note: str


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        entry.seen_on <= local_day(step.recorded_at), "日期不能晚于今天。", "Not after today.", field="seen_on"
    )  # fmt: skip
    note = written(step, entry.note, field="note", least=5, zh="请写下谈了什么、帮了什么。", en="Write what was said and what help was given.")
    step.texts = {"note": note}
    step.body |= {"seen_on": entry.seen_on.isoformat(), "office": step.petition.desk_unit_id}
