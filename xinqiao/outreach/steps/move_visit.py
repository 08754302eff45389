"""改日子、人员: when it was to be and who was to go stays on record, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.outreach.roster import hours, reason_given
from xinqiao.outreach.visits import refuse_hours, report_by, team_given
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """When it takes place now (aware moments of one day), who goes, and why it is changed; the place stays."""

    begins_at: datetime
    ends_at: datetime
    team: tuple[int, ...]
    reason: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Change it. Raises Refused where nothing changes, or somebody may not go (two queries)."""
    record, day = act.record, local_day(entry.begins_at)
    reason = reason_given(act, entry.reason)
    refuse_hours(act, entry.begins_at, entry.ends_at)
    team, was = team_given(act, entry.team, day), hours(record)
    act.refuse_unless((entry.begins_at, entry.ends_at, set(team)) != (*was, set(record.content["team"])), "日子、人员都没有变。", "Neither day nor team has changed.", field="day")
    before = {"from": was[0].isoformat(), "until": was[1].isoformat(), "team": record.content["team"], "why": reason, "at": act.at.isoformat(), "by": act.actor.person_id}
    act.set(begins_at=entry.begins_at, ends_at=entry.ends_at, on=day, person_id=team[0])
    act.keep(team=team, report_by=report_by(act, day), moves=[*record.content.get("moves", []), before])
