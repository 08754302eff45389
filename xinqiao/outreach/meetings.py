"""Reading joint meetings: who may see one, which items of it each reader sees, who is left out of which. Writing is `perform()` (ADR-0026).

An item about a petition is there for nobody whom that petition complains about (`petitions.access.kept_from`), and for nobody at all once it
is sealed, kept close or a file of a watch. What is left out leaves no gap: items are numbered as each reader sees them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from xinqiao.directory.conflicts import kept_out
from xinqiao.directory.duties import Staff, holders
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import found_at
from xinqiao.petitions import access
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.own_record import OwnAct, OwnRecord
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_meeting import TASK_OWNERS, AgendaSort, MeetingStatus
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sharing import ComplainedStatus
from xinqiao.rules.text import Text

MOST_AHEAD, MOST_UNITS, MOST_ITEMS, LONGEST = 370, 30, 40, 2000
OPEN = Q(is_sealed=False, is_kept_close=False, guards=None)  # what may stand on an agenda at all
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
    asked = of_kind(OutreachKind.MEETING_INVITATION).filter(unit__in=sorted(actor.units_with(*TASK_OWNERS))).values("place_key")
    return (own | of_kind(OutreachKind.JOINT_MEETING).filter(number__in=asked)).order_by()


def one(actor: Staff, directory: Snapshot, number: str) -> OutreachRecord | None:
    """Return a meeting that the actor may see; None where there is none (one query)."""
    return seen_by(actor, directory).select_related("person").filter(number=number).first() if number.isprintable() else None


def holds(actor: Staff, meeting: OutreachRecord, directory: Snapshot) -> bool:
    """Return whether the actor sees the meeting as one of those who hold it: its office, whoever oversees that, its chair. The invited do not."""
    return bool(actor.everyone & {meeting.person_id}) or visible_to(actor, OutreachKind.JOINT_MEETING, directory).filter(pk=meeting.pk).exists()


def chairs(office: int, directory: Snapshot, day: date) -> list[Person]:
    """Return who may chair a meeting of an office that day: the leaders of its organisation and of those above (one query)."""
    units = {office, *(unit.pk for unit in directory.ancestors(office))}
    return list({post.person_id: post.person for post in holders(units, (Duty.LEADER,), day)}.values())


def invitable(office: int, directory: Snapshot, today: date) -> list[int]:
    """Return the units that an office may invite, in tree order: all of its organisation but itself."""
    tree = directory.subtree(directory.organisation(office).pk)
    return [unit.pk for unit in directory.in_order() if unit.pk in tree and unit.pk != office and unit.exists_on(today)]


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


def items_for(meeting: OutreachRecord, actor: Staff, directory: Snapshot) -> list[Seen]:
    """Return the items of a meeting that the actor sees, in their order (up to three queries, none where there are no items)."""
    items = meeting.content.get("items", [])
    numbers = {item["ref"] for item in items if is_matter(item)}
    open_now = _not_hidden(numbers, actor, directory)
    may_open = set(access.visible_to(actor, directory).filter(number__in=sorted(open_now)).values_list("number", flat=True)) if open_now else set()
    barred = _barred_clusters([item for item in items if item["sort"] == AgendaSort.CLUSTER], actor, directory)
    seen = []
    for item in items:
        if (is_matter(item) and item["ref"] not in open_now) or item["id"] in barred:
            continue
        number = item["ref"] if is_matter(item) and item["ref"] in may_open else ""
        seen.append(Seen(len(seen) + 1, item, number, open_now[item["ref"]] if is_matter(item) else ""))
    return seen


def is_matter(item: Mapping[str, Any]) -> bool:
    """Return whether an item is about one petition."""
    return bool(item["ref"]) and item["sort"] != AgendaSort.CLUSTER


def _not_hidden(numbers: Collection[str], actor: Staff, directory: Snapshot) -> dict[str, str]:
    """Return the petitions that may be told of to the actor, with their category (one query)."""
    if not numbers:
        return {}
    rows = Petition.objects.filter(OPEN, number__in=sorted(numbers)).exclude(pk__in=access.kept_from(actor, directory))
    return dict(rows.values_list("number", "category"))


def _barred_clusters(items: Sequence[Mapping[str, Any]], actor: Staff, directory: Snapshot) -> set[int]:
    """Return the groups in which a petition complains about the actor: he sees no such group (one query)."""
    if not items:
        return set()
    rows = list(Petition.objects.filter(pk__in=access.kept_from(actor, directory)).exclude(cause="").values_list("cause", "handling_unit_id", "desk_unit_id"))
    return {
        item["id"] for item in items for cause, handling, desk in rows
        if (cause == item["ref"] or cause.startswith(f"{item['ref']}.")) and (handling or desk) in directory.subtree(item["unit"])
    }  # fmt: skip


def left_out(items: Sequence[Mapping[str, Any]], units: Collection[int], directory: Snapshot, today: date) -> dict[int, list[int]]:
    """Return for each unit the ids of the items that its head will not see, because the petition complains about it, its people or its line (a query, and one a petition)."""
    numbers = {item["ref"]: item["id"] for item in items if is_matter(item)}
    about: dict[int, list[tuple[int | None, int | None]]] = {}
    rows = LinkedRecord.objects.filter(petition__number__in=sorted(numbers), kind=RecordKind.COMPLAINED.value, status=ComplainedStatus.KEPT_OUT.value) if numbers else ()
    for row in rows.values_list("petition__number", "person_id", "unit_id") if numbers else ():  # type: ignore[union-attr]
        about.setdefault(numbers[row[0]], []).append((row[1], row[2]))
    found: dict[int, list[int]] = {}
    for item, named in about.items():
        kept = kept_out(frozenset(person for person, _ in named if person), frozenset(unit for _, unit in named if unit), directory, today)
        for unit in units:
            if unit in kept.units or unit in kept.line:
                found.setdefault(unit, []).append(item)
    return found


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
    if isinstance(act.actor, Staff) and is_matter(item) and item["ref"] not in _not_hidden({item["ref"]}, act.actor, act.directory):
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


def last_before(meeting: OutreachRecord) -> OutreachRecord | None:
    """Return the meeting of the same office whose minutes were signed last before it (one query)."""
    rows = of_kind(OutreachKind.JOINT_MEETING).filter(unit=meeting.unit_id, status=MeetingStatus.MINUTES_SIGNED.value, on__lte=meeting.on)
    return rows.exclude(pk=meeting.pk).order_by("-on", "-pk").first()


def tasks_seen(actor: Staff, directory: Snapshot, office: int | None = None) -> QuerySet[OutreachRecord]:
    """Return the tasks that the actor may see, of one office's meetings or of all."""
    rows = visible_to(actor, OutreachKind.MEETING_TASK, directory)
    return rows if office is None else rows.filter(place_key=found_at(office))


def tasks_of(meeting: OutreachRecord, actor: Staff, directory: Snapshot) -> list[OutreachRecord]:
    """Return the tasks of a meeting that the actor may see, in their order (one query)."""
    numbers = meeting.content.get("tasks", [])
    return list(tasks_seen(actor, directory).filter(number__in=numbers).select_related("person").order_by("pk")) if numbers else []


def planned(actor: Staff, directory: Snapshot, since: date, most: int) -> list[OutreachRecord]:
    """Return the meetings from `since` on that the actor may see, in their order, at most `most` (one query)."""
    return list(seen_by(actor, directory).filter(on__gte=since).select_related("person").order_by("on", "begins_at", "id")[:most])
