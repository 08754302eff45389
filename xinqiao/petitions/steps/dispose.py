"""销毁: the content of a petition goes, as a batch says that two people decided (档案法§21)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.erasing import erase
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.step import Step
from xinqiao.retention import batches
from xinqiao.rules.text import Text


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`line`: the key of the line of an approved batch."""

    line: int = 0


def apply(step: Step, entry: Entry) -> None:
    line = batches.approved_line(entry.line)
    if line is None or line.subject != step.petition.number:
        raise Refused(Text("没有两个人批准的批次，不能销毁。", "Without a batch that two people decided nothing is disposed of."), "line")
    gone = erase(step.petition)
    batches.erased(line, gone.files, gone.removed, step.at)
    step.dossier.obligations = []
    step.petition.disposed_on = step.today
    step.journal.change(step.petition, "disposed_on")
    step.body |= {
        "batch": line.batch.number, "line": line.position, "class": line.retention_class, "closed_on": line.closed_on.isoformat(),
        "kept_until": line.kept_until.isoformat(), "proposed_by": line.batch.proposed_by, "approved_by": line.batch.decided_by,
        "disposed_on": step.today.isoformat(),
    }  # fmt: skip
