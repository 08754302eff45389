"""登记被反映的单位: from now on neither it nor anything below it gets the matter; what it has of it is taken back first."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_handling import OPEN_HELP
from xinqiao.rules.terms_sharing import CopyStatus


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`unit_id`: the unit meant, with all below it. `why`: where the petition says so; staff read it."""

    unit_id: int
    why: str


def apply(step: Step, entry: Entry) -> None:
    why = written(step, entry.why, field="why", zh="请写从哪里看出反映的是这个单位。", en="Say where the petition says so.")
    unit, petition = step.directory.unit(entry.unit_id), step.petition
    step.refuse_unless(unit is not None and unit.exists_on(step.today), "请选一个单位。", "Choose a unit.", field="unit_id")
    step.refuse_unless(entry.unit_id not in step.dossier.complained, "已经登记过这个单位了。", "This unit is named already.", field="unit_id")
    below = step.directory.subtree(entry.unit_id)
    step.refuse_unless(
        petition.desk_unit_id not in below, "登记的就是这个单位，挡不住它看：请上一级信访办登记，是检举控告的甄别为检举密封。",
        "It was registered in this very unit, which therefore sees it: let the office above register it, or triage an accusation as such.", field="unit_id",
    )  # fmt: skip
    step.refuse_unless(
        petition.handling_unit_id not in below, "现在就是这个单位在办：先收回改派，再登记。", "This unit deals with it now: recall it first.", field="unit_id"
    )  # fmt: skip
    helping = [row for row in step.dossier.records_of(RecordKind.CO_HANDLING) if row.standing in OPEN_HELP and row.unit_id in below]
    copied = [row for row in step.dossier.records_of(RecordKind.COPY) if row.standing is CopyStatus.COPIED and row.unit_id in below]
    step.refuse_unless(
        not (helping or copied), "这个单位正在协办，或者抄送给了它：先请协办单位退出、停止抄送，再登记。",
        "This unit helps with it, or has a copy: release it and end the copy first.", field="unit_id",
    )  # fmt: skip
    step.give_to(entry.unit_id)
    step.keep(why=why)
    step.body["unit"] = entry.unit_id
