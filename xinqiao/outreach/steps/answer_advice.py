"""书面反馈: adopted, in part, or not and why; what was changed and by when (条例§40)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.advising import day_to_read
from xinqiao.outreach.sweeps import written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon
from xinqiao.rules.terms import PROPOSAL_OUTCOMES, Outcome

BRANCHES = {Outcome.ADOPT_PARTLY: "partly", Outcome.NOT_ADOPT: "not_adopted"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`adoption`: adopted, in part or not; `answer`: what is changed and when, or why not."""

    adoption: Outcome
    answer: str


def apply(act: OwnAct, entry: Entry) -> str | None:
    """Keep the answer beside earlier ones; whoever raised it reads it within working days (policy `read_feedback_working_days`)."""
    act.refuse_unless(entry.adoption in PROPOSAL_OUTCOMES, "请选采纳、部分采纳或者暂不采纳。", "Choose adopted, in part, or not.", field="adoption")
    answer = written(act, entry.answer, field="answer", zh="请写清改了什么、哪天改好；不采纳的写明理由。", en="Say what was changed and when; if it is not adopted, why.")
    given = {"adoption": entry.adoption.value, "answer": answer, "by": act.actor.person_id, "at": act.at.isoformat()}
    act.keep(answers=[*act.record.content.get("answers", []), given])
    until = day_to_read(act)
    act.set(ends_at=at_noon(until))
    act.body |= {"adoption": entry.adoption.value, "until": until.isoformat()}
    return BRANCHES.get(entry.adoption)
