"""复核听证开始，期限停止: from the notice of the hearing the time limit of the final review rests (条例§36(2)); part of the call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import FINAL_REVIEW, HOLD_HEARING, key_of
from xinqiao.rules.terms import RecordKind


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`from_on`: the day of the notice; `note`: when and where it is held, who chairs it."""

    from_on: date
    note: str


def apply(step: Step, entry: Entry) -> None:
    running = step.dossier.clock(FINAL_REVIEW.name)
    note = written(step, entry.note, field="note", least=5, zh="请写明哪天、在哪里听证、谁主持。", en="Say when and where it is held, and who chairs it.")
    if running is None:
        step.refuse_unless(False, "复核期限没有在走。", "The time limit of the final review is not running.")
        return
    called = (step.dossier.clock(key_of(HOLD_HEARING, row.key)) for row in step.dossier.records_of(RecordKind.HEARING))
    least = max((clock.anchor_on for clock in called if clock), default=running.anchor_on)  # the day of the notice, while it is not held
    step.refuse_unless(
        least <= entry.from_on <= step.today, f"要在 {least} 到今天之间。", f"Between {least} and today.", field="from_on"
    )  # fmt: skip
    step.pause(running, entry.from_on)
    step.keep(hearing_from=entry.from_on.isoformat(), hearing=note)
    step.body["unit"] = step.linked.unit_id
