"""The reception room: the numbers of today, one visit, the form of each of its steps, and the slip for whoever is sent to another door."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.outreach import room as rooms
from xinqiao.outreach import room_numbers
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import take_room_number
from xinqiao.petitions import matter
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.procedures.room import ROOM_VISIT
from xinqiao.rules.terms_room import RoomVisitStatus as S
from xinqiao.rules.terms_visit import REGISTRARS
from xinqiao.rules.transition import Transition
from xinqiao.web.checking import portal_address
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import capital, petition_url
from xinqiao.web.desk.room_forms import FORMS
from xinqiao.web.desk.short_form import hinted, take_step
from xinqiao.web.desk.sweep_forms import SweepForm
from xinqiao.web.desk.visit_parts import clock
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.taking_number import TakeForm
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:room"
MONTH, OLDEST = timedelta(days=30), date(1949, 10, 1)
MARKS = {S.IN_QUEUE: "soon", S.ROOM_LEFT: "quiet"}
MAIN = frozenset({"note_room_visit", "answer_room_visit"})


def own_units(request: StaffRequest) -> list[UnitFacts]:
    """Return the units in whose room one sits, in tree order."""
    mine = rooms.rooms_of(request.staff)
    return [unit for unit in request.directory.in_order() if unit.pk in mine]


def chosen(request: StaffRequest) -> UnitFacts:
    """Return the unit that is asked for by its key, else the first; Http404 for one that is not his."""
    asked = request.GET.get("unit") or request.POST.get("unit")
    unit = next((unit for unit in own_units(request) if asked in (None, "", unit.key)), None)
    if unit is None:
        raise Http404
    return unit


def day_of(request: StaffRequest, today: date) -> date:
    """Return the day that is asked for; today for what is none, has not come, or was before anybody kept such a list."""
    try:
        asked = date.fromisoformat(request.GET.get("day", "")[:10])
    except ValueError:
        return today
    return asked if OLDEST <= asked <= today else today


@require_safe
@staff_only(*REGISTRARS)
def room(request: StaffRequest) -> HttpResponse:
    """Who waits since when, by number; who is being received; what became of the others; and the counts of the day and of thirty days."""
    now, unit = timezone.now(), chosen(request)
    today = timezone.localdate(now)
    day, s, units = day_of(request, today), speech(today), own_units(request)
    seen = rooms.told(rooms.of_day(unit.pk, day))
    known = colleagues((row.person_id for row in (*seen.at_window, *seen.gone)), request.directory)
    who = {key: s.say(found.name) for key, found in known.items()}
    mark = rooms.opens_for(unit.pk)
    values = {
        "unit": unit, "day": day, "today": today, "is_today": day == today, "form": TakeForm(), "queue": [_line(row, who, now, s) for row in seen.queue], "at_window": [_line(row, who, now, s) for row in seen.at_window],
        "gone": [_line(row, who, now, s) for row in reversed(seen.gone)], "n": len(seen.queue) + len(seen.at_window) + len(seen.gone), "seen": seen, "month": _month(unit.pk, day, s),
        "tabs": [{"label": s.say(one), "url": address(unit=one.key), "current": one.pk == unit.pk} for one in units] if len(units) > 1 else [],
        "before_url": address(unit=unit.key, day=(day - timedelta(days=1)).isoformat()), "after_url": address(unit=unit.key, day=(day + timedelta(days=1)).isoformat()) if day < today else "",
        "board_url": portal_address(request, reverse("portal:room_board", args=[mark])), "tablet_url": portal_address(request, reverse("portal:room_number", args=[mark])),
    }  # fmt: skip
    return page(request, "desk/room.html", values, current=CURRENT)


def address(name: str = CURRENT, **query: str) -> str:
    """Return the address of a page of the room."""
    return f"{reverse(name)}?{urlencode(query)}"


def _month(unit_id: int, until: date, s: Speech) -> list[dict[str, Any]]:
    """Return how many visits ended how in the thirty days until then: counts of visits, of nobody in particular (one query)."""
    rows = rooms.visits().filter(unit=unit_id, on__gt=until - MONTH, on__lte=until).order_by().values_list("status").annotate(Count("pk"))
    counts = dict(rows)
    return [{"label": capital(s.say(status)), "n": counts[status.value]} for status in S if counts.get(status.value)]


def _line(row: OutreachRecord, who: dict[int, str], now: datetime, s: Speech) -> dict[str, Any]:
    status = S(row.status)
    return {
        "n": rooms.queue_number(row), "url": reverse("desk:room_visit", args=[row.number]), "came": clock(row.begins_at), "went": clock(row.ends_at), "heads": row.content["heads"],
        "waited": rooms.minutes_waited(row, now), "who": who.get(row.person_id or 0, ""), "status": s.say(status), "mark": MARKS.get(status, ""), "version": row.version,
        "ticket_url": reverse("desk:room_ticket", args=[row.number]), "call_url": step_url(row, "call_room_number"), "leave_url": step_url(row, "leave_room"), "has_note": bool(row.content.get("incidents")),
    }  # fmt: skip


def step_url(row: OutreachRecord, name: str) -> str:
    """Return the address of a step's form."""
    return reverse("desk:room_step", args=[row.number, name])


@require_POST
@staff_only(*REGISTRARS)
def take(request: StaffRequest) -> HttpResponse:
    """Give out a number at the desk; the same form sent twice gives one."""
    unit, form = chosen(request), TakeForm(request.POST)
    if form.is_valid():
        try:
            given = room_numbers.take_number(unit.pk, take_room_number.Entry(**form.cleaned_data), actor=request.staff, at=timezone.now())
            messages.success(request, _("取好了：%(n)s 号。请告诉他。") % {"n": rooms.queue_number(given)})
            if "ticket" in request.POST:
                return HttpResponseRedirect(reverse("desk:room_ticket", args=[given.number]))
        except Refused as refused:
            messages.error(request, speech().say(refused.words))
    else:
        messages.error(request, _("人数请写 1 以上的数字，再取一次号。"))
    return HttpResponseRedirect(address(unit=unit.key))


def found(request: StaffRequest, number: str) -> OutreachRecord:
    """Return the visit of this number; Http404 if it is not there for whoever asks (one query)."""
    row = rooms.one(request.staff, request.directory, number)
    if row is None:
        raise Http404
    return row


@require_safe
@staff_only(*REGISTRARS)
def room_visit(request: StaffRequest, number: str) -> HttpResponse:
    """One visit: how many, what they want, what became of it, what happened in the room, and what can be done now."""
    row, today = found(request, number), timezone.localdate()
    s, said = speech(today), row.content
    known = colleagues([row.person_id, *(note["by"] for note in said.get("incidents", ()))], request.directory)
    who = {key: s.say(each.name) for key, each in known.items()}
    petition = matter.find(said["petition"], request.staff, request.directory) if "petition" in said else None
    open_steps = [step for step in ROOM_VISIT.open_to(row.facts(request.staff, today, request.directory)) if step.name in FORMS]
    if "wiped_on" in said:
        open_steps = [step for step in open_steps if step.name != "note_room_incident"]
    values = {
        "line": _line(row, who, timezone.now(), s), "number": number, "said": said, "on": row.on, "today": today, "is_wiped": "wiped_on" in said, "back": address(unit=_key(request, row), day=row.on.isoformat()),
        "steps": [{"label": capital(s.say(step.label)), "url": step_url(row, step.name), "main": step.name in MAIN, "is_button": step.name == "call_room_number"} for step in open_steps],
        "incidents": [{**note, "who": who.get(note["by"], ""), "at": datetime.fromisoformat(note["at"])} for note in said.get("incidents", ())], "wipe_on": _wiped_on(row, request),
        "petition": petition and {"number": petition.number, "url": petition_url(petition.number), "slip": reverse("desk:slip", args=[petition.number])}, "has_petition": "petition" in said,
        "register_url": address("desk:register", channel="visit", visit=number) if row.standing is S.AT_WINDOW else "",
        "slip_url": reverse("desk:room_slip", args=[number]) if "where" in said else "",
    }  # fmt: skip
    return page(request, "desk/room_visit.html", values, current=CURRENT)


def _key(request: StaffRequest, row: OutreachRecord) -> str:
    unit = request.directory.unit(row.unit_id)
    return unit.key if unit else ""


def _wiped_on(row: OutreachRecord, request: StaffRequest) -> date | None:
    """Return on which day its words are wiped; None once they were."""
    if "wiped_on" in row.content:
        return None
    said = row.content.get("wipe_on")
    return date.fromisoformat(said) if said else row.on + timedelta(days=request.directory.policy("room_words_days", row.on))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*REGISTRARS)
def room_step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step, or take it."""
    if name not in FORMS:
        raise Http404
    row, step = found(request, number), ROOM_VISIT.by_name[name]
    s, url = speech(timezone.localdate()), reverse("desk:room_visit", args=[number])
    why = step.refusal(row.facts(request.staff, timezone.localdate(), request.directory))
    if why is not None:
        return _form_page(request, row, step, None, s.say(why))
    form = FORMS[name](request.POST or None, record=row)
    ready = request.method == "POST" and _is_fresh(form, row, s) and form.is_valid() and not hinted(form)
    if ready and (take_step(request, row, form) is not None or form.has_error("token")):
        messages.success(request, _("已办：%(step)s。") % {"step": s.say(step.label)})
        return HttpResponseRedirect(reverse("desk:room_slip", args=[number]) if name == "direct_room_visit" else url)
    return _form_page(request, row, step, form, "")


def _is_fresh(form: SweepForm, row: OutreachRecord, s: Speech) -> bool:
    """Whether the form is about the visit as it is; else it says so, and may be sent again as it is."""
    if not form.is_stale:
        return True
    form.errors.clear()
    form.add_error(None, s.say(STALE))
    form.again(row.version)
    return False


def _form_page(request: StaffRequest, row: OutreachRecord, step: Transition, form: SweepForm | None, refusal: str) -> HttpResponse:
    s = speech()
    values = {"form": form, "refusal": refusal, "label": capital(s.say(step.label)), "n": rooms.queue_number(row), "url": reverse("desk:room_visit", args=[row.number])}
    return page(request, "desk/room_step.html", values, current=CURRENT)


@require_safe
@staff_only(*REGISTRARS)
def room_slip(request: StaffRequest, number: str) -> HttpResponse:
    """The slip: where to go and why; no name, and nothing of what he told."""
    row = found(request, number)
    if "where" not in row.content:
        raise Http404
    unit = request.directory.unit(row.unit_id)
    values = {"where": row.content["where"], "why": row.content["why"], "on": row.on, "today": timezone.localdate(), "unit": unit, "n": rooms.queue_number(row), "url": reverse("desk:room_visit", args=[number])}
    return page(request, "desk/room_slip.html", values, current=CURRENT)


@require_safe
@staff_only(*REGISTRARS)
def room_ticket(request: StaffRequest, number: str) -> HttpResponse:
    """The printed number, for a receipt printer (58 or 80 mm) or A6: number, time, how many before him, what comes next; no name, no word of why he came."""
    row = found(request, number)
    values = {"ticket": rooms.ticket(row, request.directory), "back": address(unit=_key(request, row))}
    return page(request, "desk/room_ticket.html", values, current=CURRENT)
