"""Import and export of units and people."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xinqiao.directory import spreadsheet
from xinqiao.directory.spreadsheet.columns import SHEETS
from xinqiao.directory.spreadsheet.reading import Row, Sheet
from xinqiao.rules.text import Text, say
from xinqiao.web.admin.forms import SheetForm
from xinqiao.web.admin.page import SECURITY, SYSTEM, administrators_only, done, language, page, saved, stamp
from xinqiao.web.staff import StaffRequest

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_PROBLEMS = 200
KEPT_SECONDS = 3600
DONE = {
    "added": Text("新增", "added"), "changed": Text("更新", "updated"), "closed": Text("停用", "closed"),
    "same": Text("没有变化", "unchanged"),
}  # fmt: skip


@require_safe
@administrators_only
def start(request: StaffRequest) -> HttpResponse:
    """Download the template or everything; choose a file."""
    return page(request, "sheets", "sheets", form=SheetForm())


@require_safe
@administrators_only
def template(request: StaffRequest) -> HttpResponse:
    """The empty workbook with headings and an explanation."""
    return _download(spreadsheet.template(language()), "xinqiao-template.xlsx")


@require_safe
@administrators_only
def export(request: StaffRequest) -> HttpResponse:
    """All units and people; it can be imported again."""
    return _download(spreadsheet.workbook(language()), "xinqiao-directory.xlsx")


@require_POST
@administrators_only
def preview(request: StaffRequest) -> HttpResponse:
    """Read a file and show what it would do; nothing is written."""
    form = SheetForm(request.POST, request.FILES)
    read: list[Sheet] = []
    if not saved(form, lambda: read.extend(spreadsheet.read(form.cleaned_data["file"].name, form.content()))):
        return page(request, "sheets", "sheets", form=form)
    own = _own(request, read)
    if not own:
        form.add_error("file", _("文件里没有归您导入的表：单位归系统管理员导入，人员归安全管理员导入。"))
        return page(request, "sheets", "sheets", form=form)
    outcome = spreadsheet.preview(own, **stamp(request))
    kept = "" if outcome.problems else signing.dumps(_packed(own), salt=_salt(request), compress=True)
    return _outcome(request, outcome, kept)


@require_POST
@administrators_only
def load(request: StaffRequest) -> HttpResponse:
    """Write what was shown."""
    try:
        sheets = _unpacked(signing.loads(request.POST.get("kept", ""), salt=_salt(request), max_age=KEPT_SECONDS))
    except signing.BadSignature:
        form = SheetForm()
        return page(request, "sheets", "sheets", form=form, stale=True)
    outcome = spreadsheet.load(_own(request, sheets), **stamp(request))
    if outcome.problems:
        return _outcome(request, outcome, "")
    return done(request, _("导入完成。%(counts)s") % {"counts": _counted(outcome)}, "home")


def _own(request: StaffRequest, sheets: list[Sheet]) -> list[Sheet]:
    """Return the sheets that this administrator imports: units the system one, people and posts the security one; others are left out."""
    return [sheet for sheet in sheets if request.staff.duties & (SYSTEM if sheet.kind == "units" else SECURITY)]


def _outcome(request: StaffRequest, outcome: spreadsheet.Outcome, kept: str) -> HttpResponse:
    counts = [
        {
            "sheet": SHEETS[kind][0],
            "parts": [{"label": DONE[did], "count": n} for did, n in counted.items() if did in DONE],
        }
        for kind, counted in outcome.counts.items()
    ]
    problems = outcome.problems[:MOST_PROBLEMS]
    here = {"counts": counts, "problems": problems, "more": len(outcome.problems) - len(problems), "kept": kept}
    return page(request, "sheets_preview", "sheets", **here)


def _counted(outcome: spreadsheet.Outcome) -> str:
    """Say what was done sheet by sheet: how many were added, updated, closed, unchanged."""
    s = language()
    parts = [
        f"{say(SHEETS[kind][0], s)}: {', '.join(f'{say(DONE[did], s)} {n}' for did, n in counted.items() if did in DONE)}"
        for kind, counted in outcome.counts.items()
        if counted
    ]
    return "; ".join(parts) if s == "en" else "；".join(parts).replace(": ", "：").replace(", ", "，")


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _salt(request: StaffRequest) -> str:
    """Bind a kept file to the person who uploaded it."""
    return f"administration.sheets.{request.staff.person.pk}"


def _packed(sheets: list[Sheet]) -> list[Any]:
    return [[sheet.kind, [[row.number, row.cells] for row in sheet.rows]] for sheet in sheets]


def _unpacked(packed: list[Any]) -> list[Sheet]:
    return [Sheet(kind, tuple(Row(number, cells) for number, cells in rows)) for kind, rows in packed]
