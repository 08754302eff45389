"""Plan shifts: several days at once by pattern, or from the file that the office keeps; take the roster away as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.directory.refused import DirectoryError
from xinqiao.directory.snapshot import UnitFacts
from xinqiao.directory.spreadsheet import MOST_BYTES
from xinqiao.outreach import planning, roster_calendar, roster_sheet, sheets
from xinqiao.rules.terms_outreach import KEEPERS, ON_SHIFT, ShiftPart, ShiftRole, ShiftStatus
from xinqiao.web.desk.roster import CURRENT, address, asked_for, keeps, span_of, unit_asked
from xinqiao.web.desk.roster_forms import PlanForm
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEPT_SECONDS = 3600
MOST_PROBLEMS = 200


class RosterFileForm(forms.Form):
    """A file to import."""

    file = forms.FileField(label=lazy("Excel 或 CSV 文件"), help_text=lazy("最大 2 MB。先给您看结果，您同意了才写入。"))


def _kept(request: StaffRequest, key: str | None) -> UnitFacts:
    """Return the unit whose roster he keeps: the one asked for, or the first. Http404 if he keeps none such."""
    found = unit_asked(request, key)
    if keeps(request, found):
        return found
    if not key:
        own = request.staff.units_with(*KEEPERS)
        if kept := next((unit for unit in request.directory.in_order() if unit.pk in own), None):
            return kept
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*KEEPERS)
def plan_shifts(request: StaffRequest) -> HttpResponse:
    """Plan one person for several days at once; sent twice, nothing is planned twice."""
    unit, now = _kept(request, request.GET.get("unit")), timezone.now()
    today = timezone.localdate(now)
    s = speech(today)
    people = planning.people_of(unit.pk, today)
    first = {"first_on": today, "last_on": today, "weekdays": list(range(7)), "part": ShiftPart.DAY.value, "role": ShiftRole.DESK.value}
    form = PlanForm(people, s, request.POST or None, initial=first)
    if form.is_bound and form.is_valid():
        entries = form.entries()
        done = planning.plan(unit.pk, entries, actor=request.staff, at=now)
        for wrong in done.wrong:
            form.add_error(None, _("%(day)s：%(why)s") % {"day": s.day(timezone.localdate(entries[wrong.place].begins_at)), "why": s.say(wrong.said)})
        if not done.wrong:
            _say_done(request, done.new, done.same)
            return HttpResponseRedirect(address(unit=unit.key, day=form.cleaned_data["first_on"]))
    values = {"form": form, "unit": unit, "has_people": bool(people), "back_url": address(unit=unit.key)}
    return page(request, "desk/plan_shifts.html", values, current=CURRENT)


def _say_done(request: StaffRequest, new: int, same: int) -> None:
    words = ngettext("排了 %(n)s 个班。", "排了 %(n)s 个班。", new) % {"n": new} if new else _("没有新排的班。")
    if same:
        words += ngettext("另有 %(n)s 个原来就这样排着，没有重复。", "另有 %(n)s 个原来就这样排着，没有重复。", same) % {"n": same}
    messages.success(request, words)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*KEEPERS)
def roster_import(request: StaffRequest) -> HttpResponse:
    """Choose a file; read it and show what it would do. Nothing is written here."""
    unit = _kept(request, request.GET.get("unit"))
    form = RosterFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            sheet = roster_sheet.read(form.cleaned_data["file"].name, form.cleaned_data["file"].read(MOST_BYTES + 1))
        except DirectoryError as refused:
            form.add_error("file", speech().say(refused.said))
        else:
            outcome = roster_sheet.preview(unit.pk, sheet, actor=request.staff, at=timezone.now())
            kept = "" if outcome.problems else signing.dumps(sheets.packed(sheet), salt=_salt(request, unit), compress=True)
            return _shown(request, unit, form, outcome, kept)
    return _shown(request, unit, form, None, "")


@require_POST
@staff_only(*KEEPERS)
def roster_load(request: StaffRequest) -> HttpResponse:
    """Write what was shown; sent twice, nothing is written twice."""
    unit = _kept(request, request.GET.get("unit"))
    form = RosterFileForm()
    try:
        rows = signing.loads(request.POST.get("kept", ""), salt=_salt(request, unit), max_age=KEPT_SECONDS)
    except signing.BadSignature:
        messages.error(request, _("这个文件放得太久，或者不是您刚才传的。什么都没有写。请再选一次文件。"))
        return HttpResponseRedirect(address("roster_import", unit=unit.key))
    outcome = roster_sheet.load(unit.pk, sheets.unpacked(rows, roster_sheet.KIND), actor=request.staff, at=timezone.now())
    if outcome.problems:
        return _shown(request, unit, form, outcome, "")
    _say_done(request, outcome.new, outcome.same)
    first = min((row[1]["day"] for row in rows if row[1].get("day")), default="")
    return HttpResponseRedirect(address(unit=unit.key, day=first))


def _salt(request: StaffRequest, unit: UnitFacts) -> str:
    """Bind a kept file to the person who chose it and the unit it is for."""
    return f"desk.roster.{request.staff.person.pk}.{unit.pk}"


def _shown(request: StaffRequest, unit: UnitFacts, form: RosterFileForm, outcome: sheets.Outcome | None, kept: str) -> HttpResponse:
    problems = outcome.problems[:MOST_PROBLEMS] if outcome else ()
    values: dict[str, Any] = {
        "unit": unit, "form": form, "outcome": outcome, "kept": kept, "problems": problems, "more": len(outcome.problems) - len(problems) if outcome else 0,
        "back_url": address(unit=unit.key), "load_url": address("roster_load", unit=unit.key), "again_url": address("roster_import", unit=unit.key),
        "template_url": address("roster_template"),
    }  # fmt: skip
    return page(request, "desk/roster_import.html", values, current=CURRENT)


@require_safe
@staff_only(*KEEPERS)
def roster_template(request: StaffRequest) -> HttpResponse:
    """The empty workbook with headings and an explanation."""
    return download(roster_sheet.template(language()), WORKBOOK, "roster-template.xlsx")


@require_safe
@staff_only(*ON_SHIFT)
def roster_export(request: StaffRequest) -> HttpResponse:
    """The shifts of a week or month as a workbook that can be imported again."""
    unit, span = unit_asked(request, request.GET.get("unit")), span_of(request.GET.get("day"), request.GET.get("view"), timezone.localdate())
    rows = [shift for shift in asked_for(unit, span) if shift.status != ShiftStatus.SHIFT_CANCELLED.value]
    return download(roster_sheet.workbook(rows, language()), WORKBOOK, f"roster-{unit.key}-{span.first}.xlsx")


@require_safe
@staff_only(*ON_SHIFT)
def roster_as_calendar(request: StaffRequest) -> HttpResponse:
    """The shifts of a week or month for the calendar of a phone."""
    unit, span = unit_asked(request, request.GET.get("unit")), span_of(request.GET.get("day"), request.GET.get("view"), timezone.localdate())
    content = roster_calendar.calendar(asked_for(unit, span), unit, language(), at=timezone.now())
    return download(content, "text/calendar; charset=utf-8", f"roster-{unit.key}-{span.first}.ics")


def language() -> str:
    """Return the language in which a file is written."""
    return "en" if speech().english else "zh"


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to save."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
