"""提交调查情况报告: what was found, on which material it rests, what is proposed; the list of material is made by itself (条例§31(6))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_handling import InquiryStatus


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`found`: the facts. `proposed`: how to answer each claim, and why. `summary`: what the petitioner may read; empty: nothing."""

    found: str
    proposed: str
    summary: str = ""


def apply(step: Step, entry: Entry) -> None:
    material = [row for row in step.dossier.records_of(RecordKind.INQUIRY) if row is not step.record and row.standing is not InquiryStatus.REPORTED]
    step.refuse_unless(
        bool(material), "还没有谈话笔录和证据材料，写不了调查报告。", "There is no interview and no evidence on file: a report rests on them.", field="found"
    )  # fmt: skip
    found = written(step, entry.found, field="found", least=10, zh="请写清查明了什么，至少十个字。", en="Say what was found, in at least ten characters.")
    proposed = written(step, entry.proposed, field="proposed", zh="请逐项写处理建议和依据。", en="Say what you propose on each claim, and on what basis.")
    summary = written(step, entry.summary, field="summary", least=0, zh="", en="")
    step.keep(found=found, proposed=proposed, on=step.today.isoformat(), **({"summary": summary} if summary else {}))
    step.give_to(step.dossier.responsible_unit_id)
    step.letter = {"found": found, "proposed": proposed, "material": material}
    step.body["unit"] = step.linked.unit_id
