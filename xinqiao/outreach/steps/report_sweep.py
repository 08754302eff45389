"""报当月排查: how it was looked for, and whether anything was found. A zero report is a report."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.sweeps import found_at, of_kind, written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import FindingStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`looked`: where and how one looked; `is_zero`: nothing was found."""

    looked: str
    is_zero: bool = False


def apply(act: OwnAct, entry: Entry) -> str | None:
    """Keep the report. Raises Refused without a word on how it was looked for, and for a zero report where something was found here in that month."""
    report(act, entry.looked, is_zero=entry.is_zero)
    return "zero" if entry.is_zero else None


def report(act: OwnAct, looked: str, *, is_zero: bool) -> None:
    """Keep what a unit reports of its month; how many it found is counted here and not typed (one query)."""
    words = written(act, looked, field="looked", zh="请写看了哪些地方、问了哪些班。没有发现问题也要写。", en="Say where you looked and whom you asked, also if nothing was found.")
    month = act.record.on
    rows = of_kind(OutreachKind.FINDING).filter(place_key=found_at(act.record.unit_id), on__year=month.year, on__month=month.month)
    found = rows.exclude(status=FindingStatus.FINDING_DROPPED.value).count()
    act.refuse_unless(not (is_zero and found), "这个月本单位记过问题，不能报零。", "Something was written down in this unit this month: it is no zero report.", field="is_zero")
    act.keep(looked=words, found=found, reported_by=act.actor.person_id, reported_at=act.at.isoformat())
    act.body["found"] = found
