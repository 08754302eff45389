"""Where nobody has been for long: units and places by months since the last visit, the longest first."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach import visits
from xinqiao.outreach.access import units_of
from xinqiao.outreach.coverage import Covered, covered
from xinqiao.rules.terms import UnitKind
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.web.desk.visits import CURRENT, SEEING, part_of, tabs
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

LISTED = (UnitKind.PLANT, UnitKind.COMPANY)  # units of which at least one place should be on the list


@require_safe
@staff_only(*SEEING)
def coverage(request: StaffRequest) -> HttpResponse:
    """A tile a place, in the order of the time since somebody was there; behind them the units that have no place on the list."""
    today, directory = timezone.localdate(), request.directory
    s, long = speech(today), directory.policy("visit_months", today)
    rows = covered(request.staff, directory, today)
    shown, later = part_of(request, rows)
    may_plan = bool(visits.keeps_for(request.staff))
    seen = units_of(request.staff, OutreachKind.PLACE, directory)
    reached = {unit.pk for pk in {row.unit_id for row in rows} for unit in (directory.units[pk], *directory.ancestors(pk))}
    missing = [s.say(unit) for unit in directory.in_order() if unit.pk in seen and unit.kind in LISTED and unit.pk not in reached and unit.exists_on(today)]
    values = {"tabs": tabs("desk:visit_coverage"), "tiles": [tile(row, s, directory, long, may_plan) for row in shown], "later": later, "missing": missing, "long": long}
    return page(request, "desk/visit_coverage.html", values, current=CURRENT)


def tile(row: Covered, s: Speech, directory: Snapshot, long: int, may_plan: bool) -> dict[str, Any]:
    """Return what a tile says of a place; its mark is by time alone, never by how much is open."""
    unit, by = s.say(directory.unit(row.unit_id)), s.say(directory.unit(row.kept_by)) if row.kept_by else ""
    if row.months is None:
        since = _("还没有人去过")
    elif row.months == 0:
        since = _("这个月去过")
    else:
        since = ngettext("%(n)s 个月没有人去", "%(n)s 个月没有人去", row.months) % {"n": row.months}
    if row.open is None:
        opened = _("还没办完的：少于 5 件")
    else:
        opened = _("还没办完的：%(n)s 件") % {"n": row.open} if row.open else _("没有等着办的")
    mark = "late" if row.months is None or row.months >= long else "soon" if 2 * row.months >= long else "kept"
    plan = f"{reverse('desk:plan_visit')}?{urlencode({'to': row.number})}" if may_plan and row.kept_by is None else ""
    return {
        "name": row.name, "unit": unit, "by": by, "sort": s.say(row.sort), "since": since, "last": s.day(row.last) if row.last else "", "open": opened, "mark": mark, "plan": plan,
    }  # fmt: skip
