"""Parts of the pages of joint meetings: each as its reader may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.snapshot import Snapshot
from xinqiao.ledger.append import history
from xinqiao.outreach import agenda, meetings
from xinqiao.outreach.meetings import Seen, invitations
from xinqiao.outreach.minutes import versions_for
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.plain_names import of_meeting
from xinqiao.outreach.roster import hours
from xinqiao.outreach.steps.decide_dispute import OFFERED
from xinqiao.petitions import discussed
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.procedures.outreach import OUTREACH
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_meeting import (
    CONVENERS,
    TASK_OWNERS,
    AgendaGround,
    AgendaSort,
    DisputeVerdict,
    InvitationStatus,
    MeetingStatus,
    TaskStatus,
)
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.text import Text
from xinqiao.web.desk.cause_field import said_cause
from xinqiao.web.desk.meeting_forms import FORMS, Offered
from xinqiao.web.desk.people import Colleague, colleagues
from xinqiao.web.desk.places import capital
from xinqiao.web.staff import StaffRequest
from xinqiao.web.ui.speech import Speech

S = MeetingStatus
MARKS = {S.MEETING_CONVENED: "quiet", S.MEETING_CALLED: "", S.MEETING_OPEN: "soon", S.MINUTES_WRITTEN: "soon", S.MINUTES_SIGNED: "", S.MEETING_CANCELLED: "quiet"}
PER_ITEM = ("take_off_agenda", "decide_item", "decide_dispute", "correct_minutes")
NOT_OURS = ("put_on_agenda", *PER_ITEM)
MAIN = ("send_invitations", "open_meeting", "close_meeting", "sign_minutes")
SEALED = lazy("这件事后来封存了：承办人读得到您写的，不要写进涉密的内容；会议的页面上什么都不显示，信访人也不另外告诉。")
WEIGHED = {AgendaSort.DISPUTE, AgendaSort.STUCK}


def office_of(request: StaffRequest) -> int | None:
    """Return the petition office for which the reader convenes: the first in the tree; None where he convenes for none."""
    mine = request.staff.units_with(*CONVENERS)
    return next((unit.pk for unit in request.directory.in_order() if unit.pk in mine), None)


def name_of(key: int | None, known: Mapping[int, Colleague], s: Speech) -> str:
    """Return the name of a colleague; "" for nobody."""
    found = known.get(key) if key is not None else None
    return s.say(found.name) if found else ""


def line(row: OutreachRecord, known: Mapping[int, Colleague], directory: Snapshot, s: Speech) -> dict[str, Any]:
    """Return a meeting as a line of the list."""
    begins, ends = (moment.astimezone(SHANGHAI) for moment in hours(row))
    return {
        "number": row.number, "name": s.say(of_meeting(row.on)), "url": reverse("desk:meeting", args=[row.number]), "on": s.day(row.on), "hours": f"{begins:%H:%M}–{ends:%H:%M}", "place": row.content["place"],
        "office": s.say(directory.unit(row.unit_id)), "chair": name_of(row.person_id, known, s), "units": (", " if s.english else "、").join(s.say(directory.unit(unit)) for unit in row.content["units"]),
        "status": s.say(row.standing), "mark": MARKS.get(row.standing, ""),  # type: ignore[call-overload]
    }  # fmt: skip


def whole(found: OutreachRecord, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return one meeting as this reader sees it."""
    directory, today = request.directory, timezone.localdate()
    is_holder = meetings.holds(request.staff, found, directory)
    seen, left = meetings.agenda_for(found, request.staff, directory)
    asked = invitations(found.number)
    tasks = meetings.with_matters(meetings.recent_tasks(found, request.staff, directory), request.staff, directory)
    story = _steps_on(history(found.number), found, seen, left) if is_holder else []
    actors = [int(entry.actor.partition(":")[2]) for entry in story if entry.actor.startswith("person:")]
    present = found.content.get("present", [])
    versions = versions_for(found, seen)
    chair = found.content.get("chaired_by", found.person_id)
    known = colleagues([found.person_id, chair, *actors, *(row.person_id for row in asked), *(row[key] for row in present for key in ("person", "named"))], directory)
    open_steps = OUTREACH[OutreachKind.JOINT_MEETING].open_to(found.facts(request.staff, today, directory)) if is_holder or found.person_id in request.staff.everyone else []
    names = {row.name for row in open_steps}
    is_told = is_holder or found.standing is S.MINUTES_SIGNED
    before = [(row, number) for row, number in tasks if row.content["meeting"] != found.number and _is_earlier(row, found) and (_is_open(row) or _is_last(row, found, tasks))]
    return {
        "meeting": {**line(found, known, directory, s), "chair": name_of(chair, known, s)}, "signs": name_of(found.person_id, known, s) if found.person_id != chair else "", "number": found.number, "is_holder": is_holder, "items": [_item(each, found, names, is_told, is_holder, request, s) for each in seen],
        "left": [{"subject": row["subject"] or _said_key(row["key"], s), "why": row["why"]} for row in left] if is_holder else [],
        "steps": [{"label": capital(s.say(row.label)), "url": step_url(found, row.name), "main": row.name in MAIN} for row in open_steps if row.name in FORMS and row.name not in NOT_OURS and _is_timely(row.name, found, today)],
        "agenda_url": reverse("desk:meeting_agenda", args=[found.number]) if "put_on_agenda" in names else "",
        "asked": [_asked(row, found, known, request, s) for row in asked if row.unit_id in found.content["units"]], "present": [_present(row, known, directory, s) for row in present],
        "others": found.content.get("others", ""), "notes": _notes(found, s), "tasks": [task_line(row, number, request, s) for row, number in tasks if row.content["meeting"] == found.number],
        "before": [task_line(row, number, request, s) for row, number in before],
        "versions": [_version(nth, row, seen, s) for nth, row in enumerate(versions, start=1)], "house_number": found.content.get("house_number", ""),
        "may_print": bool(versions), "story": _story(story, actors, known, s),
    }  # fmt: skip


def _is_earlier(row: OutreachRecord, found: OutreachRecord) -> bool:
    return row.on <= found.on and int(row.content["meeting"].rpartition("-")[2]) != int(found.number.rpartition("-")[2])


def _is_open(row: OutreachRecord) -> bool:
    return row.standing not in (TaskStatus.TASK_ACCEPTED, TaskStatus.TASK_ENDED)


def _is_last(row: OutreachRecord, found: OutreachRecord, tasks: list[tuple[OutreachRecord, str]]) -> bool:
    """Return whether a task was set by the meeting before this one."""
    earlier = [each for each, _ in tasks if each.content["meeting"] != found.number and _is_earlier(each, found)]
    return bool(earlier) and row.content["meeting"] == max(earlier, key=lambda each: (each.on, each.pk)).content["meeting"]


def _is_timely(name: str, found: OutreachRecord, today: date) -> bool:
    return name != "open_meeting" or found.on <= today


def step_url(record: OutreachRecord, name: str, **query: Any) -> str:
    """Return the address of a step's form."""
    address = reverse("desk:meeting_step", args=[record.number, name])
    return f"{address}?{urlencode(query)}" if query else address


def about_in_words(seen: Seen, request: StaffRequest, s: Speech) -> str:
    """Return what an item is about, besides its subject: the class of the matter, or the cause of the group."""
    if seen.sort is AgendaSort.CLUSTER:
        return said_cause(seen.item["ref"], s)
    return s.say(request.directory.category_name(seen.category)) if seen.category else ""


def _item(seen: Seen, found: OutreachRecord, names: set[str], is_told: bool, is_holder: bool, request: StaffRequest, s: Speech) -> dict[str, Any]:
    item, decided = seen.item, seen.item.get("decided")
    steps = [name for name in PER_ITEM if name in names and _fits(name, seen)]
    rows = OUTREACH[OutreachKind.JOINT_MEETING].by_name
    return {
        "position": seen.position, "subject": item["subject"], "sort": s.say(seen.sort), "about": about_in_words(seen, request, s), "why": item["why"] if is_holder else "",
        "petition": seen.petition, "url": reverse("desk:petition", args=[seen.petition]) if seen.petition else "", "decision": decided["decision"] if decided and is_told else "",
        "told": decided["told"] if decided and is_told else "", "verdict": s.say(DisputeVerdict(decided["verdict"])) if decided and is_told and "verdict" in decided else "",
        "named": s.say(request.directory.unit(decided["named"])) if decided and is_told and decided.get("named") else "",
        "drafts": [{"what": task["what"], "unit": s.say(request.directory.unit(task["unit"])), "due": s.day(date.fromisoformat(task["due_on"]))} for task in item.get("tasks", ())] if is_holder and not found.content.get("versions") else [],
        "steps": [{"label": capital(s.say(rows[name].label)), "url": step_url(found, name, item=item["id"])} for name in steps],
    }  # fmt: skip


def _fits(name: str, seen: Seen) -> bool:
    decided = seen.item.get("decided")
    if name == "decide_dispute":
        return seen.sort in WEIGHED and not decided and bool(seen.petition)
    return name != "correct_minutes" or bool(decided)


def _said_key(key: str, s: Speech) -> str:
    sort, _, ref = key.partition(":")
    return f"{s.say(AgendaSort(sort))} · {said_cause(ref, s) if sort == AgendaSort.CLUSTER else ref}"


def _asked(row: OutreachRecord, found: OutreachRecord, known: Mapping[int, Colleague], request: StaffRequest, s: Speech) -> dict[str, Any]:
    seat = (row.content.get("seats") or [{}])[-1]
    may = row.unit_id in request.staff.units_with(*TASK_OWNERS) and row.standing in (InvitationStatus.UNIT_INVITED, InvitationStatus.SEAT_NAMED)
    return {
        "unit": s.say(request.directory.unit(row.unit_id)), "status": s.say(row.standing), "who": name_of(row.person_id, known, s), "is_substitute": bool(seat) and not seat.get("is_head", True),
        "why": seat.get("why", ""), "url": step_url(row, "name_seat") if may else "",
    }  # fmt: skip


def _present(row: Mapping[str, Any], known: Mapping[int, Colleague], directory: Snapshot, s: Speech) -> dict[str, Any]:
    instead = row["named"] if row["person"] and row["named"] and row["named"] != row["person"] else None
    return {"unit": s.say(directory.unit(row["unit"])), "who": name_of(row["person"], known, s), "instead": name_of(instead, known, s), "is_substitute": bool(row["person"]) and not row["is_head"]}


def _notes(found: OutreachRecord, s: Speech) -> list[dict[str, str]]:
    content = found.content
    rows = [{"label": _("改过安排"), "why": f"{s.day(date.fromisoformat(moved['on']))} {moved['why']}"} for moved in content.get("moves", ())]
    rows += [{"label": _("纪要交给接任的领导签"), "why": s.day(date.fromisoformat(passed["on"]))} for passed in content.get("passed", ())]
    return [*rows, *([{"label": _("为什么取消"), "why": content["cancelled"]}] if content.get("cancelled") else [])]


def _version(nth: int, row: Mapping[str, Any], seen: list[Seen], s: Speech) -> dict[str, Any]:
    position = next((each.position for each in seen if each.item["id"] == row.get("item")), None)
    return {"nth": nth, "at": datetime.fromisoformat(row["at"]), "position": position, "was": row.get("was", ""), "was_told": row.get("was_told", ""), "why": row.get("why", "")}


def _steps_on(entries: list[Any], found: OutreachRecord, seen: list[Seen], left: list[Mapping[str, Any]]) -> list[Any]:
    """Return the lines of a meeting without the steps on an item that the reader does not see, be it on the agenda or left off it."""
    hidden = {item["id"] for item in found.content.get("items", ())} - {each.item["id"] for each in seen}
    taken_off = [entry for entry in entries if entry.verb.endswith(".take_off_agenda")]
    unread = [entry for entry, row in zip(taken_off, found.content.get("left", ()), strict=False) if row not in left]
    hidden |= {entry.body["item"] for entry in unread} - {0}
    return [entry for entry in entries if entry not in unread and entry.body.get("item", 0) not in hidden]


def _story(entries: list[Any], actors: list[int], known: Mapping[int, Colleague], s: Speech) -> list[dict[str, Any]]:
    table, rows = OUTREACH[OutreachKind.JOINT_MEETING], []
    for entry in entries:
        key = int(entry.actor.partition(":")[2]) if entry.actor.startswith("person:") else None
        rows.append({"at": entry.at, "by": name_of(key, known, s), "text": s.say(table.by_name[entry.verb.partition(".")[2]].story)})
    return rows[::-1]


def task_line(row: OutreachRecord, number: str, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return a task as a line: what, who, until when, how it stands."""
    days = (row.due_on - timezone.localdate()).days if row.due_on else None
    person = row.person
    return {
        "url": reverse("desk:meeting_task", args=[row.number]), "what": row.content["what"], "unit": s.say(request.directory.unit(row.unit_id)),
        "who": (person.name_en or person.name) if person and s.english else person.name if person else "", "status": s.say(row.standing), "on": row.due_on, "days": days,
        "is_late": days is not None and days < 0, "petition": number, "petition_url": reverse("desk:petition", args=[number]) if number else "", "meeting": row.content["meeting"], "set_on": s.day(row.on),
    }  # fmt: skip


def whole_task(found: OutreachRecord, petition: str, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return one task with what was told, sent back and accepted; the meeting is a link where the reader sees it. `petition`: the number, where he may open it."""
    said = found.content
    meeting = meetings.one(request.staff, request.directory, said["meeting"])
    told, returned = said.get("told", []), said.get("returned", [])
    known = colleagues([one["by"] for one in told], request.directory)
    table = OUTREACH[OutreachKind.MEETING_TASK]
    open_steps = table.open_to(found.facts(request.staff, timezone.localdate(), request.directory))
    return {
        "task": task_line(found, petition, request, s), "number": found.number, "proof": said["proof"], "meeting_url": reverse("desk:meeting", args=[meeting.number]) if meeting else "",
        "meeting_name": s.say(of_meeting(meeting.on if meeting else found.on)), "note": said.get("note", ""), "accepted_on": s.day(date.fromisoformat(said["accepted_on"])) if "accepted_on" in said else "",
        "told": [
            {"done": one["done"], "shown": one["shown"], "at": datetime.fromisoformat(one["at"]), "by": name_of(one["by"], known, s), "returned": returned[place]["reason"] if place < len(returned) else ""}
            for place, one in enumerate(told)
        ][::-1],
        "ended": said.get("ended"), "ended_on": s.day(date.fromisoformat(said["ended"]["on"])) if "ended" in said else "", "is_sealed": _is_sealed(petition),
        "steps": [{"label": capital(s.say(row_.label)), "url": step_url(found, row_.name), "main": row_.name in ("report_task", "accept_task")} for row_ in open_steps if row_.name in FORMS],
    }  # fmt: skip


def _is_sealed(petition: str) -> bool:
    """Return whether the matter of a task, which the reader may open, was sealed since the meeting (one query, none where there is no such matter)."""
    return bool(petition) and discussed.is_sealed(petition)


def proposal(each: agenda.Proposal, found: OutreachRecord, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return a proposal as a line, with the addresses to take it up and to leave it off."""
    is_group = each.sort is AgendaSort.CLUSTER
    about = said_cause(each.ref, s) if is_group else s.say(request.directory.category_name(each.category)) if each.category else ""
    return {
        "sort": s.say(each.sort), "ground": s.say(each.ground), "about": about, "ref": "" if is_group else each.ref, "url": "" if is_group else reverse("desk:petition", args=[each.ref]),
        "since": s.day(each.since) if each.since else "", "take_url": step_url(found, "put_on_agenda", sort=each.sort.value, ref=each.ref, subject=f"{about}{'：' if not s.english else ': '}{s.say(each.ground)}" if about else s.say(each.ground)),
        "leave_url": step_url(found, "take_off_agenda", proposal=each.key),
    }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a form is about: its choices, the words above it, and what is to be read before it is sent."""

    offered: Offered = field(default_factory=Offered)
    title: str = ""
    warnings: tuple[str, ...] = ()
    who: str = ""  # who alone may take it, where that is not the reader


def asked(request: StaffRequest, found: OutreachRecord, name: str, s: Speech) -> About | None:
    """Return what the form of a step offers and says; None where it asks for an item that is not there for the reader."""
    directory, today = request.directory, timezone.localdate()
    if name in ("convene", "move_meeting"):
        people = [(person.pk, (person.name_en or person.name) if s.english else person.name) for person in meetings.chairs(found.unit_id, directory, found.on if found.pk else today)]
        return About(offered=Offered(people=people, units=_units(meetings.invitable(found.unit_id, directory, today), directory, s)), title=s.say(directory.unit(found.unit_id)))
    if name == "put_on_agenda":
        return _putting_on(request)
    if name == "name_seat":
        return About(offered=Offered(people=[(person.pk, _called(person, s)) for _unit, person in meetings.people_of({found.unit_id}, today)], first={"person_id": found.person_id}), title=s.say(directory.unit(found.unit_id)))
    if name == "open_meeting":
        return About(offered=Offered(seats=_seats(found, directory, today, s)), title=s.day(found.on))
    if name == "send_invitations":
        return About(title=s.day(found.on), warnings=_left_out(found, request, s))
    if name in PER_ITEM:
        return _about_item(request, found, name, s)
    is_sealed = found.kind == OutreachKind.MEETING_TASK and name != "report_task" and _is_sealed(found.content["petition"])
    return About(offered=Offered(is_matter=bool(found.content.get("petition")) and not is_sealed), title=found.content.get("what", "") or s.day(found.on), warnings=(str(SEALED),) if is_sealed else ())


def _called(person: Any, s: Speech) -> str:
    return (person.name_en or person.name) if s.english else person.name  # type: ignore[no-any-return]


def _units(keys: list[int], directory: Snapshot, s: Speech) -> list[tuple[int, str]]:
    return [(key, s.say(directory.unit(key))) for key in keys]


def _putting_on(request: StaffRequest) -> About:
    given = request.POST if request.method == "POST" else request.GET
    try:
        sort = AgendaSort(given.get("sort", AgendaSort.BY_HAND.value))
    except ValueError:
        sort = AgendaSort.BY_HAND
    first = {"sort": sort, "ref": given.get("ref", "")[:40], "subject": given.get("subject", "")[:200]}
    return About(offered=Offered(first=first), title=first["subject"] if sort is not AgendaSort.BY_HAND else "")


def _seats(found: OutreachRecord, directory: Snapshot, today: date, s: Speech) -> list[tuple[int, str, list[tuple[int, str]], int | None]]:
    named = {row.unit_id: row.person_id for row in invitations(found.number)}
    people: dict[int, list[tuple[int, str]]] = {}
    for unit, person in meetings.people_of(found.content["units"], today):
        people.setdefault(unit, []).append((person.pk, _called(person, s)))
    return [(unit, s.say(directory.unit(unit)), people.get(unit, []), named.get(unit)) for unit in found.content["units"]]


def _left_out(found: OutreachRecord, request: StaffRequest, s: Speech) -> tuple[str, ...]:
    """Return, in a sentence for each unit, which items it will not see: the convener reads it before he sends."""
    seen, _left = meetings.agenda_for(found, request.staff, request.directory)
    positions = {each.item["id"]: each.position for each in seen}
    out = meetings.left_out(found.content["items"], found.content["units"], request.directory, timezone.localdate())
    said = Text("{unit}看不到第 {items} 项：那件反映的就是它，或者它的人。", "{unit} does not see item {items}: that matter complains about it, or about its people.")
    return tuple(
        s.say(said.fill(unit=request.directory.unit(unit), items=(", " if s.english else "、").join(str(positions[item]) for item in items if item in positions)))
        for unit, items in out.items() if any(item in positions for item in items)
    )  # fmt: skip


def _who_decides(ground: AgendaGround, request: StaffRequest, s: Speech) -> str:
    """Return who decides a dispute, where it is a leader and the reader is none: he reads it before he writes, not after."""
    is_his = ground is AgendaGround.OBJECTION or Duty.LEADER in request.staff.duties
    return "" if is_his else s.say(Text("这一件只有分管领导能定：请主持人在他自己的页面上按这一步。", "Only a leader decides this one: ask the chair to take this step on his own page."))


def _about_item(request: StaffRequest, found: OutreachRecord, name: str, s: Speech) -> About | None:
    directory, today = request.directory, timezone.localdate()
    given = request.POST if request.method == "POST" else request.GET
    if name == "take_off_agenda" and given.get("proposal"):
        key = given["proposal"][:80]
        return About(offered=Offered(first={"proposal": key}), title=key.partition(":")[2] if not key.startswith(AgendaSort.CLUSTER.value) else said_cause(key.partition(":")[2], s))
    seen = next((each for each in meetings.agenda_for(found, request.staff, directory)[0] if str(each.item["id"]) == given.get("item")), None)
    if seen is None:
        return None
    first = {"item": seen.item["id"]}
    if name == "decide_item":
        units = [found.unit_id, *found.content["units"]]
        out = meetings.left_out([seen.item], units, directory, today)
        owners = [(f"{unit}:{person.pk}", f"{s.say(directory.unit(unit))} · {_called(person, s)}") for unit, person in meetings.people_of(units, today) if unit not in out]
        return About(offered=Offered(owners=owners, is_matter=meetings.is_matter(seen.item), first=first), title=seen.item["subject"])
    if name == "decide_dispute":
        dispute = agenda.dispute_of(seen.petition, request.staff, directory, today) if seen.petition else None
        if dispute is None:
            return None
        handling = [unit.pk for unit in directory.in_order() if unit.handles_petitions and unit.exists_on(today)]
        verdicts = [(verdict.value, s.say(verdict)) for verdict in OFFERED[dispute[0]]]
        return About(offered=Offered(verdicts=verdicts, units=_units(handling, directory, s), first=first), title=f"{seen.item['subject']} · {s.say(dispute[0])}", who=_who_decides(dispute[0], request, s))
    return About(offered=Offered(is_matter=meetings.is_matter(seen.item), first=first), title=seen.item["subject"])
