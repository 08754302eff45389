"""列入下访计划: where to, on which day, who goes, and what for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinqiao.outreach.visits import of_kind, refuse_hours, report_by, team_given, words
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import PlaceStatus, VisitStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`place`: the number of a place; `team`: keys of people; `begins_at` and `ends_at` are aware moments of one day."""

    place: str
    begins_at: datetime
    ends_at: datetime
    team: tuple[int, ...]
    purpose: str


def apply(act: OwnAct, entry: Entry) -> None:
    """Put it into the plan. Raises Refused for a place that is none, people who may not go, or the same visit twice (four queries)."""
    day = local_day(entry.begins_at)
    act.refuse_unless(
        of_kind(OutreachKind.PLACE).filter(number=entry.place[:32], status=PlaceStatus.PLACE_OPEN.value).exists(), "请从名单里选一个地点。", "Choose a place from the list.", field="place"
    )  # fmt: skip
    refuse_hours(act, entry.begins_at, entry.ends_at)
    team = team_given(act, entry.team, day)
    same = of_kind(OutreachKind.VISIT).filter(place_key=entry.place, unit=act.record.unit_id, begins_at=entry.begins_at).exclude(status=VisitStatus.VISIT_CANCELLED.value)
    act.refuse_unless(not same.exists(), "同一天同一时间去这个地点，已经排过了。", "A visit to this place at that time is planned already.", field="place")
    act.set(on=day, begins_at=entry.begins_at, ends_at=entry.ends_at, place_key=entry.place, person_id=team[0])
    act.keep(team=team, purpose=words(act, entry.purpose, field="purpose", zh="请写去做什么。", en="Say what for."), report_by=report_by(act, day))
    act.body["team"] = len(team)
