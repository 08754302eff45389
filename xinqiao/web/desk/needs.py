"""Needs and the help that is owed on them (困难帮扶): the register of what one's units owe, and one need as whoever helps reads it.

Whoever only helps does not see the petition: here is the need, what was offered and how to reach him, and nothing else (ADR-0025).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.petitions import confiding, needing
from xinqiao.petitions.dossier import load
from xinqiao.petitions.matter import Matter
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.redacting import for_reader
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.procedures.need import NEED_TABLE
from xinqiao.rules.terms import Duty, RecordKind, Secrecy
from xinqiao.rules.terms_need import HELPERS, NeedStatus
from xinqiao.vault import readings
from xinqiao.vault.contact import Contact
from xinqiao.web.desk.forms_need import EndConsentForm, RecordAidForm
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.people import Colleague, colleagues
from xinqiao.web.desk.places import capital, petition_url, place, said_place, step_url
from xinqiao.web.desk.record_parts import rows_of
from xinqiao.web.desk.step_form import StepForm
from xinqiao.web.frame import OVERSEEING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:needs"
SEEING = tuple(HELPERS | {Duty.LEADER})
FORMS: dict[str, type[StepForm]] = {form.step: form for form in (RecordAidForm, EndConsentForm)}


def tabs(request: StaffRequest, current: str) -> list[dict[str, Any]]:
    """Return the ways between the register and the figures, which those who oversee read."""
    named = (("desk:needs", _("等落实的")), ("desk:need_figures", _("数字"))) if request.staff.duties & OVERSEEING else ()
    return [{"label": label, "url": reverse(name), "current": name == current} for name, label in named]


@require_safe
@staff_only(*SEEING)
def listed(request: StaffRequest) -> HttpResponse:
    """What one's units owe by way of help, or one has promised or recorded himself, soonest first: which, until when, by whom. Nothing of any need."""
    s, after = speech(today := timezone.localdate()), place(request.GET.get("after"))
    found, rest = needing.owed_to(request.staff, request.directory, after=after)
    known = colleagues((each.person_id for each in found), request.directory)
    values = {
        "tabs": tabs(request, CURRENT), "rows": [_line(each, known, request, s, today) for each in found],
        "later_url": f"{reverse(CURRENT)}?after={said_place(rest)}" if rest else "", "newest_url": reverse(CURRENT) if after else "",
    }  # fmt: skip
    return page(request, "desk/needs.html", values, current=CURRENT)


def _line(each: needing.Help, known: dict[int, Colleague], request: StaffRequest, s: Speech, today: date) -> dict[str, Any]:
    days, who = (each.due_on - today).days, known.get(each.person_id or 0)
    return {
        "url": reverse("desk:need", args=[each.number, each.position]), "number": each.number, "nth": each.position, "unit": s.say(request.directory.unit(each.unit_id)),
        "who": s.say(who.name) if who else "", "on": each.due_on, "days": days, "is_late": days < 0,
    }  # fmt: skip


@require_safe
@staff_only(*SEEING)
def of_petition(request: StaffRequest, number: str) -> HttpResponse:
    """Lead to the need of a petition with which one's unit helps; Http404 where there is none."""
    position = needing.first_of(number, request.staff, request.directory)
    if position is None:
        raise Http404
    return HttpResponseRedirect(reverse("desk:need", args=[number, position]))


def opened(request: StaffRequest, number: str, position: int) -> tuple[OpenMatter, LinkedRecord, bool]:
    """Return a need with what the rules look at, and whether the reader sees its petition too; that it was opened is kept. Http404 if it is not there for whoever asks."""
    found = needing.find(number, position, request.staff, request.directory)
    if found is None:
        raise Http404
    record, is_seen = found
    today, dossier = timezone.localdate(), load(record.petition)
    dossier.directory = request.directory
    if request.method == "GET":
        readings.note(number, request.staff.person.pk, today)
    matter = OpenMatter(matter=Matter(petition=record.petition, dossier=dossier), actor=request.staff, directory=request.directory, today=today)
    linked = next(row for row in dossier.records_of(RecordKind.NEED) if row.pk == record.pk)
    return matter.on(linked.kind, position) or matter, linked, is_seen


@require_safe
@staff_only(*SEEING)
def one(request: StaffRequest, number: str, position: int) -> HttpResponse:
    """One need: what it is and what was offered, for those who read it; until when, by whom, the steps, and how to reach him."""
    found, record, is_seen = opened(request, number, position)
    s, facts = speech(found.today), found.facts(NEED_TABLE)
    person = colleagues((record.person_id,), found.directory).get(record.person_id or 0)
    due = next((clock.due_on for clock in found.dossier.clocks if clock.record == record.key), None)
    reads = confiding.may_read(record, found.dossier, request.staff, found.today)
    values = {
        "number": number, "nth": position, "status": s.say(record.standing), "rows": rows_of(found, record, s, person), "on": due, "days": (due - found.today).days if due else None,
        "url": petition_url(number) if is_seen else "", "steps": [_button(found, record, name, is_seen, s) for name in FORMS if NEED_TABLE.by_name[name].refusal(facts) is None],
        "call": _reaching(found, record) if reads and not is_seen and record.standing is NeedStatus.OPEN else None,
    }  # fmt: skip
    return page(request, "desk/need.html", values, current=CURRENT)


def _button(found: OpenMatter, record: LinkedRecord, name: str, is_seen: bool, s: Speech) -> dict[str, Any]:
    number = found.petition.number
    url = step_url(number, name, record) if is_seen else reverse("desk:need_step", args=[number, record.position, name])
    return {"label": capital(s.say(NEED_TABLE.by_name[name].label)), "url": url, "main": name == "record_aid"}


def _reaching(found: OpenMatter, record: LinkedRecord) -> dict[str, str]:
    """Return how whoever helps reaches him: by phone where he gave his name, masked as for a handler; else by whoever recorded the need."""
    if found.dossier.shown_as is Secrecy.REAL_NAME and found.petition.identity_id:
        contact = for_reader(found.dossier).masked.get(found.petition.identity_id, Contact())
        return {"name": contact.name, "url": reverse("desk:need_call", args=[found.petition.number, record.position]) if contact.phone else ""}
    by = colleagues((record.second_id,), found.directory).get(record.second_id or 0)
    return {"by": speech().say(by.name) if by else ""}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*SEEING)
def step(request: StaffRequest, number: str, position: int, name: str) -> HttpResponse:
    """Show the form of a step of a need, or take it, for whoever helps and does not see the petition."""
    found, record, is_seen = opened(request, number, position)
    if name not in FORMS or is_seen:
        raise Http404
    row = NEED_TABLE.by_name[name]
    if (refusal := row.refusal(found.facts(NEED_TABLE))) is not None:
        return _page(request, found, record, name, None, speech().say(refusal))
    form = FORMS[name](request.POST or None, opened=found)
    if request.method == "POST" and _is_taken(form, found, record):
        messages.success(request, _("已办：%(step)s。") % {"step": speech().say(row.label)})
        return HttpResponseRedirect(reverse(CURRENT))
    return _page(request, found, record, name, form, "")


def _is_taken(form: StepForm, found: OpenMatter, record: LinkedRecord) -> bool:
    """Take the step; a refusal becomes an error at its field, and everything typed stays. Of what was done on the petition meanwhile nothing is told."""
    if form.is_stale:
        form.errors.clear()
        form.add_error(None, speech().say(STALE))
        form.again(found.petition.version)
        return False
    if not form.is_valid():
        return False
    try:
        perform(form.step, record, form.entry(), actor=found.actor, at=timezone.now(), version=form.cleaned_data["version"])
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        return False
    return True


def _page(request: StaffRequest, found: OpenMatter, record: LinkedRecord, name: str, form: StepForm | None, refusal: str) -> HttpResponse:
    s = speech(found.today)
    values = {
        "label": capital(s.say(NEED_TABLE.by_name[name].label)), "form": form, "refusal": refusal, "back": reverse("desk:need", args=[found.petition.number, record.position]),
        "number": found.petition.number, "about": rows_of(found, record, s, None),
    }  # fmt: skip
    return page(request, "desk/need_step.html", values, current=CURRENT)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*SEEING)
def call(request: StaffRequest, number: str, position: int) -> HttpResponse:
    """Show the phone number alone to whoever helps himself, for a call: recorded with its reason, and the petitioner reads it."""
    found, record, is_seen = opened(request, number, position)
    reads = confiding.may_read(record, found.dossier, request.staff, found.today)
    if is_seen or not reads or record.standing is not NeedStatus.OPEN or not _reaching(found, record).get("url"):
        raise Http404
    values: dict[str, Any] = {"number": number, "back": reverse("desk:need", args=[number, position]), "form": forms.Form(request.POST or None)}
    if request.method == "POST":
        with override(settings.LANGUAGE_CODE):  # what is kept is in Chinese, whatever language he works in
            why = _("打电话：落实答应的帮扶")
        values["phone"] = needing.phone(found.petition, found.actor, why, timezone.now())
    return page(request, "desk/need_call.html", values, current=CURRENT)
