"""The yearly plan of the reception days as a file: take it away for Excel or for a calendar, or take in the one that the office keeps."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.directory.refused import DirectoryError
from xinqiao.directory.snapshot import UnitFacts
from xinqiao.directory.spreadsheet import MOST_BYTES
from xinqiao.outreach import reception_calendar, reception_sheet, receptions, sheets
from xinqiao.outreach.models import OutreachRecord
from xinqiao.rules.terms_outreach import KEEPERS
from xinqiao.rules.terms_reception import ReceptionStatus
from xinqiao.web.desk.reception_seats import CURRENT, READERS
from xinqiao.web.desk.roster_plan import KEPT_SECONDS, MOST_PROBLEMS, WORKBOOK, RosterFileForm, download, language
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech

MOST = 500  # days of a year that a file holds


def _unit(request: StaffRequest) -> UnitFacts:
    """Return the unit whose plan he keeps; Http404 if he keeps none."""
    unit = request.directory.unit(min(receptions.keeps_for(request.staff), default=None))
    if unit is None:
        raise Http404
    return unit


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*KEEPERS)
def reception_import(request: StaffRequest) -> HttpResponse:
    """Choose a file; read it and show what it would do. Nothing is written here."""
    unit, form = _unit(request), RosterFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            sheet = reception_sheet.read(form.cleaned_data["file"].name, form.cleaned_data["file"].read(MOST_BYTES + 1))
        except DirectoryError as refused:
            form.add_error("file", speech().say(refused.said))
        else:
            outcome = reception_sheet.load(unit.pk, sheet, actor=request.staff, at=timezone.now(), keep=False)
            kept = "" if outcome.problems else signing.dumps(sheets.packed(sheet), salt=_salt(request, unit), compress=True)
            return _shown(request, unit, form, outcome, kept)
    return _shown(request, unit, form, None, "")


@require_POST
@staff_only(*KEEPERS)
def reception_load(request: StaffRequest) -> HttpResponse:
    """Write what was shown; sent twice, nothing is written twice."""
    unit = _unit(request)
    try:
        rows = signing.loads(request.POST.get("kept", ""), salt=_salt(request, unit), max_age=KEPT_SECONDS)
    except signing.BadSignature:
        messages.error(request, _("这个文件放得太久，或者不是您刚才传的。什么都没有写。请再选一次文件。"))
        return HttpResponseRedirect(reverse("desk:reception_import"))
    outcome = reception_sheet.load(unit.pk, sheets.unpacked(rows, reception_sheet.KIND), actor=request.staff, at=timezone.now())
    if outcome.problems:
        return _shown(request, unit, RosterFileForm(), outcome, "")
    said = ngettext("列入计划 %(n)s 场，还没有公布。", "列入计划 %(n)s 场，还没有公布。", outcome.new) % {"n": outcome.new} if outcome.new else _("没有新列入的。")
    if outcome.same:
        said += ngettext("另有 %(n)s 场原来就在计划里，没有重复。", "另有 %(n)s 场原来就在计划里，没有重复。", outcome.same) % {"n": outcome.same}
    messages.success(request, said)
    return HttpResponseRedirect(reverse(CURRENT))


def _salt(request: StaffRequest, unit: UnitFacts) -> str:
    """Bind a kept file to the person who chose it and the unit it is for."""
    return f"desk.receptions.{request.staff.person.pk}.{unit.pk}"


def _shown(request: StaffRequest, unit: UnitFacts, form: RosterFileForm, outcome: sheets.Outcome | None, kept: str) -> HttpResponse:
    problems = outcome.problems[:MOST_PROBLEMS] if outcome else ()
    values: dict[str, Any] = {
        "unit": unit, "form": form, "outcome": outcome, "kept": kept, "problems": problems, "more": len(outcome.problems) - len(problems) if outcome else 0,
        "back_url": reverse(CURRENT), "load_url": reverse("desk:reception_load"), "again_url": reverse("desk:reception_import"), "template_url": reverse("desk:reception_template"),
    }  # fmt: skip
    return page(request, "desk/reception_import.html", values, current=CURRENT)


@require_safe
@staff_only(*KEEPERS)
def reception_template(request: StaffRequest) -> HttpResponse:
    """The empty workbook with headings and an explanation."""
    return download(reception_sheet.template(language()), WORKBOOK, "receptions-template.xlsx")


@require_safe
@staff_only(*READERS)
def reception_export(request: StaffRequest) -> HttpResponse:
    """The days of a year as a workbook that can be imported again: those of one's own unit, where one keeps its plan."""
    year, own = _year(request), receptions.keeps_for(request.staff)
    rows = [row for row in _of(request, year) if row.status != ReceptionStatus.RECEPTION_CANCELLED.value and (not own or row.unit_id in own)]
    return download(reception_sheet.workbook(rows, language()), WORKBOOK, f"receptions-{year}.xlsx")


@require_safe
@staff_only(*READERS)
def reception_as_calendar(request: StaffRequest) -> HttpResponse:
    """The days of a year for the calendar of a phone."""
    year = _year(request)
    content = reception_calendar.calendar(_of(request, year), request.directory, language(), at=timezone.now())
    return download(content, "text/calendar; charset=utf-8", f"receptions-{year}.ics")


def _year(request: StaffRequest) -> int:
    asked = request.GET.get("year", "")
    return int(asked) if len(asked) == 4 and asked.isascii() and asked.isdigit() and asked > "1949" else timezone.localdate().year


def _of(request: StaffRequest, year: int) -> list[OutreachRecord]:
    return [row for row in receptions.planned(request.staff, request.directory, date(year, 1, 1), MOST) if row.on.year == year]
