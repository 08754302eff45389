"""Pages of the work calendar: a year at a glance, one day, and the notice that makes a year official."""

from __future__ import annotations

import calendar as months
from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import change
from xinqiao.directory.change.calendars import FIRST_YEAR, LAST_YEAR, CalendarDays
from xinqiao.directory.models import CalendarVersion
from xinqiao.petitions.moved import recounted_by
from xinqiao.petitions.recounting import settling
from xinqiao.rules.clocks import WorkCalendar
from xinqiao.web.admin.forms import DayForm, NoticeForm
from xinqiao.web.admin.page import done, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest

MOST_VERSIONS = 20


@require_safe
@system_only
def this_year(request: StaffRequest) -> HttpResponse:
    """Go to the calendar of this year."""
    return HttpResponseRedirect(reverse("administration:calendar_year", args=[timezone.localdate().year]))


@require_safe
@system_only
def show(request: StaffRequest, year: int) -> HttpResponse:
    """Twelve months, each day marked as off, on or rest by a word."""
    _check(year)
    known = request.directory.calendar
    versions = CalendarVersion.objects.order_by("-pk").only("pk", "note", "recorded_at")[:MOST_VERSIONS]
    counts = recounted_by()
    here = {
        "year": year, "waiting": settling(timezone.now()), "months": [_month(known, year, number) for number in range(1, 13)],
        "official": year in known.official_years, "versions": [(version, counts.get(version.pk, 0)) for version in versions],
        "off": sum(day.year == year for day in known.days_off), "worked": sum(day.year == year for day in known.days_on),
        "earlier": year - 1 if year > FIRST_YEAR else None, "later": year + 1 if year < LAST_YEAR else None,
    }  # fmt: skip
    return page(request, "calendar", "calendar", **here)


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def day(request: StaffRequest, year: int, month: int, number: int) -> HttpResponse:
    """Say what one day is."""
    meant = _date(year, month, number)
    form = DayForm(meant, request.POST or None, initial={"kind": _kind(request.directory.calendar, meant).value})

    def write() -> None:
        given = form.cleaned_data
        change.set_day(meant, CalendarDays(given["kind"]), given["note"], **stamp(request))

    if saved(form, write):
        return done(request, _("日历已存成新的一版。半小时内不再改，就按新版重算没到期的工作日期限，并告诉承办单位和反映人；反映人的期限只会往后。"), "calendar_year", year)
    back = reverse("administration:calendar_year", args=[year])
    return page(request, "form", "calendar", form=form, title=_("改这一天"), about_day=meant, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def official(request: StaffRequest, year: int) -> HttpResponse:
    """Mark a year as settled by its notice."""
    _check(year)
    form = NoticeForm(request.POST or None)
    if saved(form, lambda: change.mark_official(year, form.cleaned_data["note"], **stamp(request))):
        return done(request, _("这一年已标为正式。"), "calendar_year", year)
    back = reverse("administration:calendar_year", args=[year])
    lead = _("请先按通知把放假和调休的日子都改好，再标为正式。")
    return page(request, "form", "calendar", form=form, title=_("标为正式日历"), about=str(year), lead=lead, back=back)


def _check(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404


def _date(year: int, month: int, number: int) -> date:
    _check(year)
    try:
        return date(year, month, number)
    except ValueError:
        raise Http404 from None


def _kind(known: WorkCalendar, meant: date) -> CalendarDays:
    """Return what the day is declared to be; a holiday on a weekend changes nothing and counts as usual."""
    if meant in known.days_on:
        return CalendarDays.ON
    return CalendarDays.OFF if meant in known.days_off and meant.weekday() < 5 else CalendarDays.USUAL


def _month(known: WorkCalendar, year: int, number: int) -> dict[str, object]:
    weeks = months.Calendar().monthdatescalendar(year, number)
    return {"first": date(year, number, 1), "weeks": [[_cell(known, day, number) for day in week] for week in weeks]}


def _cell(known: WorkCalendar, day: date, month: int) -> dict[str, object] | None:
    if day.month != month:
        return None
    mark = "on" if day in known.days_on else "off" if day in known.days_off else "rest" if day.weekday() >= 5 else ""
    return {"day": day, "mark": mark}
