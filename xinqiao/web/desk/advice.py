"""Recommendations from causes: the register, one of them, raising it, and the form of each step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.outreach import advice_sheet, advising
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.advising import Again, came_back
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import found_at
from xinqiao.petitions.refused import STALE
from xinqiao.rules.procedures.outreach import OUTREACH
from xinqiao.rules.terms import Outcome
from xinqiao.rules.terms_advice import ANSWERING, RAISING, AdviceStatus
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_oversight import RecommendationSort
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition
from xinqiao.web.desk import advice_parts as parts
from xinqiao.web.desk.advice_forms import FORMS, AdviseForm
from xinqiao.web.desk.cause_field import said_cause
from xinqiao.web.desk.places import capital, row_key
from xinqiao.web.desk.short_form import hinted, take_step
from xinqiao.web.desk.sweep_forms import SweepForm
from xinqiao.web.frame import LEADING, OVERSEEING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:advice_list"
SEEING = tuple(ANSWERING | RAISING)
PAGE = 30
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE = OUTREACH[OutreachKind.ADVICE]
TO_ANSWER = (AdviceStatus.ADVISED.value, AdviceStatus.ADVICE_LATE.value)


def mine(request: StaffRequest) -> Q:
    """Return what waits for the reader: to answer for his unit, or to accept what his unit raised."""
    raised = [found_at(unit) for unit in request.staff.units_with(*RAISING)]
    answering = Q(status__in=TO_ANSWER, unit__in=request.staff.units_with(*ANSWERING))
    return answering | Q(status=AdviceStatus.ADVICE_ANSWERED.value, place_key__in=raised)


@require_safe
@staff_only(*SEEING)
def listed(request: StaffRequest) -> HttpResponse:
    """The register: what waits for me first, then all, newest first; with days, feedback, and whether the cause came back."""
    today, s = timezone.localdate(), speech(timezone.localdate())
    seen = visible_to(request.staff, OutreachKind.ADVICE, request.directory)
    before = row_key(request.GET.get("before"))
    found = list((seen.filter(pk__lt=before) if before else seen).order_by("-pk")[: PAGE + 1])
    waiting = [] if before else list(seen.filter(mine(request)).order_by("due_on", "pk")[:PAGE])
    again = came_back(found[:PAGE], request.staff, request.directory, today)
    values = {
        "waiting": [row_of(row, request, s, again) for row in waiting], "rows": [row_of(row, request, s, again) for row in found[:PAGE]],
        "may_raise": bool(request.staff.duties & LEADING), "oversees": bool(request.staff.duties & OVERSEEING), "newest_url": reverse("desk:advice_list") if before else "",
        "earlier_url": f"{reverse('desk:advice_list')}?before={found[PAGE - 1].pk}" if len(found) > PAGE else "",
    }  # fmt: skip
    return page(request, "desk/advice_list.html", values, current=CURRENT)


def row_of(row: OutreachRecord, request: StaffRequest, s: Speech, again: dict[int, Again]) -> dict[str, Any]:
    """Return a recommendation as a line of the register."""
    answers, days = row.content.get("answers", ()), (row.due_on - timezone.localdate()).days if row.due_on else None
    return {
        "url": reverse("desk:advice", args=[row.number]), "number": row.number, "text": row.content["text"], "cause": said_cause(row.content["cause"], s),
        "sort": s.say(RecommendationSort(row.content["sort"])), "unit": s.say(request.directory.unit(row.unit_id)), "by": s.say(request.directory.unit(row.raised_in)),
        "status": s.say(row.standing), "days": days, "on": row.due_on, "is_late": days is not None and days < 0,
        "adoption": s.say(Outcome(answers[-1]["adoption"])) if answers else "", "again": parts.said_again(again.get(row.pk), s),
    }  # fmt: skip


@require_safe
@staff_only(*SEEING)
def sheet(request: StaffRequest) -> HttpResponse:
    """The register as a workbook: what the reader may see, newest first, at most `advice_sheet.MOST` rows; nobody's name."""
    today, s = timezone.localdate(), speech(timezone.localdate())
    found = list(visible_to(request.staff, OutreachKind.ADVICE, request.directory).order_by("-pk")[: advice_sheet.MOST])
    again = came_back(found[:PAGE], request.staff, request.directory, today)
    for first in range(PAGE, len(found), PAGE):
        again |= came_back(found[first : first + PAGE], request.staff, request.directory, today)
    rows = [row_of(row, request, s, again) for row in found]
    written = advice_sheet.workbook([advice_sheet.line(row, said) for row, said in zip(found, rows, strict=True)], "en" if s.english else "zh")
    return HttpResponse(written, content_type=WORKBOOK, headers={"Content-Disposition": f'attachment; filename="recommendations-{today}.xlsx"'})


def opened(request: StaffRequest, number: str) -> OutreachRecord:
    """Return the recommendation of this number; Http404 if it is not there for whoever asks."""
    row = visible_to(request.staff, OutreachKind.ADVICE, request.directory).filter(number=number).first() if number.isprintable() else None
    if row is None:
        raise Http404
    return row


def refusal(found: OutreachRecord, row: Transition, request: StaffRequest) -> Text | None:
    """Return why a step cannot be taken now, by whoever asks; None if it can."""
    return row.refusal(found.facts(request.staff, timezone.localdate(), request.directory))


@require_safe
@staff_only(*SEEING)
def one(request: StaffRequest, number: str) -> HttpResponse:
    """One recommendation: what it was raised from, what is proposed, what was answered, its story, and the steps that the reader may take."""
    found, today = opened(request, number), timezone.localdate()
    s = speech(today)
    again = came_back([found], request.staff, request.directory, today).get(found.pk)
    steps = [
        {"label": capital(s.say(row.label)), "url": reverse("desk:advice_step", args=[number, row.name]), "is_main": row.name != "return_advice"}
        for row in TABLE.by_name.values() if row.name in FORMS and refusal(found, row, request) is None
    ]  # fmt: skip
    values = {
        "number": number, "row": row_of(found, request, s, {found.pk: again} if again else {}), "facts": parts.facts(found, s), "source": parts.source(found, request, s),
        "answers": parts.answers(found, request, s), "again": parts.said_again(again, s, at_length=True), "steps": steps, "story": parts.story(found, request, s, TABLE),
    }  # fmt: skip
    return page(request, "desk/advice.html", values, current=CURRENT)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*RAISING)
def begin(request: StaffRequest) -> HttpResponse:
    """Raise a recommendation from what the reader came from: a group of like matters, a finding, a visit. The same form sent twice is kept once."""
    today, directory = timezone.localdate(), request.directory
    s = speech(today)
    mine_ = request.staff.units_with(*RAISING)
    by_unit = next((unit.pk for unit in directory.in_order() if unit.pk in mine_), None)
    if by_unit is None:
        raise Http404
    open_to = advising.addressees(directory, by_unit, today)
    people = tuple((unit.pk, s.say(unit)) for unit in directory.in_order() if unit.pk in open_to)
    record = advising.new(by_unit, by_unit)
    given = parts.asked_source(request)
    chosen = {"unit_id": given["of_unit"]} if given.get("of_unit") in open_to else {}  # a group of like matters lies in a unit: that one is addressed, unless the reader chooses another
    form = AdviseForm(request.POST or None, record=record, people=people, initial=given | chosen)
    row = TABLE.by_name["advise"]
    if request.method == "POST" and form.is_valid() and not hinted(form):
        record = advising.new(form.cleaned_data["unit_id"], by_unit)
        taken = take_step(request, record, form)
        if taken is not None or form.has_error("token"):
            messages.success(request, _("已办：%(step)s。") % {"step": s.say(row.label)})
            return HttpResponseRedirect(reverse("desk:advice", args=[taken.number]) if taken else reverse("desk:advice_list"))
    about = parts.said_source(form.data if form.is_bound else {name: str(value) for name, value in given.items()}, request, s)
    if about is None and not form.is_bound:
        return HttpResponseRedirect(reverse("desk:causes"))
    values = {"label": capital(s.say(row.label)), "title": about or "", "form": form, "url": reverse("desk:advice_list"), "back_url": reverse("desk:advice_list")}
    return page(request, "desk/advice_step.html", values, current=CURRENT)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*SEEING)
def step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step, or take it."""
    if name not in FORMS:
        raise Http404
    found, row = opened(request, number), TABLE.by_name[name]
    if (why := refusal(found, row, request)) is not None:
        return _page(request, found, row, None, why)
    form = FORMS[name](request.POST or None, record=found)
    if request.method == "POST":
        if form.is_stale:
            form.errors.clear()
            form.add_error(None, speech().say(STALE))
            form.again(found.version)
        elif form.is_valid() and not hinted(form) and take_step(request, found, form):
            messages.success(request, _("已办：%(step)s。") % {"step": speech().say(row.label)})
            return HttpResponseRedirect(reverse("desk:advice", args=[number]))
    return _page(request, found, row, form, None)


def _page(request: StaffRequest, found: OutreachRecord, row: Transition, form: SweepForm | None, why: Text | None) -> HttpResponse:
    s, url = speech(timezone.localdate()), reverse("desk:advice", args=[found.number])
    values = {"label": capital(s.say(row.label)), "title": found.content["text"][:60], "form": form, "refusal": why, "url": url, "back_url": url}
    return page(request, "desk/advice_step.html", values, current=CURRENT)
