"""The trip sheet: a page that works on a phone without a network, what it takes along and brings back, and the paper that replaces it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from xinqiao.outreach import visits
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.trip_sheet import Conflict, Piece, write
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import VISITORS, Consent
from xinqiao.web.desk import visit_parts as parts
from xinqiao.web.desk.asking import asked_along, brought_back, on_paper
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.step_form import choices
from xinqiao.web.desk.visit_forms import called
from xinqiao.web.desk.visits import CURRENT, SEEING, found
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech

MOST_BYTES = 200_000


@require_safe
@staff_only(*SEEING)
def sheet(request: StaffRequest) -> HttpResponse:
    """The page itself: the same for everybody, with nothing about any visit or person in it, so that the phone may keep it in clear."""
    return page(request, "desk/visit_sheet.html", {"consents": choices(Consent), "secrecies": choices(Secrecy), "maintenance": ""})


@cache
def _worker() -> str:
    found_at = finders.find("js/visit_worker.js")
    return Path(str(found_at)).read_text(encoding="utf-8")


@require_safe
@staff_only(*SEEING)
def worker(request: StaffRequest) -> HttpResponse:
    """The service worker, served from below its scope: it answers for the sheet and nothing else."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")


@require_safe
@staff_only(*SEEING)
def taken(request: StaffRequest, number: str) -> HttpResponse:
    """What the phone takes along: the plan, what is to be told there, who may owe a promise and about which open matters, and what is asked further by kind."""
    return JsonResponse(_taken(request, found(request, OutreachKind.VISIT, number)))


def _taken(request: StaffRequest, visit: OutreachRecord) -> dict[str, Any]:
    today, around = timezone.localdate(), parts.near(visit, request)
    s, known = speech(today), colleagues(visit.content["team"], request.directory)
    told = parts.line(visit, around.place, known, request.directory, s)
    return {
        "number": visit.number, "mark": visits.plan_mark(visit), "csrf": get_token(request), "status": visit.status, "says": told["status"],
        "title": f"{told['place']} · {told['on']} {told['hours']}", "purpose": told["purpose"], "team": "、".join(told["team"]), "unit": told["of_unit"],
        "told": [{"number": row.number, "says": parts.in_short(row, s)} for row in around.waiting], "owners": [[person.pk, called(person, s)] for person in around.owners],
        "petitions": parts.called(around.petitions, s), "kinds": asked_along(request.directory, today),
        "registers": bool(request.staff.duties_in(visit.unit_id) & VISITORS),
    }  # fmt: skip


@require_POST
@staff_only(*SEEING)
def sync(request: StaffRequest, number: str) -> HttpResponse:
    """Take one piece: 200 written (or written before), 409 the plan has changed, 422 the piece is wrong. Nothing is written but by 200."""
    visit = found(request, OutreachKind.VISIT, number)
    try:
        written = write(visit, _piece(request), actor=request.staff, at=timezone.now())
    except Conflict:
        return JsonResponse(_taken(request, OutreachRecord.objects.get(pk=visit.pk)), status=409)
    except Refused as refused:
        return JsonResponse({"field": refused.field, "says": speech().say(refused.words)}, status=422)
    now = OutreachRecord.objects.get(pk=visit.pk)
    return JsonResponse({"number": written.number, "was_there": written.was_there, "mark": visits.plan_mark(now)})


def _piece(request: StaffRequest) -> Piece:
    """Return the piece of a request; for what is none, one that `write` refuses with a sentence. Raises Refused where an answer to a question cannot be read."""
    try:
        said = json.loads(request.body[: MOST_BYTES + 1]) if len(request.body) <= MOST_BYTES else {}
        fields = said["fields"] if isinstance(said["fields"], dict) else {}
        texts = {name: str(said.get(name) or "") for name in ("kind", "token", "mark", "accepts", "anyway")}
    except (ValueError, KeyError, TypeError, RecursionError):
        return Piece(kind="", token="", mark="", fields={})
    if texts["kind"] == "matter":
        fields = {**fields, **brought_back(request.directory, timezone.localdate(), fields)}
    return Piece(fields=fields, **texts)


@require_safe
@staff_only(*SEEING)
def paper(request: StaffRequest, number: str) -> HttpResponse:
    """The sheet on paper, with what is to be told there and room to write; what is written is typed in on the desk page."""
    visit, s = found(request, OutreachKind.VISIT, number), speech(timezone.localdate())
    place = visits.place_of(visit)
    known = colleagues(visit.content["team"], request.directory)
    waiting = [row for row in visits.to_tell(visit.place_key) if row.content["visit"] != visit.number]
    values = {"visit": parts.line(visit, place, known, request.directory, s), "told": [parts.in_short(row, s) for row in waiting], "number": number, "rooms": range(1, 4), "talks": range(5), "kinds": on_paper(request.directory, timezone.localdate())}
    return page(request, "desk/visit_paper.html", values, current=CURRENT)
