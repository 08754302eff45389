"""The figures of needs, for those who oversee: how many of each kind wait, waited too long, were met in time or late, or explained. On a page and as a spreadsheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.insight import needs, needs_sheet
from xinqiao.rules.few import FEWEST
from xinqiao.rules.terms_need import NeedTurn
from xinqiao.web.desk.needs import CURRENT, tabs
from xinqiao.web.desk.places import capital
from xinqiao.web.desk.roster_plan import WORKBOOK, download, language
from xinqiao.web.frame import OVERSEEING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech


def year_of(request: StaffRequest, today: date) -> int:
    """Return the year that is asked for; this one for what is none, has not come, or lies before the first."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else today.year
    return year if needs.FIRST_YEAR <= year <= today.year else today.year


@require_safe
@staff_only(*OVERSEEING)
def figures(request: StaffRequest) -> HttpResponse:
    """The needs that were recorded in a year, kind by kind."""
    s, today = speech(), timezone.localdate()
    year = year_of(request, today)
    found, address = needs.board(request.staff, request.directory, year, today), reverse("desk:need_figures")
    turns = [capital(s.say(turn)) for turn in NeedTurn]
    rows: list[dict[str, Any]] = [{"name": capital(s.say(sort)), "cells": list(zip(turns, cells, strict=True))} for sort, cells in found.rows]
    values = {
        "tabs": tabs(request, "desk:need_figures"), "year": year, "turns": turns, "rows": rows, "total": list(zip(turns, found.total, strict=True)), "fewest": FEWEST,
        "before": f"{address}?year={year - 1}" if year > needs.FIRST_YEAR else "", "after": f"{address}?year={year + 1}" if year < today.year else "",
        "sheet_url": f"{reverse('desk:need_sheet')}?year={year}",
    }  # fmt: skip
    return page(request, "desk/need_figures.html", values, current=CURRENT)


@require_safe
@staff_only(*OVERSEEING)
def sheet(request: StaffRequest) -> HttpResponse:
    """The same as a spreadsheet: what is not told on the page is empty here."""
    today = timezone.localdate()
    year = year_of(request, today)
    written = needs_sheet.workbook(needs.board(request.staff, request.directory, year, today), year, language())
    return download(written, WORKBOOK, f"needs-{year}.xlsx")
