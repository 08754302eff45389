"""Every unit with its figures, in the order of the tree, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.insight import figures
from xinqiao.insight.few import Shown, shown
from xinqiao.rules.few import FEWEST, FEWEST_SHARE
from xinqiao.web.frame import LEADING, page
from xinqiao.web.leader.home import row_of
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.drawing import bars
from xinqiao.web.ui.speech import Speech, speech

PAGE = 40  # units

R = TypeVar("R")


@require_safe
@staff_only(*LEADING)
def by_unit(request: StaffRequest) -> HttpResponse:
    """The table of the first page for all units that the reader oversees, and the share answered on time as a picture."""
    s = speech(today := timezone.localdate())
    found = shown(figures.figures(request.staff, request.directory, timezone.now(), today))
    units, later = part(request, list(found.units))
    rows = [row_of(unit, counts, request.directory, s) for unit, counts in units]
    values = {"rows": rows, "later_url": later, "bars": _bars(units, s), "days": figures.COHORT_DAYS, "few": FEWEST, "fewest": FEWEST_SHARE}
    return page(request, "leader/by_unit.html", values, current="leader:home")


def part(request: HttpRequest, rows: list[R]) -> tuple[list[R], str]:
    """Return a page of rows, and the address of the next one ("" if there is none); `after` in the address counts rows."""
    said = request.GET.get("after", "")
    first = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
    return rows[first : first + PAGE], f"?after={first + PAGE}" if len(rows) > first + PAGE else ""


def _bars(units: Iterable[tuple[UnitFacts, Shown]], s: Speech) -> list[Any]:
    """The share of each unit that ten or more fell due in, with its k of n: 0% of ten is not 0% of fifty."""
    rows = [(unit, counts.on_time, counts.on_time.share) for unit, counts in units]
    drawn = [(_("%(unit)s（%(k)s / %(n)s 件）") % {"unit": s.say(unit), "k": kept.k, "n": kept.n}, float(share), "") for unit, kept, share in rows if share is not None]
    return bars(drawn, unit="%", most=100)
