"""One shift: who has it, how it went, what was handed over; and the form of each of its steps."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.outreach import handing_over, planning
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps.begin_shift import is_early
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.procedures.shift import SHIFT
from xinqiao.rules.terms import Channel, PetitionStatus
from xinqiao.rules.terms_outreach import ON_SHIFT, OutreachKind, ShiftPart, ShiftRole
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import capital, petition_url
from xinqiao.web.desk.roster import CURRENT, address, number_to_call, said_hours, said_person, shift_url
from xinqiao.web.desk.roster_forms import FORMS, HandOverForm, ShiftForm, SwapForm
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech


def opened(request: StaffRequest, number: str) -> OutreachRecord:
    """Return the shift of this number; Http404 if it is not there for whoever asks."""
    rows = visible_to(request.staff, OutreachKind.SHIFT, request.directory)
    shift = rows.filter(number=number).select_related("person").first()
    if shift is None:
        raise Http404
    return shift


def refusal(shift: OutreachRecord, row: Transition, request: StaffRequest) -> Text | None:
    """Return why a step cannot be taken now, by whoever asks; None if it can."""
    return row.refusal(shift.facts(request.staff, timezone.localdate(), request.directory))


@require_safe
@staff_only(*ON_SHIFT)
def shift(request: StaffRequest, number: str) -> HttpResponse:
    """Show one shift, and the steps that the reader may take."""
    found, s = opened(request, number), speech(timezone.localdate())
    steps = [
        {"label": capital(s.say(row.label)), "url": shift_url(found, row.name), "is_main": row.name in ("begin_shift", "hand_over", "sign_for_shift")}
        for row in SHIFT.by_name.values() if row.name in FORMS and refusal(found, row, request) is None and not (row.name == "begin_shift" and is_early(found, timezone.now()))
    ]  # fmt: skip
    values = {**about(found, request, s), "steps": sorted(steps, key=lambda step: not step["is_main"]), "status": s.say(found.standing)}
    return page(request, "desk/shift.html", values, current=CURRENT)


def about(found: OutreachRecord, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return what every page of a shift shows: its facts, and what was handed over with it."""
    said = found.content
    unit = request.directory.unit(found.unit_id)
    swaps = said.get("swaps", [])
    known = colleagues([said.get("signed_by"), said.get("signed_for"), *(swap[side] for swap in swaps for side in ("from", "to"))], request.directory)

    def name(key: int | None) -> str:
        return s.say(known[key].name) if key in known else ""

    facts = [
        (_("单位"), s.say(unit)), (_("什么时候"), f"{s.day(found.on)} {said_hours(found)}"),
        (_("谁值班"), f"{said_person(found, s)} · {s.say(ShiftPart(said['part']))} · {s.say(ShiftRole(said['role']))}"), (_("值班电话"), number_to_call(found, request.directory)),
        (_("到岗"), _moment(said.get("came_at"), s)), (_("交班"), _moment(said.get("handed_at"), s)),
        (_("接班签字"), f"{_for(name(said.get('signed_by')), name(said.get('signed_for')))} {_moment(said.get('signed_at'), s)}".strip()), (_("接班的话"), said.get("remark", "")),
        (_("为什么取消"), said.get("cancelled", "")),
    ]  # fmt: skip
    matters = [
        {"number": one.number, "title": one.title, "url": petition_url(one.number), "about": f"{s.say(Channel(one.channel))} · {s.moment(one.received_at)}", "status": s.say(PetitionStatus(one.status))}
        for one in handing_over.handed(found, request.staff, request.directory)
    ]  # fmt: skip
    return {
        "shift": found, "facts": [{"label": label, "value": value} for label, value in facts if value], "back_url": address(unit=unit.key if unit else "", day=found.on),
        "title": f"{s.day(found.on)} {said_hours(found)} {said_person(found, s)}", "notes": handing_over.notes(found, request.staff), "matters": matters, "is_handed": "handed_at" in said,
        "swaps": [{"from": name(swap["from"]), "to": name(swap["to"]), "why": swap["why"], "at": _moment(swap["at"], s)} for swap in swaps],
    }  # fmt: skip


def _for(who: str, absent: str) -> str:
    """Return who signed, and for whom where he stood in."""
    return _("%(who)s（代%(absent)s）") % {"who": who, "absent": absent} if absent else who


def _moment(said: str | None, s: Speech) -> str:
    return s.moment(datetime.fromisoformat(said)) if said else ""


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*ON_SHIFT)
def shift_step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step of a shift, or take the step."""
    found = opened(request, number)
    if name not in FORMS:
        raise Http404
    row = SHIFT.by_name[name]
    why = refusal(found, row, request)
    if why is not None and request.method != "POST":
        return _page(request, found, row, None, why)
    form = _form(request, found, name)
    if request.method == "POST":
        if form.is_stale:
            return _stale(request, found, row, form)
        if form.is_valid() and _is_taken(request, found, form):
            messages.success(request, _("已办：%(step)s。") % {"step": speech().say(row.label)})
            return HttpResponseRedirect(shift_url(found))
    return _page(request, found, row, form, None)


def _form(request: StaffRequest, found: OutreachRecord, name: str) -> ShiftForm:
    kind = FORMS[name]
    people = planning.people_of(found.unit_id, found.on) if kind is SwapForm else ()
    matters = handing_over.of_shift(found, request.staff, request.directory) if kind is HandOverForm else ()
    return kind(request.POST or None, shift=found, people=people, matters=matters)


def _is_taken(request: StaffRequest, found: OutreachRecord, form: ShiftForm) -> bool:
    """Take the step; a refusal becomes an error at its field, and everything typed stays."""
    try:
        perform(form.step, found, form.entry(), actor=request.staff, at=timezone.now(), version=form.cleaned_data["version"])
    except Refused as refused:
        if refused.words is STALE:
            found.refresh_from_db()
            form.catch_up(found)
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        return False
    return True


def _stale(request: StaffRequest, found: OutreachRecord, row: Transition, form: ShiftForm) -> HttpResponse:
    """Say that somebody was quicker; where the step is still open, the form can be sent again as it is."""
    why = refusal(found, row, request)
    if why is not None:
        return _page(request, found, row, None, why)
    form.errors.clear()
    form.add_error(None, speech().say(STALE))
    form.catch_up(found)
    return _page(request, found, row, form, None)


def _page(request: StaffRequest, found: OutreachRecord, row: Transition, form: ShiftForm | None, why: Text | None) -> HttpResponse:
    s = speech(timezone.localdate())
    values = {**about(found, request, s), "label": capital(s.say(row.label)), "form": form, "refusal": why, "url": shift_url(found)}
    return page(request, "desk/shift_step.html", values, current=CURRENT)
