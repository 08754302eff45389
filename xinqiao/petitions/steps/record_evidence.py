"""登记证据材料: what it is, where it comes from, where the original lies, and what it shows (条例§28(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`kept_at`: where the original lies, if it is not a file here. `summary`: what the petitioner may read; empty: nothing."""

    what: str
    source: str
    taken_on: date
    shows: str
    kept_at: str = ""
    summary: str = ""
    uploads: tuple[Upload, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    what = written(step, entry.what, field="what", most=SHORT_LIMIT, zh="请写是什么材料。", en="Say what it is.")
    source = written(step, entry.source, field="source", most=SHORT_LIMIT, zh="请写从哪里来的、谁给的。", en="Say where it comes from.")
    step.refuse_unless(entry.taken_on <= step.today, "取得的日期不能晚于今天。", "It cannot have been after today.", field="taken_on")
    shows = written(step, entry.shows, field="shows", zh="请写这份材料能说明什么。", en="Say what it shows.")
    kept_at = written(step, entry.kept_at, field="kept_at", least=0, most=SHORT_LIMIT, zh="", en="")
    step.refuse_unless(
        bool(kept_at or entry.uploads), "请写原件放在哪里，或者放进它的照片。", "Say where the original is, or add a picture of it.", field="kept_at"
    )  # fmt: skip
    summary = written(step, entry.summary, field="summary", least=0, zh="", en="")
    given = {"kept_at": kept_at, "summary": summary}
    step.keep(what=what, source=source, on=entry.taken_on.isoformat(), shows=shows, **{name: text for name, text in given.items() if text})
    attach(step, entry.uploads)
    step.give_to(step.dossier.responsible_unit_id)
    step.body |= {"unit": step.linked.unit_id, "taken_on": entry.taken_on.isoformat()}
