"""要求回避: the petitioner asks that somebody step aside; he names a post and describes whom, never from a list (条例§28(3))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import recusing
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import DECIDE_RECUSAL
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_handling import RecusalStatus

POSTS = (Duty.HANDLER, Duty.UNIT_HEAD, Duty.COORDINATOR, Duty.OFFICE_HEAD)
OPEN = {RecusalStatus.ASKED, RecusalStatus.ASKED_ABOVE}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`about`: which post. `whom`: who is meant, in his own words. `reason`: why this person must not deal with it."""

    about: Duty
    whom: str
    reason: str


def apply(step: Step, entry: Entry) -> str | None:
    step.refuse_unless(entry.about in POSTS, "请选一种岗位。", "Choose a post.", field="about")
    whom = written(step, entry.whom, field="whom", most=SHORT_LIMIT, zh="请写一下说的是谁，比如：上次来我家的那位。", en="Say whom you mean.")
    reason = written(step, entry.reason, field="reason", zh="请写几句，为什么他不该办这件事。", en="Say why this person should not deal with it.")
    asked = [row for row in step.dossier.records_of(RecordKind.RECUSAL) if row.standing in OPEN and row.content.get("about") == entry.about.value]
    step.refuse_unless(
        not asked, "您要求这个岗位的人回避，正在等决定。", "You have asked that somebody in this post step aside; it is being decided.", field="about"
    )  # fmt: skip
    branch = recusing.send_to_decider(step, entry.about, None)
    step.keep(asked_by=Duty.PETITIONER.value, about=entry.about.value, whom=whom, reason=reason)
    step.texts, step.texts_are_public = {"whom": whom, "reason": reason}, True
    days = step.limit_days(DECIDE_RECUSAL)
    due = DECIDE_RECUSAL.lasting(days).due(step.today, step.calendar).on
    step.body |= {"unit": step.linked.unit_id, "about": entry.about.value, "due": due.isoformat()}
    return "above" if branch else None
