"""Recommendations from causes: what they may be raised from and to whom, until when, and whether the cause came back (ADR-0024)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach import causes
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import found_at
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.causes import ALIKE, UNSAID, cause
from xinqiao.rules.clocks import READ_FEEDBACK
from xinqiao.rules.terms import PetitionStatus
from xinqiao.rules.terms_advice import AdviceSource, AdviceStatus, CameBack
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import FindingCause, FindingStatus
from xinqiao.rules.text import Text

RECORDS: Mapping[AdviceSource, OutreachKind] = {  # sources that are records, seen through their own door
    AdviceSource.FINDING: OutreachKind.FINDING,
    AdviceSource.VISIT: OutreachKind.VISIT,
}
LONGEST_DAYS = 180  # from today, for a day that is set by hand
MOST_FINDINGS = 500
MOST_WATCHED = 40
NOT_THERE = Text("没有找到它，或者您看不到。请从它的页面上再点一次“提出建议”。", "It is not there, or not for you to see. Press “raise a recommendation” on its page again.")
NO_MATTERS = Text("这一组里没有您看得到的件，不能据此提建议。", "No matter of this group is yours to see, so nothing can be raised from it.")


def advice() -> Any:
    """Return all recommendations from causes: the caller narrows them (`access.visible_to`)."""
    return OutreachRecord.objects.filter(kind=OutreachKind.ADVICE.value)


def new(addressee: int, by_unit: int) -> OutreachRecord:
    """Return a recommendation that is not raised yet: whose it is to answer, and which unit raises it."""
    return OutreachRecord(kind=OutreachKind.ADVICE.value, unit_id=addressee, place_key=found_at(by_unit))


def addressees(directory: Snapshot, by_unit: int, today: date) -> frozenset[int]:
    """Return the units to which a unit may recommend something: all of its organisation but itself."""
    tree = directory.subtree(directory.organisation(by_unit).pk)
    return frozenset(pk for pk in tree if pk != by_unit and directory.units[pk].exists_on(today))


def answers_to(act: OwnAct) -> bool:
    """Return whether the addressee may be one of whoever raises it."""
    raised_in = act.record.raised_in  # type: ignore[attr-defined]
    return raised_in in act.directory.units and act.record.unit_id in addressees(act.directory, raised_in, act.today)


def checked_source(act: OwnAct, entry: Any) -> dict[str, Any]:
    """Return what it is raised from, in plain values, without any number. Raises Refused for what the raiser may not see."""
    actor = act.actor
    if not isinstance(actor, Staff):
        raise Refused(NOT_THERE, "ref")
    if entry.source in RECORDS:
        if not visible_to(actor, RECORDS[entry.source], act.directory).filter(number=entry.ref).exists():
            raise Refused(NOT_THERE, "ref")
        return {"kind": entry.source.value, "ref": entry.ref}
    if None in (entry.of_unit, entry.since, entry.until) or entry.of_unit not in act.directory.units:
        raise Refused(NO_MATTERS, "of_unit")
    if not causes.cluster(actor, act.directory, entry.cause, entry.of_unit, entry.since, entry.until).exists():
        raise Refused(NO_MATTERS, "of_unit")
    return {"kind": entry.source.value, "unit": entry.of_unit, "since": entry.since.isoformat(), "until": entry.until.isoformat()}


def raised_before(act: OwnAct, token: str) -> bool:
    """Return whether this very form was kept already. The number of the new one is taken, so that two clicks stand in line (one query)."""
    rows = advice().filter(place_key=act.record.place_key, on=act.today).order_by("-pk")[:50]
    return any(row.content.get("token") == token for row in rows)


def day_to_answer(act: OwnAct, due_on: date | None) -> date:
    """Return by when feedback is due: the day that was set, else that of the policy `recommendation_days`."""
    until = due_on or act.today + timedelta(days=act.directory.policy("recommendation_days", act.today))
    act.refuse_unless(act.today <= until <= act.today + timedelta(days=LONGEST_DAYS), "请选今天起半年以内的一天。", "Choose a day from today, within half a year.", field="due_on")
    return until


def day_to_read(act: OwnAct) -> date:
    """Return by when whoever raised it reads the feedback (working days, policy `read_feedback_working_days`)."""
    days = act.directory.policy("read_feedback_working_days", act.today)
    return READ_FEEDBACK.lasting(days).due(act.today, act.directory.calendar).on


@dataclass(frozen=True, slots=True)
class Again:
    """Whether the cause came back, until which day that is watched, and in how many matters and findings that the reader may see."""

    standing: CameBack
    until: date
    matters: int = 0
    findings: int = 0


def watched_until(row: OutreachRecord) -> date | None:
    """Return the last day on which it is watched whether the cause comes back; None before the feedback is accepted."""
    if row.status != AdviceStatus.ADVICE_ACCEPTED:
        return None
    return date.fromisoformat(row.content["accepted_on"]) + timedelta(days=row.content["watched_days"])


def came_back(rows: Iterable[OutreachRecord], actor: Staff, directory: Snapshot, today: date) -> dict[int, Again]:
    """Return for each recommendation whose feedback was accepted whether its cause came back, by key, as far as this reader may see (two queries).

    It came back where a matter that was received after the feedback was accepted, within the days watched, was closed with the same
    cause in the addressee's unit or below it, or where a sweep found an issue of the same class there. What became a petition counts once.
    """
    accepted = {row.pk: (row, until) for row in rows if (until := watched_until(row)) is not None}
    if not accepted:
        return {}
    same = {f"matters_{pk}": Count("pk", filter=_same(row, until, directory)) for pk, (row, until) in accepted.items()}
    matters = causes.open_matters(actor, directory).filter(status=PetitionStatus.CLOSED.value, closed_on__gte=min(row.begins_at.date() for row, _ in accepted.values() if row.begins_at)).aggregate(**same)
    findings = _findings([row for row, _ in accepted.values()], actor, directory)
    found = {}
    for pk, (row, until) in accepted.items():
        places = {found_at(unit) for unit in directory.subtree(row.unit_id)}
        alike = sum(_is_alike(one, row, until, places) for one in findings)
        number = matters[f"matters_{pk}"]
        standing = CameBack.BACK if number or alike else CameBack.NOT_BACK if today > until else CameBack.WATCHED
        found[pk] = Again(standing, until, number, alike)
    return found


def returned(actor: Staff, directory: Snapshot, today: date) -> list[tuple[OutreachRecord, Again]]:
    """Return the recommendations of the past year whose cause came back, as far as the actor may see, by addressee in the order of the tree (three queries).

    At most MOST_WATCHED of those whose feedback was accepted are looked at, the newest first.
    """
    rows = visible_to(actor, OutreachKind.ADVICE, directory).filter(status=AdviceStatus.ADVICE_ACCEPTED.value, on__gte=today - timedelta(days=365))
    found = list(rows.order_by("-pk")[:MOST_WATCHED])
    again = came_back(found, actor, directory, today)
    back = [(row, again[row.pk]) for row in found if row.pk in again and again[row.pk].standing is CameBack.BACK]
    order = {unit.pk: place for place, unit in enumerate(directory.in_order())}
    return sorted(back, key=lambda one: order.get(one[0].unit_id, len(order)))


def _same(row: OutreachRecord, until: date, directory: Snapshot) -> Q:
    return causes.in_units(directory.subtree(row.unit_id)) & Q(cause=row.content["cause"], received_at__gt=row.begins_at, received_at__lt=_day_after(until))


def _day_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, SHANGHAI)


def _findings(rows: list[OutreachRecord], actor: Staff, directory: Snapshot) -> list[OutreachRecord]:
    units = frozenset[int]().union(*(directory.subtree(row.unit_id) for row in rows))
    since = min(row.begins_at for row in rows if row.begins_at)
    seen = visible_to(actor, OutreachKind.FINDING, directory).filter(place_key__in=sorted(map(found_at, units)), begins_at__gt=since)
    return list(seen.exclude(status__in=(FindingStatus.FINDING_DROPPED.value, FindingStatus.GROWN.value)).order_by("-pk")[:MOST_FINDINGS])


def _is_alike(one: OutreachRecord, row: OutreachRecord, until: date, places: set[str]) -> bool:
    group, of = ALIKE[FindingCause(one.content["cause"])], cause(row.content["cause"])
    is_in_time = one.begins_at is not None and row.begins_at is not None and row.begins_at < one.begins_at < _day_after(until)
    return is_in_time and one.place_key in places and of is not None and of.group == group != UNSAID
