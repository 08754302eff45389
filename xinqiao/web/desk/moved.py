"""What happens to matters by itself because a unit ends or the calendar changes: coming and done, each with its reason."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from xinqiao.petitions import moved as moving
from xinqiao.petitions import recounting
from xinqiao.petitions.redacting import covered_lines
from xinqiao.rules.terms import Duty
from xinqiao.web.desk.petition_parts import changed
from xinqiao.web.desk.places import petition_url, row_key
from xinqiao.web.frame import WORKING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech


@require_safe
@staff_only(*WORKING, Duty.LEADER)
def moved(request: StaffRequest) -> HttpResponse:
    """Units that end with open matters, a calendar about to count, and what was handed over or counted anew, newest first."""
    s = speech(timezone.localdate())
    told, rest = moving.moved(request.staff, request.directory, before=row_key(request.GET.get("before")))
    address = reverse("desk:moved")
    values = {
        "endings": [_ending(row, s) for row in moving.endings(request.staff, request.directory)], "calendar": _calendar(s),
        "rows": [_row(row, s) for row in covered_lines(told, request.staff)], "newest_url": address if request.GET.get("before") else "",
        "earlier_url": f"{address}?before={rest}" if rest else "",
    }  # fmt: skip
    return page(request, "desk/moved.html", values, current="desk:news")


def _ending(row: moving.Ending, s: Speech) -> str:
    said = {"unit": s.say(row.unit), "day": s.day(row.last_day), "n": row.count, "heir": s.say(row.heir)}
    if row.heir is None:
        return ngettext("%(unit)s到 %(day)s为止，还有 %(n)s 件没办完，没有承接单位：请系统管理员指定，或者收回改派。", "%(unit)s到 %(day)s为止，还有 %(n)s 件没办完，没有承接单位：请系统管理员指定，或者收回改派。", row.count) % said
    return ngettext("%(unit)s到 %(day)s为止，还有 %(n)s 件没办完：第二天起由%(heir)s接着办，期限不变。", "%(unit)s到 %(day)s为止，还有 %(n)s 件没办完：第二天起由%(heir)s接着办，期限不变。", row.count) % said


def _calendar(s: Speech) -> str:
    """Return from when a calendar that was just changed counts, and on what ground; empty where none waits."""
    waiting = recounting.settling(timezone.now())
    if waiting is None:
        return ""
    version, at = waiting
    return _("工作日历改了（%(note)s）：%(at)s 以后重算没到期的期限，反映人的期限只会往后。") % {"note": version.note, "at": s.moment(at)}


def _row(row: moving.Moved, s: Speech) -> dict[str, Any]:
    return {
        "url": petition_url(row.number), "number": row.number, "title": row.title, "at": s.moment(row.event.at),
        "sentence": s.told(row.event.sentence), "why": changed(row.event, s),
    }  # fmt: skip
