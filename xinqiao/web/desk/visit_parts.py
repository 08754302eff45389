"""What the pages of outreach visits say: a visit, what was met, registered and promised, its story."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xinqiao.directory.snapshot import Snapshot
from xinqiao.ledger.append import history
from xinqiao.outreach import near_visits
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.near_visits import Near
from xinqiao.outreach.visits import of_unit
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Petition
from xinqiao.petitions.promising import titles
from xinqiao.petitions.visited import promised
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.procedures.outreach import OUTREACH
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import CommitmentStatus, PlaceKind, VisitStatus
from xinqiao.web.desk.people import Colleague, colleagues
from xinqiao.web.desk.places import capital, petition_url
from xinqiao.web.staff import StaffRequest
from xinqiao.web.ui.speech import Speech

MARKS = {VisitStatus.VISIT_LATE: "late", VisitStatus.VISIT_OUT: "soon", VisitStatus.VISIT_CANCELLED: "quiet"}
MOST_SHOWN = 50


def clock(moment: datetime | None) -> str:
    """Return the hour of a moment in Asia/Shanghai."""
    return "" if moment is None else f"{moment.astimezone(SHANGHAI):%H:%M}"


def line(visit: OutreachRecord, place: OutreachRecord | None, known: Mapping[int, Colleague], directory: Snapshot, s: Speech) -> dict[str, Any]:
    """Return where, when, who and what for."""
    days = (visit.due_on - timezone.localdate()).days if visit.due_on else None
    return {
        "number": visit.number, "url": reverse("desk:visit", args=[visit.number]), "on": s.day(visit.on), "hours": f"{clock(visit.begins_at)}–{clock(visit.ends_at)}",
        "place": place.content["name"] if place else _("看不到的地点"), "sort": s.say(PlaceKind(place.content["sort"])) if place else "",
        "of_unit": s.say(directory.unit(of_unit(place))) if place else "", "unit": s.say(directory.unit(visit.unit_id)),
        "team": [s.say(known[key].name) for key in visit.content["team"] if key in known], "purpose": visit.content["purpose"], "status": s.say(visit.standing),
        "mark": MARKS.get(VisitStatus(visit.status), ""), "due": visit.due_on, "days": days, "is_out": visit.status in (VisitStatus.VISIT_OUT, VisitStatus.VISIT_LATE),
    }  # fmt: skip


def of_petitions(visit: OutreachRecord, seen: Container[str], directory: Snapshot, s: Speech) -> list[dict[str, Any]]:
    """Return what was promised about a petition that the reader may open: the petition's own promise, as it stands now (one query, none where there is none)."""
    wanted = {(piece["petition"], piece["position"]) for piece in visit.content.get("promised", ()) if "position" in piece and piece["petition"] in seen}
    return [
        {"what": row.content["text"], "status": s.say(row.standing), "unit": s.say(directory.unit(row.unit_id)), "number": row.petition.number, "url": petition_url(row.petition.number)}
        for row in promised(wanted)
    ]  # fmt: skip


def promise(row: OutreachRecord, request: StaffRequest, known: Mapping[int, Colleague], s: Speech) -> dict[str, Any]:
    """Return what was promised: what, by whom, until when, what became of it, and the steps that the reader may take."""
    today = timezone.localdate()
    open_steps = OUTREACH[OutreachKind.COMMITMENT].open_to(row.facts(request.staff, today, request.directory))
    owner = known.get(row.person_id or 0)
    return {
        "what": row.content["what"], "status": s.say(row.standing), "owner": s.say(owner.name) if owner else "", "unit": s.say(request.directory.unit(row.unit_id)),
        "due": row.ends_on, "days": (row.ends_on - today).days if row.ends_on and row.status == CommitmentStatus.COMMITTED else None, "outcome": row.content.get("done") or row.content.get("why_not", ""),
        "steps": [{"label": capital(s.say(step.label)), "url": reverse("desk:visit_step", args=[row.number, step.name])} for step in open_steps],
    }  # fmt: skip


def in_short(row: OutreachRecord, s: Speech) -> str:
    """Return a promise and how far it is, as one line to be told."""
    said = row.content.get("done") or row.content.get("why_not", "")
    return " · ".join(filter(None, (row.content["what"], s.say(row.standing), said)))


def met(visit: OutreachRecord) -> list[dict[str, Any]]:
    """Return whom they met: a count, or the name that its bearer agreed to."""
    return [{"heads": piece["heads"], "who": piece["who"], "said": piece["said"], "at": datetime.fromisoformat(piece["at"])} for piece in visit.content.get("met", ())[:MOST_SHOWN]]


def opened_for(visit: OutreachRecord, request: StaffRequest) -> dict[str, Petition]:
    """Return the petitions that were registered on a visit, or promised about, and that the reader may open, by number (one query, none where there are none)."""
    pieces = [*visit.content.get("matters", ())[:MOST_SHOWN], *visit.content.get("promised", ())[:MOST_SHOWN]]
    numbers = sorted({piece["petition"] for piece in pieces if "petition" in piece})
    return {row.number: row for row in visible_to(request.staff, request.directory).filter(number__in=numbers).order_by("pk")} if numbers else {}


def matters(visit: OutreachRecord, seen: Mapping[str, Petition], request: StaffRequest) -> list[dict[str, str]]:
    """Return the petitions that were registered, as far as they are `seen`; of others nothing is told, not even that there are any."""
    today, ours = timezone.localdate(), {piece["petition"] for piece in visit.content.get("matters", ())}
    return [
        {"number": row.number, "url": petition_url(row.number), "slip": f"{petition_url(row.number)}slip/" if row.first_receiver_id == request.staff.person.pk and local_day(row.recorded_at) == today else ""}
        for row in seen.values() if row.number in ours
    ]  # fmt: skip


def near(visit: OutreachRecord, request: StaffRequest) -> Near:
    """Return what lies near a visit for its reader (three queries, and one for the names of the team)."""
    known = colleagues(visit.content["team"], request.directory)
    team = [(each.name.zh, each.name.en) for each in known.values()]
    return near_visits.near(visit, team, actor=request.staff, directory=request.directory, today=timezone.localdate())


def called(petitions: Sequence[Petition], s: Speech) -> list[tuple[str, str]]:
    """Return petitions by number, each as a choice of a list: number, what it is about, since when (two queries). Everybody in the titles is covered: they go along on phones."""
    return [(row.number, " · ".join((row.number, title, s.day(local_day(row.received_at))))) for row, title in zip(petitions, titles(petitions), strict=True)]


def notes(visit: OutreachRecord, s: Speech) -> list[dict[str, str]]:
    """Return what of the plan was changed, and why."""
    said = [{"label": _("原来定在 {when}").format(when=s.moment(datetime.fromisoformat(move["from"]))), "why": move["why"]} for move in visit.content.get("moves", ())]
    said += [{"label": label, "why": visit.content[key]} for key, label in (("cancelled", _("为什么取消")), ("all_the_same", _("为什么还是去了"))) if key in visit.content]
    return said


def writers(visit: OutreachRecord) -> Iterable[int]:
    """Return the keys of everybody who wrote into a visit."""
    return (piece["by"] for name in ("met", "matters", "promised", "moves") for piece in visit.content.get(name, ()) if piece.get("by"))


def story(visit: OutreachRecord, request: StaffRequest, s: Speech, seen: Container[str]) -> Sequence[dict[str, Any]]:
    """Return the chain of a visit in sentences, newest first; that a petition was registered only where it is `seen`."""
    entries, table = history(visit.number), OUTREACH[OutreachKind.VISIT]
    keys = {entry.pk: int(entry.actor.partition(":")[2]) for entry in entries if entry.actor.startswith("person:")}
    known = colleagues(keys.values(), request.directory)
    rows = []
    for entry in entries[-2 * MOST_SHOWN :]:
        if "petition" in entry.body and entry.body["petition"] not in seen:
            continue
        row = table.by_name[entry.verb.partition(".")[2]].branch(entry.body.get("branch"))
        who = known.get(keys.get(entry.pk, 0))
        rows.append({"at": entry.at, "by": s.say(who.name) if who else "", "text": s.say(row.story)})
    return rows[::-1]
