"""What a sweep found as a file: taken away for Excel, and read from the file that teams and sections keep."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.directory.refused import DirectoryError
from xinqiao.directory.snapshot import UnitFacts
from xinqiao.directory.spreadsheet import MOST_BYTES
from xinqiao.outreach import sheets, sweep_sheet
from xinqiao.outreach.sheets import Outcome
from xinqiao.rules.terms_sweep import FINDERS
from xinqiao.web.desk.roster_plan import KEPT_SECONDS, MOST_PROBLEMS, WORKBOOK, RosterFileForm, download, language
from xinqiao.web.desk.sweeps import CURRENT, SEEING, address, chosen, found_in, month_of, own_units, rows_below, tops
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech

MOST = 500  # findings in one file


@require_safe
@staff_only(*SEEING)
def as_sheet(request: StaffRequest) -> HttpResponse:
    """What is open in a unit of his, and what was found there in a month, as a workbook that can be imported again."""
    unit, first = _unit(request), month_of(request, timezone.localdate())
    return download(sweep_sheet.workbook(found_in(unit.pk, first)[:MOST], request.directory, language()), WORKBOOK, f"findings-{first:%Y-%m}.xlsx")


@require_safe
@staff_only(*SEEING)
def below_as_sheet(request: StaffRequest) -> HttpResponse:
    """Which units below have reported their month, as a workbook; in the order of the units."""
    first, top = month_of(request, timezone.localdate()), chosen(request, tops(request))
    if top is None:
        raise Http404
    rows = rows_below(request, top, first, speech(timezone.localdate()))
    return download(sweep_sheet.below(((row["name"], row["status"], str(row["reported"]), str(row["total"])) for row in rows), language()), WORKBOOK, f"sweeps-{first:%Y-%m}.xlsx")


@require_safe
@staff_only(*FINDERS)
def template(request: StaffRequest) -> HttpResponse:
    """The empty workbook with headings and an explanation."""
    return download(sweep_sheet.template(language()), WORKBOOK, "findings-template.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*FINDERS)
def choose(request: StaffRequest) -> HttpResponse:
    """Choose a file; read it and show what it would do. Nothing is written here."""
    unit = _unit(request)
    form = RosterFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            sheet = sweep_sheet.read(form.cleaned_data["file"].name, form.cleaned_data["file"].read(MOST_BYTES + 1))
        except DirectoryError as refused:
            form.add_error("file", speech().say(refused.said))
        else:
            outcome = sweep_sheet.run(unit.pk, sheet, actor=request.staff, at=timezone.now(), keep=False)
            kept = "" if outcome.problems else signing.dumps(sheets.packed(sheet), salt=_salt(request, unit), compress=True)
            return _shown(request, unit, form, outcome, kept, [] if outcome.problems else sweep_sheet.seem_to_name(sheet))
    return _shown(request, unit, form, None, "", [])


@require_POST
@staff_only(*FINDERS)
def load(request: StaffRequest) -> HttpResponse:
    """Write what was shown; sent twice, nothing is written twice."""
    unit = _unit(request)
    try:
        rows = signing.loads(request.POST.get("kept", ""), salt=_salt(request, unit), max_age=KEPT_SECONDS)
    except signing.BadSignature:
        messages.error(request, _("这个文件放得太久，或者不是您刚才传的。什么都没有写。请再选一次文件。"))
        return HttpResponseRedirect(address("desk:sweep_import", unit=unit.key))
    outcome = sweep_sheet.run(unit.pk, sheets.unpacked(rows, sweep_sheet.KIND), actor=request.staff, at=timezone.now(), keep=True)
    if outcome.problems:
        return _shown(request, unit, RosterFileForm(), outcome, "", [])
    words = ngettext("记下了 %(n)s 个问题。", "记下了 %(n)s 个问题。", outcome.new) % {"n": outcome.new} if outcome.new else _("没有新的问题。")
    if outcome.same:
        words += ngettext("另有 %(n)s 个原来就记着，没有重复。", "另有 %(n)s 个原来就记着，没有重复。", outcome.same) % {"n": outcome.same}
    messages.success(request, words)
    return HttpResponseRedirect(address(unit=unit.key))


def _unit(request: StaffRequest) -> UnitFacts:
    """Return the unit that is asked for, of those in which he sweeps; Http404 where there is none."""
    unit = chosen(request, own_units(request))
    if unit is None:
        raise Http404
    return unit


def _salt(request: StaffRequest, unit: UnitFacts) -> str:
    """Bind a kept file to the person who chose it and the unit it is for."""
    return f"desk.sweeps.{request.staff.person.pk}.{unit.pk}"


def _shown(request: StaffRequest, unit: UnitFacts, form: RosterFileForm, outcome: Outcome | None, kept: str, naming: list[int]) -> HttpResponse:
    problems = outcome.problems[:MOST_PROBLEMS] if outcome else ()
    values: dict[str, Any] = {
        "unit": unit, "form": form, "outcome": outcome, "kept": kept, "problems": problems, "more": len(outcome.problems) - len(problems) if outcome else 0,
        "naming": ", ".join(map(str, naming[:MOST_PROBLEMS])), "load_url": address("desk:sweep_load", unit=unit.key), "again_url": address("desk:sweep_import", unit=unit.key), "back_url": address(unit=unit.key),
    }  # fmt: skip
    return page(request, "desk/sweep_import.html", values, current=CURRENT)
