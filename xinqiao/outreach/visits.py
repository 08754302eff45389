"""Reading the outreach visits: places, the plan, what waits to be told at a place. Writing is `perform()` (ADR-0019)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet

from xinqiao.directory.duties import Staff, holders
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.outreach.access import units_of, visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.receptions import leaders
from xinqiao.petitions.own_record import OwnAct, OwnRecord
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import UnitKind
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import KEEP_PLACES, OWNERS, VISITORS, CommitmentStatus, PlaceStatus, VisitStatus
from xinqiao.rules.text import Text

MOST_AHEAD, MOST_TEAM, MOST_TOLD, LONGEST = 550, 12, 50, 2000
NEITHER = Text("请从本单位当天在任的人和领导里选，至少有一位是本单位的。上级领导的下访，由他本单位的信访部门来排。", "Choose people of this unit and leaders of it who are in office on that day; at least one is of the unit. The visits of a leader above are planned by the office of his own unit.")
TO_TELL = (CommitmentStatus.COMMITTED.value, CommitmentStatus.COMMITMENT_KEPT.value, CommitmentStatus.COMMITMENT_EXPLAINED.value)
TO_COME = (VisitStatus.VISIT_PLANNED.value, VisitStatus.VISIT_OUT.value, VisitStatus.VISIT_LATE.value)
WAS_THERE = (VisitStatus.VISIT_OUT.value, VisitStatus.VISIT_LATE.value, VisitStatus.VISIT_REPORTED.value)


def of_kind(kind: OutreachKind) -> QuerySet[OutreachRecord]:
    """Return all places, visits or commitments: the caller narrows them (`access.visible_to`)."""
    return OutreachRecord.objects.filter(kind=kind.value)


def keeps_for(actor: Staff) -> frozenset[int]:
    """Return the units whose visits and places the actor keeps."""
    return actor.units_with(*KEEP_PLACES)


def places(actor: Staff, directory: Snapshot, *, closed: bool = False, part: tuple[int, int] | None = None) -> list[OutreachRecord]:
    """Return the places that the actor may see, those still visited unless `closed`; of them a `part`, from and until (one query)."""
    rows = visible_to(actor, OutreachKind.PLACE, directory)
    rows = (rows if closed else rows.filter(status=PlaceStatus.PLACE_OPEN.value)).order_by("pk")
    return list(rows if part is None else rows[slice(*part)])


def named(actor: Staff, directory: Snapshot, numbers: Collection[str]) -> dict[str, OutreachRecord]:
    """Return the places of these numbers that the actor may see, by number (one query, none for none)."""
    return {place.number: place for place in visible_to(actor, OutreachKind.PLACE, directory).filter(number__in=numbers)} if numbers else {}


def lie_here(actor: Staff, directory: Snapshot) -> tuple[frozenset[int], frozenset[int]]:
    """Return the units above the actor's, with their offices, that may keep places in his units, and his units."""
    own = units_of(actor, OutreachKind.PLACE, directory)
    tops = {unit.pk for pk in own if pk in directory.units for unit in directory.ancestors(pk)} - own
    offices = {office.pk for top in tops for office in directory.children(top) if office.kind is UnitKind.DEPARTMENT}
    return frozenset(tops | offices), own


def place_of(visit: OwnRecord) -> OutreachRecord | None:
    """Return the place a visit or commitment is about (one query)."""
    return of_kind(OutreachKind.PLACE).filter(number=visit.place_key).first()


def of_unit(place: OutreachRecord) -> int:
    """Return the unit to which a place belongs, whoever keeps it in his list."""
    unit: int = place.content["of_unit"]
    return unit


def planned(actor: Staff, directory: Snapshot, since: date, most: int) -> list[OutreachRecord]:
    """Return the visits from `since` on that the actor may see, in their order, at most `most` (one query)."""
    rows = visible_to(actor, OutreachKind.VISIT, directory).filter(on__gte=since)
    return list(rows.select_related("person").order_by("on", "begins_at", "id")[:most])


def one(actor: Staff, directory: Snapshot, kind: OutreachKind, number: str) -> OutreachRecord | None:
    """Return a place, visit or commitment that the actor may see; None where there is none (one query)."""
    if not number.isprintable():
        return None
    return visible_to(actor, kind, directory).select_related("person").filter(number=number).first()


def people_of(unit_id: int, directory: Snapshot, day: date) -> list[Person]:
    """Return who may go for a unit on a day: its own people first, then the leaders of it and of its organisation, each once (two queries).

    Nobody plans the trip of a leader above: his own office knows it, and he (as with reception days).
    """
    own = sorted({post.person_id: post.person for post in holders({unit_id}, VISITORS, day)}.values(), key=lambda person: (person.name, person.pk))
    there = {person.pk for person in own}
    return [*own, *(person for person in leaders(unit_id, directory, day) if person.pk not in there)]


def owning_units(unit_id: int, place_unit: int, directory: Snapshot) -> frozenset[int]:
    """Return the units in which somebody may owe what is promised at a place: that visits, that it belongs to, and those above that."""
    return frozenset({unit_id, place_unit, *(unit.pk for unit in directory.ancestors(place_unit))})


def unit_of_owner(person_id: int, unit_id: int, place_unit: int, directory: Snapshot, day: date) -> int | None:
    """Return the unit in which somebody owes what he promised; None where he holds no post near it (one query)."""
    near = [place_unit, *(unit.pk for unit in directory.ancestors(place_unit)), unit_id]
    held = {post.unit_id for post in holders(set(near), OWNERS, day) if post.person_id == person_id}
    return next((unit for unit in near if unit in held), None)


def to_tell(place_key: str, before: datetime | None = None) -> list[OutreachRecord]:
    """Return what was promised at a place and waits to be told there, oldest first (one query)."""
    rows = of_kind(OutreachKind.COMMITMENT).filter(place_key=place_key, status__in=TO_TELL).select_related("person")
    return list((rows.filter(begins_at__lt=before) if before else rows).order_by("on", "pk")[:MOST_TOLD])


def owed(actor: Staff, directory: Snapshot, most: int) -> list[OutreachRecord]:
    """Return what was promised on visits and is not done, as far as the actor sees it, the most urgent first (one query)."""
    return list(visible_to(actor, OutreachKind.COMMITMENT, directory).filter(status=CommitmentStatus.COMMITTED.value).order_by("due_on", "pk")[:most])


def below(actor: Staff, directory: Snapshot) -> list[UnitFacts]:
    """Return the units in which the places of the actor's units can lie: the organisation of each and all below, in tree order."""
    tops = {directory.organisation(unit).pk for unit in keeps_for(actor)} | set(keeps_for(actor))
    wanted = frozenset(unit for top in tops for unit in directory.subtree(top))
    return [unit for unit in directory.in_order() if unit.pk in wanted]


def place_given(act: OwnAct, name: str, unit_id: int) -> dict[str, object]:
    """Return name and unit of a place, as they are kept. Raises Refused where one makes no sense or the name is there already (one query)."""
    name = " ".join(name.split())
    act.refuse_unless(2 <= len(name) <= SHORT_LIMIT, "请写地点的名称（2 到 200 字）。", "Name the place (2 to 200 characters).", field="name")
    reach = act.directory.subtree(act.directory.organisation(act.record.unit_id).pk) | act.directory.subtree(act.record.unit_id)
    act.refuse_unless(unit_id in reach, "请选本单位下面的一个单位。", "Choose a unit below this one.", field="of_unit")
    rows = of_kind(OutreachKind.PLACE).filter(unit=act.record.unit_id, status=PlaceStatus.PLACE_OPEN.value).exclude(pk=act.record.pk)
    taken = any(row.content["name"] == name and row.content["of_unit"] == unit_id for row in rows)
    act.refuse_unless(not taken, "这个地点已经在名单里了。", "This place is on the list already.", field="name")
    return {"name": name, "of_unit": unit_id}


def team_given(act: OwnAct, team: Sequence[int], day: date) -> list[int]:
    """Return who goes, the one who writes the report first. Raises Refused where somebody may not, or nobody is of the unit (two queries)."""
    chosen = list(dict.fromkeys(team))
    allowed = [person.pk for person in people_of(act.record.unit_id, act.directory, day)]
    own = {post.person_id for post in holders({act.record.unit_id}, VISITORS, day)}
    act.refuse_unless(1 <= len(chosen) <= MOST_TEAM, f"请选去的人（1 到 {MOST_TEAM} 位）。", f"Say who goes (1 to {MOST_TEAM} people).", field="team")
    if not set(chosen) <= set(allowed) or not own & set(chosen):
        raise Refused(NEITHER, "team")
    return sorted(chosen, key=lambda person: person not in own)


def refuse_hours(act: OwnAct, begins_at: datetime, ends_at: datetime) -> None:
    """Refuse hours that cross a day, lie too far ahead, or more than a month back: a visit on paper is typed in afterwards."""
    ahead = (local_day(begins_at) - act.today).days
    act.refuse_unless(-31 <= ahead <= MOST_AHEAD, "请定一个月以内到一年半以后的日子。", "Choose a day from a month ago to a year and a half ahead.", field="day")
    act.refuse_unless(
        begins_at < ends_at and local_day(begins_at) == local_day(ends_at), "结束时间要晚于开始时间，在同一天。", "It ends after it begins, on the same day.", field="until"
    )


def words(act: OwnAct, said: str, *, field: str, zh: str, en: str, most: int = LONGEST) -> str:
    """Return words without blanks around them. Raises Refused, and says what to write, under two characters or over `most`."""
    said = said.strip()
    act.refuse_unless(len(said) >= 2, zh, en, field=field)
    act.refuse_unless(len(said) <= most, f"太长了，最多 {most} 个字。", f"Too long: at most {most} characters.", field=field)
    return said


def report_by(act: OwnAct, day: date) -> str:
    """Return until when the visit of a day is reported, as it is kept (policy `visit_report_days`)."""
    return (day + timedelta(days=act.directory.policy("visit_report_days", act.today))).isoformat()


def tokens(visit: OwnRecord) -> frozenset[str]:
    """Return the marks of all pieces that were written into a visit: a piece with one of them is there already."""
    return frozenset(piece["token"] for name in ("met", "matters", "promised") for piece in visit.content.get(name, ()) if piece["token"])


def refuse_again(act: OwnAct, token: str) -> None:
    """Refuse a piece that was written already: a phone that sends twice, or a second click, writes nothing twice."""
    act.refuse_unless(len(token) <= 40, "这个标记太长了。", "The mark is too long.", field="token")
    act.refuse_unless(not token or token not in tokens(act.record), "这一条已经记下了。", "This is written down already.", field="token")  # fmt: skip


def add(act: OwnAct, name: str, **piece: object) -> None:
    """Add one piece to a visit: what was met, registered or promised, by whom and when."""
    made = {"by": act.actor.person_id, "at": act.at.isoformat(), **piece}
    act.keep(**{name: [*act.record.content.get(name, []), made]})


def plan_mark(visit: OutreachRecord) -> str:
    """Return what of the plan a sheet depends on, in a few letters: day, hours, place, team, and whether it takes place."""
    hours = "/".join(moment.astimezone(SHANGHAI).isoformat() for moment in (visit.begins_at, visit.ends_at) if moment)
    off = "off" if visit.status == VisitStatus.VISIT_CANCELLED.value else "on"
    return "|".join((visit.place_key, hours, ",".join(map(str, visit.content.get("team", ()))), off))


def names_of(rows: Iterable[OutreachRecord]) -> dict[int, Person]:
    """Return everybody who goes on some visits or wrote into them, by key (one query, none where nobody does)."""
    wanted = {key for row in rows for key in (row.person_id, *row.content.get("team", ())) if key}
    return Person.objects.in_bulk(wanted) if wanted else {}


def promises(visit: OutreachRecord) -> tuple[OutreachRecord | None, list[OutreachRecord], list[OutreachRecord]]:
    """Return the place, what was promised on this visit, and what was promised at the place before and waits to be told there (one query)."""
    ours = {piece["commitment"] for piece in visit.content.get("promised", ()) if "commitment" in piece}
    told = set(visit.content.get("told", ()))
    promised_here = Q(kind=OutreachKind.COMMITMENT.value) & (Q(number__in=ours | told) | Q(place_key=visit.place_key, status__in=TO_TELL))
    rows = OutreachRecord.objects.filter(promised_here | Q(kind=OutreachKind.PLACE.value, number=visit.place_key))
    both = list(rows.order_by(F("due_on").asc(nulls_first=True), "pk")[: 2 * MOST_TOLD + 1])
    place = next((row for row in both if row.kind == OutreachKind.PLACE), None)
    found = [row for row in both if row is not place]
    earlier = [row for row in found if row.number not in ours and visit.begins_at and local_day(row.begins_at or visit.begins_at) <= visit.on]
    return place, [row for row in found if row.number in ours], earlier
