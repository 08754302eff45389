"""The plan of visits as a file: taken away for calendars and Excel, and read from the file that offices keep."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.directory.models import Person
from xinqiao.directory.refused import DirectoryError
from xinqiao.directory.snapshot import UnitFacts
from xinqiao.directory.spreadsheet import MOST_BYTES
from xinqiao.outreach import sheets, visit_calendar, visit_plan_sheet, visits
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sheets import Outcome
from xinqiao.rules.terms_visit import KEEP_PLACES, VisitStatus
from xinqiao.web.desk.roster_plan import KEPT_SECONDS, MOST_PROBLEMS, WORKBOOK, RosterFileForm, download, language
from xinqiao.web.desk.visits import CURRENT, SEEING, kept_unit, since_of
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech

MOST = 500  # visits in one file


def _rows(request: StaffRequest) -> tuple[list[OutreachRecord], dict[str, OutreachRecord], dict[int, Person]]:
    """Return the visits from the asked day on that he may see, with their places and people (three queries)."""
    rows = visits.planned(request.staff, request.directory, since_of(request, timezone.localdate().replace(day=1)), MOST)
    places = {place.number: place for place in visits.places(request.staff, request.directory, closed=True)}
    return rows, places, visits.names_of(rows)


@require_safe
@staff_only(*SEEING)
def as_calendar(request: StaffRequest) -> HttpResponse:
    """The visits for the calendar of a phone."""
    content = visit_calendar.calendar(*_rows(request), request.directory, language(), at=timezone.now())
    return download(content, "text/calendar; charset=utf-8", "visits.ics")


@require_safe
@staff_only(*SEEING)
def as_sheet(request: StaffRequest) -> HttpResponse:
    """The visits as a workbook that can be imported again; a cancelled one is not in it."""
    rows, places, people = _rows(request)
    going = [visit for visit in rows if visit.status != VisitStatus.VISIT_CANCELLED.value]
    return download(visit_plan_sheet.workbook(going, places, people, language()), WORKBOOK, "visits.xlsx")


@require_safe
@staff_only(*KEEP_PLACES)
def template(request: StaffRequest) -> HttpResponse:
    """The empty workbook with headings and an explanation."""
    return download(visit_plan_sheet.template(language()), WORKBOOK, "visits-template.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*KEEP_PLACES)
def choose(request: StaffRequest) -> HttpResponse:
    """Choose a file; read it and show what it would do. Nothing is written here."""
    unit = kept_unit(request)
    form = RosterFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            sheet = visit_plan_sheet.read(form.cleaned_data["file"].name, form.cleaned_data["file"].read(MOST_BYTES + 1))
        except DirectoryError as refused:
            form.add_error("file", speech().say(refused.said))
        else:
            outcome = visit_plan_sheet.run(unit.pk, sheet, request.directory, actor=request.staff, at=timezone.now(), keep=False)
            kept = "" if outcome.problems else signing.dumps(sheets.packed(sheet), salt=_salt(request, unit), compress=True)
            return _shown(request, unit, form, outcome, kept)
    return _shown(request, unit, form, None, "")


@require_POST
@staff_only(*KEEP_PLACES)
def load(request: StaffRequest) -> HttpResponse:
    """Write what was shown; sent twice, nothing is written twice."""
    unit = kept_unit(request)
    try:
        rows = signing.loads(request.POST.get("kept", ""), salt=_salt(request, unit), max_age=KEPT_SECONDS)
    except signing.BadSignature:
        messages.error(request, _("这个文件放得太久，或者不是您刚才传的。什么都没有写。请再选一次文件。"))
        return HttpResponseRedirect(_address("visit_import", unit))
    outcome = visit_plan_sheet.run(unit.pk, sheets.unpacked(rows, visit_plan_sheet.KIND), request.directory, actor=request.staff, at=timezone.now(), keep=True)
    if outcome.problems:
        return _shown(request, unit, RosterFileForm(), outcome, "")
    words = ngettext("排了 %(n)s 次下访。", "排了 %(n)s 次下访。", outcome.new) % {"n": outcome.new} if outcome.new else _("没有新排的下访。")
    if outcome.same:
        words += ngettext("另有 %(n)s 次原来就排着，没有重复。", "另有 %(n)s 次原来就排着，没有重复。", outcome.same) % {"n": outcome.same}
    messages.success(request, words)
    return HttpResponseRedirect(reverse(CURRENT))


def _salt(request: StaffRequest, unit: UnitFacts) -> str:
    """Bind a kept file to the person who chose it and the unit it is for."""
    return f"desk.visits.{request.staff.person.pk}.{unit.pk}"


def _address(name: str, unit: UnitFacts) -> str:
    return f"{reverse(f'desk:{name}')}?{urlencode({'unit': unit.key})}"


def _shown(request: StaffRequest, unit: UnitFacts, form: RosterFileForm, outcome: Outcome | None, kept: str) -> HttpResponse:
    problems = outcome.problems[:MOST_PROBLEMS] if outcome else ()
    values: dict[str, Any] = {
        "unit": unit, "form": form, "outcome": outcome, "kept": kept, "problems": problems, "more": len(outcome.problems) - len(problems) if outcome else 0,
        "load_url": _address("visit_load", unit), "again_url": _address("visit_import", unit),
    }  # fmt: skip
    return page(request, "desk/visit_import.html", values, current=CURRENT)
