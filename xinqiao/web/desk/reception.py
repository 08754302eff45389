"""Leaders' reception days at the desk: the plan, one day, its steps."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from xinqiao.outreach import bookings, receptions
from xinqiao.outreach.access import FROM_ABOVE, IN_UNIT
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.procedures.reception import RECEPTION_DAY
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_reception import ReceptionStatus as S
from xinqiao.rules.transition import Transition
from xinqiao.web.desk import leader_requests, reception_seats
from xinqiao.web.desk.forms_reception import PlanForm, form_for
from xinqiao.web.desk.places import capital
from xinqiao.web.frame import page
from xinqiao.web.receptions import names_before, told
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech

CURRENT = "desk:reception"
READERS = IN_UNIT[OutreachKind.RECEPTION_DAY] | FROM_ABOVE[OutreachKind.RECEPTION_DAY]
AT_ONCE = 40
METHODS = ["GET", "HEAD", "POST"]
EXPLAINED = {  # steps that ask for nothing and cannot be taken back: what follows is read before they are taken
    "publish_reception": lazy("公布以后，大家在网上看得到哪天、在哪里、哪位领导接待，可以开始约。以后要改期、换人、取消，都要写原因，大家看得到。"),
    "begin_reception": lazy("领导到了再按，按了不能退回。开始以后，网上不能再约这一场，也不能再改时间、改地点、取消；原定的领导没有来的，还可以换一位。"),
}


@require_http_methods(["GET", "HEAD"])
@staff_only(*READERS)
def listed(request: StaffRequest) -> HttpResponse:
    """The plan by month, from a day on (this month, unless another is asked for)."""
    today = timezone.localdate()
    since = _since(request, today.replace(day=1))
    rows = receptions.planned(request.staff, request.directory, since, AT_ONCE + 1)
    s = speech(today)
    names = names_before(rows, s)
    lines = [{**told(row, request.directory, names, s), "month": (row.on.year, row.on.month)} for row in rows[:AT_ONCE]]
    months = [{"year": year, "month": month, "rows": list(found)} for (year, month), found in groupby(lines, key=lambda line: line["month"])]
    values = {
        "months": months, "since": since, "earlier": since.replace(year=since.year - 1) if since.year > 1 else None, "later": rows[AT_ONCE].on if len(rows) > AT_ONCE else None,
        "requests": leader_requests.rows(request, s), "may_ask": leader_requests.asking_unit(request) is not None,
        "may_plan": bool(receptions.keeps_for(request.staff)),
    }  # fmt: skip
    return page(request, "desk/reception.html", values, current=CURRENT)


@require_http_methods(METHODS)
@staff_only(*READERS)
def plan(request: StaffRequest) -> HttpResponse:
    """Put a day into the plan of the unit whose plan one keeps."""
    unit_id = min(receptions.keeps_for(request.staff), default=None)
    if unit_id is None:
        raise Http404
    today = timezone.localdate()
    s = speech(today)
    form = PlanForm(request.POST or None, people=receptions.leaders(unit_id, request.directory, today), s=s)
    if request.method == "POST" and form.is_valid():
        fresh = OutreachRecord(kind=OutreachKind.RECEPTION_DAY.value, unit_id=unit_id)
        try:
            day = perform("plan_reception", fresh, form.entry(), actor=request.staff, at=timezone.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, s.say(refused.words))
        else:
            messages.success(request, _("列入计划了。公布以后，大家才看得到。"))
            return HttpResponseRedirect(reverse("desk:reception_day", args=[day.number]))
    values = {"form": form, "title": _("列入接待计划"), "back": reverse(CURRENT), "unit": request.directory.unit(unit_id)}
    return page(request, "desk/reception_step.html", values, current=CURRENT)


@require_http_methods(["GET", "HEAD"])
@staff_only(*READERS)
def one(request: StaffRequest, number: str) -> HttpResponse:
    """One day: who, when, where, what changed, and what can be done."""
    day, today = _found(request, number), timezone.localdate()
    s = speech(today)
    shut = {name for name, is_shut in (("begin_reception", day.on != today), ("move_reception", "request" in day.content)) if is_shut}
    open_steps = [row for row in RECEPTION_DAY.open_to(day.facts(request.staff, today, request.directory)) if row.name not in shut]
    steps = [{"label": capital(s.say(row.label)), "url": reverse("desk:reception_step", args=[number, row.name]), "main": row.target is not None and row.name != "cancel_reception"} for row in open_steps]
    seats, times = reception_seats.rows(day, request, s), receptions.slot_times(day)
    taken = {seat["slot"] for seat in seats}  # as far as this reader is told of it
    slots = [{"n": n, "time": f"{time:%H:%M}", "is_free": n not in taken} for n, time in enumerate(times, 1)]
    may_seat = reception_seats.may_seat(day, request) and day.standing in (S.PUBLISHED, S.RECEIVING)
    values = {
        "day": told(day, request.directory, names_before([day], s), s), "steps": steps, "slots": slots, "seats": seats, "may_seat": may_seat,
        "may_drop": reception_seats.may_drop(day, request), "ask": reception_seats.whom_to_ask(day, request, s) if any("number" not in seat for seat in seats) else "",
    }  # fmt: skip
    return page(request, "desk/reception_day.html", values, current=CURRENT)


@require_http_methods(METHODS)
@staff_only(*READERS)
def step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step, or take it."""
    day, row, today = _found(request, number), RECEPTION_DAY.by_name.get(name), timezone.localdate()
    if row is None or row.is_noting or name == "plan_reception":
        raise Http404
    s = speech(today)
    refusal = row.refusal(day.facts(request.staff, today, request.directory))
    form = form_for(name, day, lambda: receptions.leaders(day.unit_id, request.directory, day.on), s, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _is_taken(request, day, row, form):
        messages.success(request, _("已办：%(step)s。") % {"step": s.say(row.label)})
        return HttpResponseRedirect(reverse("desk:reception_day", args=[number]))
    values = {
        "form": None if refusal and request.method != "POST" else form, "refusal": s.say(refusal) if refusal else "", "title": capital(s.say(row.label)),
        "back": reverse("desk:reception_day", args=[number]), "day": told(day, request.directory, names_before([day], s), s), "version": _found(request, number).version if form.errors else day.version, "explains": EXPLAINED.get(name, ""),
    }  # fmt: skip
    return page(request, "desk/reception_step.html", values, current=CURRENT)


def _is_taken(request: StaffRequest, day: OutreachRecord, row: Transition, form: Any) -> bool:
    seen = request.POST.get("version", "")
    entry = form.entry() if hasattr(form, "entry") else step_module(row.name, OutreachRecord.steps_in).Entry()
    try:
        if not (seen.isascii() and seen.isdigit()):
            raise Refused(STALE)
        now = timezone.now()
        perform(row.name, day, entry, actor=request.staff, at=now, version=int(seen[:9]))
        bookings.settle(day.number, now)  # whoever booked is told at once; the worker tells those whom a power cut left out
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        return False
    return True


def _found(request: StaffRequest, number: str) -> OutreachRecord:
    day = receptions.one(request.staff, request.directory, number)
    if day is None:
        raise Http404
    return day


def _since(request: StaffRequest, usual: date) -> date:
    try:
        return date.fromisoformat(request.GET.get("since", "")[:10])
    except ValueError:
        return usual
