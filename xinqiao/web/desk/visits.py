"""Outreach visits at the desk: the plan, the places, one visit, and the form of each step."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any, TypeAlias, TypeVar
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.outreach import visits
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.procedures.outreach import OUTREACH
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_advice import AdviceSource
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import VISITORS, PlaceKind
from xinqiao.rules.transition import Transition
from xinqiao.web.desk import visit_parts as parts
from xinqiao.web.desk.advice_parts import raised_from
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import capital
from xinqiao.web.desk.visit_forms import FORMS, WITH_TEAM, MatterForm, Offered, PromiseForm, ReportForm, VisitForm
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:visits"
SEEING = VISITORS | {Duty.LEADER}
METHODS = ["GET", "HEAD", "POST"]
AT_ONCE = 60
MOST_OWED = 20  # promises shown above the plan
MOST_PLACES = 30  # on one page
Row = TypeVar("Row")
Steps: TypeAlias = dict[tuple[int, str], list[tuple[str, str]]]
KINDS = (OutreachKind.PLACE, OutreachKind.VISIT, OutreachKind.COMMITMENT)
BEGINNING = {"plan_visit": OutreachKind.VISIT, "add_place": OutreachKind.PLACE}


def tabs(current: str) -> list[dict[str, Any]]:
    """Return the ways between the pages of the visits."""
    named = (("desk:visits", _("下访计划")), ("desk:visit_coverage", _("哪里很久没去")), ("desk:visit_places", _("下访地点")))
    return [{"label": label, "url": reverse(name), "current": name == current} for name, label in named]


@require_safe
@staff_only(*SEEING)
def listed(request: StaffRequest) -> HttpResponse:
    """The plan by month, from a day on (this month, unless another is asked for)."""
    today = timezone.localdate()
    since, s = since_of(request, today.replace(day=1)), speech(today)
    rows = visits.planned(request.staff, request.directory, since, AT_ONCE + 1)
    names = visits.named(request.staff, request.directory, {row.place_key for row in rows})
    owed = visits.owed(request.staff, request.directory, MOST_OWED)
    known = colleagues((*(key for row in rows for key in row.content["team"]), *(row.person_id for row in owed)), request.directory)
    lines = [{**parts.line(row, names.get(row.place_key), known, request.directory, s), "month": (row.on.year, row.on.month)} for row in rows[:AT_ONCE]]
    months = [{"year": year, "month": month, "rows": list(found)} for (year, month), found in groupby(lines, key=lambda line: line["month"])]
    values = {
        "tabs": tabs(CURRENT), "months": months, "since": since, "earlier": since.replace(year=since.year - 1, day=1) if since.year > 1 else None,
        "later": rows[AT_ONCE].on if len(rows) > AT_ONCE else None, "may_plan": bool(visits.keeps_for(request.staff)), "owed": [parts.promise(row, request, known, s) for row in owed],
    }  # fmt: skip
    return page(request, "desk/visits.html", values, current=CURRENT)


def since_of(request: StaffRequest, usual: date) -> date:
    """Return the day that is asked for; the usual one for what is none."""
    try:
        return date.fromisoformat(request.GET.get("since", "")[:10])
    except ValueError:
        return usual


@require_safe
@staff_only(*SEEING)
def place_list(request: StaffRequest) -> HttpResponse:
    """The places, by the unit they belong to; those that are closed are behind them."""
    s, today, kept = speech(timezone.localdate()), timezone.localdate(), visits.keeps_for(request.staff)
    first = first_of(request)
    listed = visits.places(request.staff, request.directory, closed=True, part=(first, first + MOST_PLACES + 1))
    later = first + MOST_PLACES if len(listed) > MOST_PLACES else None
    steps: Steps = {}
    rows = [_place(place, request, s, today, kept, steps) for place in listed[:MOST_PLACES]]
    values = {
        "later": later,
        "tabs": tabs("desk:visit_places"), "open": [row for row in rows if not row["until"]], "closed": [row for row in rows if row["until"]], "may_add": bool(kept),
    }  # fmt: skip
    return page(request, "desk/visit_places.html", values, current=CURRENT)


def part_of(request: StaffRequest, rows: list[Row]) -> tuple[list[Row], int | None]:
    """Return the part of a list that is asked for, and where the next one begins; None where there is none."""
    first = first_of(request)
    return rows[first : first + MOST_PLACES], first + MOST_PLACES if len(rows) > first + MOST_PLACES else None


def first_of(request: StaffRequest) -> int:
    """Return where the part of a list begins that is asked for; 0 for what is no number."""
    asked = request.GET.get("after", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0


def _place(place: OutreachRecord, request: StaffRequest, s: Speech, today: date, kept: frozenset[int], known: Steps) -> dict[str, Any]:
    """Return a line of the list; which steps are open depends on unit and status alone, so that it is asked once for each (`known`)."""
    key = place.unit_id, place.status
    if place.unit_id in kept and key not in known:
        known[key] = [(row.name, capital(s.say(row.label))) for row in OUTREACH[OutreachKind.PLACE].open_to(place.facts(request.staff, today, request.directory))]
    steps = known.get(key, ())
    return {
        "name": place.content["name"], "sort": s.say(PlaceKind(place.content["sort"])), "unit": s.say(request.directory.unit(visits.of_unit(place))), "since": s.day(place.on),
        "until": s.day(place.ends_on) if place.ends_on else "", "why": place.content.get("closed", ""),
        "steps": [{"label": label, "url": reverse("desk:visit_step", args=[place.number, name])} for name, label in steps],
    }  # fmt: skip


@require_safe
@staff_only(*SEEING)
def one(request: StaffRequest, number: str) -> HttpResponse:
    """One visit: where, when, who; whom they met, what was registered and promised; what of earlier promises waits to be told; its story."""
    visit, today = found(request, OutreachKind.VISIT, number), timezone.localdate()
    s = speech(today)
    place, ours, earlier = visits.promises(visit)
    seen = parts.opened_for(visit, request)
    known = colleagues([*visit.content["team"], *(row.person_id for row in (*ours, *earlier)), *parts.writers(visit)], request.directory)
    open_steps = OUTREACH[OutreachKind.VISIT].open_to(visit.facts(request.staff, today, request.directory))
    early = ("set_out", "went_all_the_same") if visit.on > today else ()
    steps = [{"label": capital(s.say(row.label)), "url": step_url(visit, row.name), "main": row.name in ("set_out", "report_visit")} for row in open_steps if row.name in FORMS and row.name not in early]
    values = {
        "visit": parts.line(visit, place, known, request.directory, s), "steps": steps, "met": parts.met(visit), "matters": parts.matters(visit, seen, request), "number": number,
        "ours": [parts.promise(row, request, known, s) for row in ours], "earlier": [parts.promise(row, request, known, s) for row in earlier],
        "about_petitions": parts.of_petitions(visit, seen, request.directory, s), "report": visit.content.get("summary", ""), "heads": visit.content.get("heads"), "untold": visit.content.get("why_untold", ""),
        "notes": parts.notes(visit, s), "story": parts.story(visit, request, s, seen), "takes_along": visit.status in visits.TO_COME, **raised_from(AdviceSource.VISIT, visit, request, s),
    }  # fmt: skip
    return page(request, "desk/visit.html", values, current=CURRENT)


def step_url(record: OutreachRecord, name: str) -> str:
    """Return the address of a step's form."""
    return reverse("desk:visit_step", args=[record.number, name])


def found(request: StaffRequest, kind: OutreachKind, number: str) -> OutreachRecord:
    """Return the record of this number; Http404 if it is not there for whoever asks (one query)."""
    row = visits.one(request.staff, request.directory, kind, number)
    if row is None:
        raise Http404
    return row


@require_http_methods(METHODS)
@staff_only(*SEEING)
def begin(request: StaffRequest, name: str) -> HttpResponse:
    """Plan a visit, or add a place, for the unit whose plan one keeps."""
    unit = kept_unit(request)
    record = OutreachRecord(kind=BEGINNING[name].value, unit_id=unit.pk)
    if name == "plan_visit" and not visits.places(request.staff, request.directory, part=(0, 1)):
        messages.info(request, _("先加一个下访地点，再排计划。"))
        return HttpResponseRedirect(reverse("desk:add_place"))
    return _form_page(request, record, OUTREACH[BEGINNING[name]].by_name[name], unit)


def kept_unit(request: StaffRequest) -> UnitFacts:
    """Return the unit whose plan he keeps: the one asked for, or the first in the tree. Http404 if he keeps none such."""
    kept, asked = visits.keeps_for(request.staff), request.GET.get("unit", "")
    unit = next((unit for unit in request.directory.in_order() if unit.pk in kept and asked in ("", unit.key)), None)
    if unit is None:
        raise Http404
    return unit


@require_http_methods(METHODS)
@staff_only(*SEEING)
def step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step of a place, a visit or a commitment, or take it."""
    kind = next((kind for kind in KINDS if name in OUTREACH[kind].by_name), None)
    if kind is None or name not in FORMS or name in BEGINNING:
        raise Http404
    record = found(request, kind, number)
    return _form_page(request, record, OUTREACH[kind].by_name[name], None)


def _form_page(request: StaffRequest, record: OutreachRecord, row: Transition, unit: UnitFacts | None) -> HttpResponse:
    today = timezone.localdate()
    s = speech(today)
    refused = row.refusal(record.facts(request.staff, today, request.directory))
    form = None if refused else FORMS[row.name](request.POST or None, record=record, offered=_offered(request, record, row.name, s))
    if form is not None and request.method == "POST" and _is_fresh(form, record, s) and _is_ready(form):
        done = _taken(request, form, record, row, s)
        if done is not None:
            messages.success(request, _said(done, row, s))
            return HttpResponseRedirect(_back(done))
    values = {
        "form": form, "refusal": s.say(refused) if refused else "", "label": capital(s.say(row.label)), "unit": s.say(unit) if unit else "", "back": _back(record),
        "title": record.content.get("name") or record.content.get("what") or record.content.get("purpose", ""), "query": f"?{urlencode({'unit': unit.key})}" if unit else "",
    }  # fmt: skip
    return page(request, "desk/visit_step.html", values, current=CURRENT)


def _said(done: OutreachRecord, row: Transition, s: Speech) -> str:
    """Return what was done; of a matter the number, which whoever took it down gives to whoever told it."""
    words = _("已办：%(step)s。") % {"step": s.say(row.label)}
    if row.name != "register_at_visit":
        return words
    return words + _("编号 %(number)s，请告诉他。") % {"number": done.content["matters"][-1]["petition"]}


def _is_fresh(form: VisitForm, record: OutreachRecord, s: Speech) -> bool:
    """Whether the form is about the record as it is; else it says what happened, and may be sent again as it is."""
    if not form.is_stale:
        return True
    form.errors.clear()
    form.add_error(None, s.say(STALE))
    form.again(record.version)
    return False


def _is_ready(form: VisitForm) -> bool:
    """Whether the step can be taken; where only the questions are wanted nothing is, and nothing is wrong yet."""
    is_valid = form.is_valid()
    if isinstance(form, MatterForm):
        if form.is_asking:
            form.errors.clear()
            return False
        form.say_what_is_wrong()
        is_valid = not form.errors
    return is_valid


def _taken(request: StaffRequest, form: VisitForm, record: OutreachRecord, row: Transition, s: Speech) -> OutreachRecord | None:
    """Take the step; a refusal becomes an error at its field, and everything typed stays. A piece that is there already is shown as done."""
    try:
        return perform(row.name, record, form.entry(), actor=request.staff, at=timezone.now(), version=None if record._state.adding else form.cleaned_data["version"])
    except Refused as refused:
        if refused.field == "token":
            return record
        if refused.words is STALE:
            record.refresh_from_db()
            form.again(record.version)
        form.add_error(refused.field if refused.field in form.fields else None, s.say(refused.words))
        return None


def _back(record: OutreachRecord) -> str:
    if record.kind == OutreachKind.PLACE or record._state.adding:
        return reverse("desk:visit_places" if record.kind == OutreachKind.PLACE else CURRENT)
    if record.kind == OutreachKind.COMMITMENT:  # whoever owes it need not see the visit
        return reverse(CURRENT)
    return reverse("desk:visit", args=[record.number])


def _offered(request: StaffRequest, record: OutreachRecord, name: str, s: Speech) -> Offered:
    """Return what the choices of a form are made of; it asks only for what the form shows."""
    directory, today = request.directory, timezone.localdate()
    form = FORMS[name]
    if name in ("add_place", "correct_place"):
        return Offered(s=s, units=visits.below(request.staff, directory))
    if issubclass(form, WITH_TEAM):
        day = record.on if record.begins_at else today
        listed = visits.places(request.staff, directory) if name == "plan_visit" else ()
        return Offered(
            s=s, people=visits.people_of(record.unit_id, directory, max(day, today)), first={"place": request.GET.get("to", "")} if name == "plan_visit" else {},
            places=[(place.number, f"{s.say(directory.unit(visits.of_unit(place)))} · {place.content['name']}") for place in listed],
        )  # fmt: skip
    if form is PromiseForm:
        around = parts.near(record, request)
        return Offered(s=s, people=around.owners, matters=parts.called(around.petitions, s))
    if form is MatterForm:
        return Offered(s=s, directory=directory, today=today)
    if form is ReportForm:
        waiting = [row for row in visits.to_tell(record.place_key) if row.content["visit"] != record.number]
        return Offered(s=s, to_tell=[(row.number, parts.in_short(row, s)) for row in waiting])
    return Offered(s=s)
