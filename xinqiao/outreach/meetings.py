"""Reading joint meetings: who may see one, which items of it each reader sees, who is left out of which. Writing is `perform()` (ADR-0026).

An item about a petition is there for nobody whom that petition complains about (`petitions.access.kept_from`), and for nobody at all once it
is sealed, kept close or a file of a watch. What is left out leaves no gap: items are numbered as each reader sees them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from xinqiao.directory.conflicts import KeptOut, kept_out
from xinqiao.directory.duties import Staff, holders, staff
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.access import units_of, visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import found_at
from xinqiao.petitions import discussed
from xinqiao.petitions.own_record import OwnAct, OwnRecord
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Duty, UnitKind
from xinqiao.rules.terms_meeting import ACCEPTERS, TASK_OWNERS, AgendaSort, InvitationStatus, TaskStatus
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.text import Text

OPEN_TASKS = (TaskStatus.TASK_SET.value, TaskStatus.TASK_LATE.value, TaskStatus.TASK_DONE.value)
MOST_AHEAD, MOST_UNITS, MOST_ITEMS, MOST_TASKS, LONGEST = 370, 30, 40, 80, 2000
NOT_A_CHAIR = Text("请从本单位和上级单位当天在任的领导里选主持人。", "Choose the chair from the leaders of this unit and of those above who are in office on that day.")
NOT_A_UNIT = Text("请从本单位组织范围内选参加单位。", "Choose units of your own organisation.")
NO_ITEM = Text("没有这一项。请回到会议的页面再点一次。", "There is no such item. Go back to the page of the meeting and press again.")


def of_kind(kind: OutreachKind) -> QuerySet[OutreachRecord]:
    """Return all meetings, invitations or tasks: the caller narrows them (`access.visible_to`)."""
    return OutreachRecord.objects.filter(kind=kind.value)


def new(office: int) -> OutreachRecord:
    """Return a meeting that is not convened yet: the petition office of a unit holds it."""
    return OutreachRecord(kind=OutreachKind.JOINT_MEETING.value, unit_id=office)


def seen_by(actor: Staff, directory: Snapshot) -> QuerySet[OutreachRecord]:
    """Return the meetings that the actor may see: of his office and below, those he chairs, and those to which his unit is invited."""
    own = visible_to(actor, OutreachKind.JOINT_MEETING, directory)
    asked = of_kind(OutreachKind.MEETING_INVITATION).filter(unit__in=sorted(actor.units_with(*TASK_OWNERS))).exclude(status=InvitationStatus.INVITATION_WITHDRAWN.value).values("place_key")
    return (own | of_kind(OutreachKind.JOINT_MEETING).filter(number__in=asked)).order_by()


def one(actor: Staff, directory: Snapshot, number: str) -> OutreachRecord | None:
    """Return a meeting that the actor may see; None where there is none (one query)."""
    return seen_by(actor, directory).select_related("person").filter(number=number).first() if number.isprintable() else None


def holds(actor: Staff, meeting: OutreachRecord, directory: Snapshot) -> bool:
    """Return whether the actor sees the meeting as one of those who hold it: its office, whoever oversees that, its chair. The invited do not."""
    return meeting.person_id in actor.everyone or meeting.unit_id in units_of(actor, OutreachKind.JOINT_MEETING, directory)


def invitations(meeting: str) -> list[OutreachRecord]:
    """Return the invitations to a meeting that count, one a unit: an invitation is a record of the invited unit, which lets it see the meeting (one query)."""
    rows = of_kind(OutreachKind.MEETING_INVITATION).filter(place_key=meeting).order_by("pk")
    return list({row.unit_id: row for row in rows}.values())


def chairs(office: int, directory: Snapshot, day: date) -> list[Person]:
    """Return who may chair a meeting of an office that day: the leaders of its organisation and of those above (one query)."""
    units = {office, *(unit.pk for unit in directory.ancestors(office))}
    return list({post.person_id: post.person for post in holders(units, (Duty.LEADER,), day)}.values())


def invitable(office: int, directory: Snapshot, today: date) -> list[int]:
    """Return the units that an office may invite, in tree order: of its organisation those that handle petitions, and its departments."""
    top = directory.organisation(office).pk
    tree = directory.subtree(top)
    return [unit.pk for unit in directory.in_order() if unit.pk in tree and unit.pk != office and unit.exists_on(today) and (unit.handles_petitions or unit.pk == top or (unit.parent_id == top and unit.kind is UnitKind.DEPARTMENT))]


def people_of(units: Iterable[int], day: date) -> list[tuple[int, Person]]:
    """Return who may come from units, or owe a task, with his unit; heads first, each once in a unit (one query)."""
    posts = sorted(holders(set(units), TASK_OWNERS, day), key=lambda post: (post.unit_id, post.duty != Duty.UNIT_HEAD.value, post.pk))
    return list({(post.unit_id, post.person_id): (post.unit_id, post.person) for post in posts}.values())


@dataclass(frozen=True, slots=True)
class Seen:
    """An item as one reader sees it. `position` counts what he sees; `petition`: the number, where he may open that petition, or ""."""

    position: int
    item: Mapping[str, Any]
    petition: str = ""
    category: str = ""

    @property
    def sort(self) -> AgendaSort:
        """What it is."""
        return AgendaSort(self.item["sort"])


def agenda_for(meeting: OutreachRecord, actor: Staff, directory: Snapshot) -> tuple[list[Seen], list[Mapping[str, Any]]]:
    """Return the items of a meeting that the actor sees, in their order, and what was left off (up to two queries, none where there is nothing)."""
    items, left = meeting.content.get("items", []), meeting.content.get("left", [])
    numbers = {item["ref"] for item in items if is_matter(item)} | {number_in(row["key"]) for row in left} - {""}
    told = discussed.told_of(numbers, actor, directory)
    barred = _barred_clusters([item for item in items if item["sort"] == AgendaSort.CLUSTER], actor, directory)
    seen: list[Seen] = []
    for item in items:
        if (is_matter(item) and item["ref"] not in told) or item["id"] in barred:
            continue
        category, may_open = told[item["ref"]] if is_matter(item) else ("", False)
        seen.append(Seen(len(seen) + 1, item, item["ref"] if may_open else "", category))
    return seen, [row for row in left if not number_in(row["key"]) or number_in(row["key"]) in told]


def undecided(meeting: OutreachRecord, actor: Staff, directory: Snapshot) -> int:
    """Return how many items that the actor sees have no decision: what he may not see keeps no meeting open (up to two queries)."""
    return sum("decided" not in each.item for each in agenda_for(meeting, actor, directory)[0])


def number_in(key: str) -> str:
    """Return the number of the petition in the key of an item or proposal; "" where it is about none."""
    sort, _, ref = key.partition(":")
    return ref if sort in (AgendaSort.STUCK, AgendaSort.DISPUTE, AgendaSort.BY_HAND) else ""


def is_matter(item: Mapping[str, Any]) -> bool:
    """Return whether an item is about one petition."""
    return bool(item["ref"]) and item["sort"] != AgendaSort.CLUSTER


def _barred_clusters(items: Sequence[Mapping[str, Any]], actor: Staff, directory: Snapshot) -> set[int]:
    """Return the groups in which a petition complains about the actor: he sees no such group (one query)."""
    if not items:
        return set()
    rows = discussed.kept_causes(actor, directory)
    return {
        item["id"] for item in items for cause, handling, desk in rows
        if (cause == item["ref"] or cause.startswith(f"{item['ref']}.")) and (handling or desk) in directory.subtree(item["unit"])
    }  # fmt: skip


def _kept(items: Sequence[Mapping[str, Any]], directory: Snapshot, today: date) -> dict[int, KeptOut]:
    """Return who is kept out of which item, because its petition complains about them (a query, and one a petition)."""
    numbers = {item["ref"]: item["id"] for item in items if is_matter(item)}
    if not numbers:
        return {}
    return {
        numbers[number]: kept_out(frozenset(person for person, _ in named if person), frozenset(unit for _, unit in named if unit), directory, today)
        for number, named in discussed.complained_about(numbers).items()
    }  # fmt: skip


def left_out(items: Sequence[Mapping[str, Any]], units: Collection[int], directory: Snapshot, today: date) -> dict[int, list[int]]:
    """Return for each unit the ids of the items that it will not see, because the petition complains about it, its people or its line."""
    found: dict[int, list[int]] = {}
    for item, kept in _kept(items, directory, today).items():
        for unit in units:
            if unit in kept.units or unit in kept.line:
                found.setdefault(unit, []).append(item)
    return found


def kept_from_chair(items: Sequence[Mapping[str, Any]], person: Person, directory: Snapshot, today: date) -> list[int]:
    """Return the ids of the items that whoever chairs may not see: such a meeting needs another chair."""
    chair = staff(person, today)
    return [item for item, kept in _kept(items, directory, today).items() if kept.bars(chair, directory)]


def item_of(meeting: OwnRecord, key: int) -> dict[str, Any]:
    """Return an item by its id. Raises Refused where there is none."""
    found = next((item for item in meeting.content.get("items", ()) if item["id"] == key), None)
    if found is None:
        raise Refused(NO_ITEM, "item")
    return dict(found)


def replaced(meeting: OwnRecord, changed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the items with one in place of that with the same id."""
    return [dict(changed) if item["id"] == changed["id"] else item for item in meeting.content["items"]]


def refuse_hidden(act: OwnAct, item: Mapping[str, Any], field: str = "item") -> None:
    """Refuse an item that the actor himself may not see (up to two queries)."""
    if isinstance(act.actor, Staff) and is_matter(item) and item["ref"] not in discussed.told_of({item["ref"]}, act.actor, act.directory):
        raise Refused(NO_ITEM, field)


def refuse_hours(act: OwnAct, begins_at: datetime, ends_at: datetime) -> None:
    """Refuse hours that are over, cross a day or lie too far ahead."""
    act.refuse_unless(begins_at > act.at, "请定一个还没到的时间。", "Choose a time that is still to come.", field="day")
    act.refuse_unless(local_day(begins_at) - act.today <= timedelta(days=MOST_AHEAD), "请定一年以内的日子。", "Choose a day within a year.", field="day")
    act.refuse_unless(
        begins_at < ends_at and local_day(begins_at) == local_day(ends_at), "结束时间要晚于开始时间，在同一天。", "It ends after it begins, on the same day.", field="until"
    )  # fmt: skip


def place_given(act: OwnAct, place: str) -> str:
    """Return a place without blanks around it. Raises Refused where there is none, or it is too long."""
    words = place.strip()
    act.refuse_unless(2 <= len(words) <= SHORT_LIMIT, "请写清在哪里开会（2 到 200 字）。", "Say where it takes place (2 to 200 characters).", field="place")
    return words


def refuse_chair(act: OwnAct, person_id: int, day: date) -> None:
    """Refuse whoever is no leader of the office's organisation or above it that day (one query)."""
    if person_id not in {person.pk for person in chairs(act.record.unit_id, act.directory, day)}:
        raise Refused(NOT_A_CHAIR, "person_id")


def units_given(act: OwnAct, units: Sequence[int]) -> list[int]:
    """Return the units that are invited, each once. Raises Refused where there is none, too many, or one outside the organisation."""
    chosen = list(dict.fromkeys(units))
    act.refuse_unless(1 <= len(chosen) <= MOST_UNITS, f"请选参加单位（1 到 {MOST_UNITS} 个）。", f"Choose the units (1 to {MOST_UNITS}).", field="units")
    if not set(chosen) <= set(invitable(act.record.unit_id, act.directory, act.today)):
        raise Refused(NOT_A_UNIT, "units")
    return chosen


def tasks_seen(actor: Staff, directory: Snapshot, office: int | None = None) -> QuerySet[OutreachRecord]:
    """Return the tasks that the actor may see, of one office's meetings or of all."""
    rows = visible_to(actor, OutreachKind.MEETING_TASK, directory)
    return rows if office is None else rows.filter(place_key=found_at(office))


def recent_tasks(meeting: OutreachRecord, actor: Staff, directory: Snapshot) -> list[OutreachRecord]:
    """Return the tasks of the office's meetings within a year before this one and after, oldest first, as far as the actor sees them (one query)."""
    rows = tasks_seen(actor, directory, meeting.unit_id).filter(on__gte=meeting.on - timedelta(days=366))
    return list(reversed(rows.select_related("person").order_by("-pk")[:MOST_TASKS]))


def sealed_tasks(actor: Staff, directory: Snapshot) -> list[OutreachRecord]:
    """Return the open tasks about matters that were sealed since and that the actor is one of the few to read, whatever meeting set them (one query for who has no such duty, else up to two)."""
    if not actor.duties & ACCEPTERS:
        return []
    rows = {row.pk: row for row in of_kind(OutreachKind.MEETING_TASK).filter(status__in=OPEN_TASKS).select_related("person").order_by("pk") if row.content["petition"]}
    sealed = discussed.sealed_to({row.content["petition"] for row in rows.values()}, actor, directory)
    return [row for row in rows.values() if row.content["petition"] in sealed]


def task(number: str, actor: Staff, directory: Snapshot) -> tuple[OutreachRecord, str] | None:
    """Return a task by its number, with the number of its petition where the actor may open that; None where there is none for him (up to five queries)."""
    if not number.isprintable():
        return None
    row = visible_to(actor, OutreachKind.MEETING_TASK, directory).select_related("person").filter(number=number).first()
    if row is not None and (found := with_matters([row], actor, directory)):
        return found[0]
    if not actor.duties & ACCEPTERS:
        return None
    row = of_kind(OutreachKind.MEETING_TASK).select_related("person").filter(number=number).first()
    about = row.content["petition"] if row is not None else ""
    is_read = bool(discussed.sealed_to({about}, actor, directory))  # asked also for a number that was never given: as many queries
    return (row, about) if row is not None and about and is_read else None


def with_matters(rows: Sequence[OutreachRecord], actor: Staff, directory: Snapshot) -> list[tuple[OutreachRecord, str]]:
    """Return tasks with the number of the petition each is about, where the actor may open it (up to two queries).

    Those about what he is kept from are not there; of what was sealed or kept close afterwards only the owner himself still sees his task, without a number.
    Whoever reads the sealed matter finds its task by `task` and `sealed_tasks`, never on the page of a meeting.
    """
    numbers = {row.content["petition"] for row in rows if row.content["petition"]}
    told = discussed.told_of(numbers, actor, directory)
    own = {row.content["petition"] for row in rows if row.person_id in actor.everyone} - told.keys() - {""}
    if own:
        own -= discussed.kept_among(own, actor, directory)
    return [(row, number if told.get(number, ("", False))[1] else "") for row in rows if (number := row.content["petition"]) in told or not number or (number in own and row.person_id in actor.everyone)]


def planned(actor: Staff, directory: Snapshot, since: date, most: int) -> list[OutreachRecord]:
    """Return the meetings from `since` on that the actor may see, in their order, at most `most` (one query)."""
    return list(seen_by(actor, directory).filter(on__gte=since).select_related("person").order_by("on", "begins_at", "id")[:most])
