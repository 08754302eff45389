"""分开办: whatever ran goes on as it ran; a merge that was wrong gains no day, and neither petitioner loses one."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.along import FOLLOWS, let_out_of
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import come_out
from xinqiao.petitions.written import written
from xinqiao.rules.terms_joint import MergeStatus


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: why they are not one matter."""

    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    why = written(step, entry.reason, field="reason", least=5, zh="请写明为什么不能一起办。", en="Say why they are not handled together.")
    content = step.linked.content
    step.keep(why_apart=why)
    step.body |= {"office": step.petition.desk_unit_id, "other": content["number"]}
    if step.linked.standing is MergeStatus.ASKED:
        return "unconfirmed"
    step.perform("come_out", step.petition, come_out.Entry(unit_before=content["unit_before"], tell_anchor=content["tell_anchor"]), actor=FOLLOWS)
    let_out_of(step, content["number"])
    return None
