"""记录抽查结果: five questions about the work, yes or no, and what was found; never a score."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Whether every claim was answered, with reasons, its service proven, the petitioner contacted, in polite and plain words."""

    every_claim: bool
    reasons: bool
    proven: bool
    reached: bool
    polite: bool
    note: str = ""
    reopen: bool = False


def apply(step: Step, entry: Entry) -> str | None:
    is_sound = entry.every_claim and entry.reasons and entry.proven and entry.reached and entry.polite
    note = written(
        step, entry.note, field="note", least=0 if is_sound else 5, zh="有一项没有做到：请写清是哪里、怎么改。", en="One point was not met: say where, and how to mend it."
    )  # fmt: skip
    step.refuse_unless(not (is_sound and entry.reopen), "没有查出问题的，不用重新办理。", "Nothing was found: there is no need to do it anew.", field="reopen")
    step.keep(
        every_claim=entry.every_claim, reasons=entry.reasons, proven=entry.proven, reached=entry.reached, polite=entry.polite, note=note,
        reopen=entry.reopen,
    )  # fmt: skip
    if entry.reopen:
        return "reopen"
    return None if is_sound else "fault"
