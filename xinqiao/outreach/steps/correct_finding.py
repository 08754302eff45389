"""更正: what was written is put right; what stood there before is kept, and so is why."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.roster import reason_given
from xinqiao.outreach.sweeps import place_and_subject
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_sweep import FindingCause


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """As it should read, and why."""

    place: str
    subject: str
    headcount: str
    cause: FindingCause
    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep the new words and the old ones."""
    content = act.record.content
    kept = place_and_subject(act, entry.place, entry.subject, entry.headcount)
    before = {name: content[name] for name in ("place", "subject", "headcount", "cause")}
    change = {"before": before, "why": reason_given(act, entry.reason), "by": act.actor.person_id, "at": act.at.isoformat()}
    act.keep(**kept, cause=entry.cause.value, corrections=[*content.get("corrections", []), change])
