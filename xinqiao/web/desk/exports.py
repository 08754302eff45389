"""名单导出: ask for a list of names, see how far it is, download it; and the custodian's page on which it is decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.directory.duties import staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import exports
from xinqiao.petitions.models import Export
from xinqiao.petitions.refused import Refused
from xinqiao.rules.exports import ASKING, DECIDING, MOVES
from xinqiao.rules.terms import PetitionStatus
from xinqiao.rules.terms_sharing import AccessPurpose, ExportStatus, IdentityPart
from xinqiao.sign_in import sessions
from xinqiao.web import file_door
from xinqiao.web.desk.file_given import holder_of
from xinqiao.web.desk.forms_export import AskExportForm, GrantExportForm, RefuseExportForm
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import MOST, capital
from xinqiao.web.errors import dead_link
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT, CUSTODY = "desk:exports", "desk:custody"
SECONDS = 3  # a page of a list that is being made asks again after so many
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DECISIONS: dict[str, type[forms.Form]] = {"grant": GrantExportForm, "refuse": RefuseExportForm}


@require_safe
@staff_only(*ASKING)
def mine(request: StaffRequest) -> HttpResponse:
    """The lists that this person asked for, newest first."""
    s = speech(timezone.localdate())
    values = {"rows": [shown(row, request.directory, s) for row in exports.own(request.staff)]}
    return page(request, "desk/exports.html", values, current=CURRENT)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*ASKING)
def ask(request: StaffRequest) -> HttpResponse:
    """Ask for a list; what is wrong is said at its field, and nothing typed is lost."""
    form = AskExportForm(request.POST or None, directory=request.directory, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("purpose", "reason", "parts")}
        try:
            asked = exports.ask(form.chosen(), request.staff, request.directory, timezone.now(), **said)
        except Refused as refused:
            _say_at(form, refused)
        else:
            return HttpResponseRedirect(reverse("desk:export", args=[asked.pk]))
    return page(request, "desk/export_ask.html", {"form": form}, current=CURRENT)


@require_safe
@staff_only(*ASKING)
def export(request: StaffRequest, key: int) -> HttpResponse:
    """One list: whether it is decided, how far it is, its files until their day."""
    found, s = _own(request, key), speech(today := timezone.localdate())
    is_open = exports.may_download(found, request.staff, today)
    files = [{"position": part.position, "rows": part.rows, "url": reverse("desk:export_file", args=[found.pk, part.position])} for part in exports.parts_of(found)] if is_open else []
    response = page(request, "desk/export.html", {"one": shown(found, request.directory, s), "files": files}, current=CURRENT)
    if found.state == ExportStatus.GRANTED.value:
        response["Refresh"] = str(SECONDS)
    return response


@require_POST
@staff_only(*ASKING)
def export_file(request: StaffRequest, key: int, position: int) -> HttpResponse:
    """Give leave to download one workbook, once, and send the asker to the path of the files."""
    found = _own(request, key)
    part = next((row for row in exports.parts_of(found) if row.position == position), None)
    if part is None or not exports.may_download(found, request.staff, timezone.localdate()):
        raise Http404
    holder = f"staff:{request.staff.person_id}:{sessions.digest(request.session.session_key)}"
    ticket = exports.make_ticket(part, holder, timezone.now())
    return file_door.to_path(reverse("export_given", args=[ticket]))


@require_safe
def given(request: HttpRequest, ticket: str) -> HttpResponse:
    """Send a workbook. The ticket is asked again: the session lives, he still holds the post, the day has not passed, nobody used it."""
    part = exports.look(ticket, now := timezone.now())
    person = holder_of(part.ticket_holder) if part else None
    if part is None or person is None:
        return dead_link(request)
    actor = staff(person, timezone.localdate())
    if request.method == "HEAD":
        return HttpResponse(content_type=SHEET) if exports.may_download(part.export, actor, timezone.localdate()) else dead_link(request)
    content = exports.download(part, ticket, actor, now)
    return file_door.download(content, SHEET, f"list-{part.export_id}-{part.position}.xlsx") if content else dead_link(request)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*DECIDING)
def decide(request: StaffRequest, key: int, name: str) -> HttpResponse:
    """Decide about one list; whatever is not in this custodian's care is not there."""
    found = exports.in_care(key, request.staff.units_with(*DECIDING)) if key <= MOST else None
    if found is None or name not in DECISIONS:
        raise Http404
    s, form, other = speech(timezone.localdate()), DECISIONS[name](request.POST or None), "refuse" if name == "grant" else "grant"
    is_waiting = found.state == ExportStatus.ASKED.value
    if request.method == "POST" and is_waiting and form.is_valid() and _is_taken(name, found, form, request):
        return HttpResponseRedirect(reverse(CUSTODY))
    values = {
        "label": capital(s.say(MOVES[name].label)), "form": form, "one": shown(found, request.directory, s), "is_waiting": is_waiting, "done": s.say(exports.DONE), "is_refusal": name == "refuse",
        "instead": {"label": capital(s.say(MOVES[other].label)), "url": reverse("desk:export_decide", args=[found.pk, other])},
    }  # fmt: skip
    return page(request, "desk/export_decide.html", values, current=CUSTODY)


def _is_taken(name: str, found: Export, form: forms.Form, request: StaffRequest) -> bool:
    try:
        if name == "grant":
            exports.grant(found.pk, request.staff, request.directory, timezone.now(), **form.cleaned_data)
        else:
            exports.refuse(found.pk, request.staff, timezone.now(), **form.cleaned_data)
    except Refused as refused:
        _say_at(form, refused)
        return False
    return True


def _say_at(form: forms.Form, refused: Refused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))


def _own(request: StaffRequest, key: int) -> Export:
    found = exports.own_one(request.staff, key) if key <= MOST else None
    if found is None:
        raise Http404
    return found


def shown(export: Export, directory: Snapshot, s: Speech) -> dict[str, Any]:
    """Return what both pages say of a list: nobody's name but those of staff."""
    known = colleagues((export.asked_by, export.decided_by), directory)
    asker, decider = known.get(export.asked_by), known.get(export.decided_by or 0)
    said = export.chosen
    unit = directory.unit(said["unit"]) if said["unit"] else None
    return {
        "key": export.pk, "url": reverse("desk:export", args=[export.pk]), "status": s.say(ExportStatus(export.state)), "purpose": s.say(AccessPurpose(export.purpose)), "reason": export.reason,
        "parts": (", " if s.english else "、").join(s.say(IdentityPart(part)) for part in export.parts), "total": export.total, "made": export.made, "named": export.made - export.left_out, "left_out": export.left_out,
        "asked": s.moment(export.asked_at), "asker": f"{s.say(asker.post)} {s.say(asker.name)}" if asker else "", "decider": s.say(decider.post) if decider else "", "decision": export.decision,
        "until": s.day(export.until) if export.until else "", "since_day": s.day(date.fromisoformat(said["since"])), "until_day": s.day(date.fromisoformat(said["until"])),
        "unit": s.say(unit) if unit else "", "only": s.say(PetitionStatus(said["status"])) if said["status"] else "", "state": export.state,
        "decide": [{"label": capital(s.say(MOVES[name].label)), "url": reverse("desk:export_decide", args=[export.pk, name])} for name in DECISIONS] if export.state == ExportStatus.ASKED.value else [],
    }  # fmt: skip


def in_custody(units: frozenset[int], directory: Snapshot, s: Speech) -> list[dict[str, Any]]:
    """Return what the custodian's page shows of lists (one query)."""
    return [shown(row, directory, s) for row in exports.in_custody(units)]


