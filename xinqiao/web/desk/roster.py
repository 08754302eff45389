"""The duty desk: who is on duty now, what waits for me, and the roster of a week or a month."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.outreach import duty, night_calls
from xinqiao.outreach.access import IN_UNIT, units_of
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster import hours, shifts
from xinqiao.petitions.models import Petition
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.terms import Channel
from xinqiao.rules.terms_outreach import KEEPERS, ON_SHIFT, OutreachKind, ShiftPart, ShiftRole
from xinqiao.rules.terms_outreach import ShiftStatus as S
from xinqiao.web.desk.places import petition_url
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:roster"
MOST = 500  # shifts on one page
MARKS = {
    S.UNATTENDED.value: "late", S.MISSED.value: "late", S.UNSIGNED.value: "late", S.HANDED_OVER.value: "soon", S.PLANNED.value: "quiet", S.SIGNED_FOR.value: "quiet",
    S.SHIFT_CANCELLED.value: "quiet",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """The days a page shows, and how they are asked for."""

    first: date
    last: date
    view: str  # "week" or "month"

    def moved(self, by: int) -> date:
        """Return a day of the span before (-1) or after (1)."""
        return self.first - timedelta(days=1) if by < 0 else self.last + timedelta(days=1)

    @property
    def days(self) -> list[date]:
        """All its days."""
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]


def span_of(asked: str | None, view: str | None, today: date) -> Span:
    """Return the week, or the month, that holds a day; this one for a day that is none."""
    try:
        day = date.fromisoformat(asked or "")
    except ValueError:
        day = today
    if not 2000 <= day.year <= 2100:
        day = today
    if view == "month":
        return Span(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]), "month")
    first = day - timedelta(days=day.weekday())
    return Span(first, first + timedelta(days=6), "week")


def own_units(request: StaffRequest) -> list[UnitFacts]:
    """Return the units at whose desk he may be, in the order of the tree."""
    own = request.staff.units_with(*IN_UNIT[OutreachKind.SHIFT])
    return [unit for unit in request.directory.in_order() if unit.pk in own]


def unit_asked(request: StaffRequest, key: str | None) -> UnitFacts:
    """Return the unit whose roster is asked for, his own if none is. Http404 for one whose roster he does not see."""
    if not key:
        own = own_units(request)
        return next((unit for unit in own if unit.is_front_desk), own[0])
    unit = request.directory.by_key(key)
    if unit is None or unit.pk not in units_of(request.staff, OutreachKind.SHIFT, request.directory):
        raise Http404
    return unit


def keeps(request: StaffRequest, unit: UnitFacts) -> bool:
    """Return whether he keeps the roster of a unit."""
    return bool(request.staff.duties_in(unit.pk) & KEEPERS)


def asked_for(unit: UnitFacts, span: Span) -> Any:
    """Return the shifts of a unit in a span, each with its person."""
    rows = shifts().filter(unit=unit.pk, on__gte=span.first, on__lte=span.last)
    return rows.select_related("person").order_by("begins_at", "id")[:MOST]


def address(name: str = "roster", **given: Any) -> str:
    """Return the address of a page of the roster, with what narrows it."""
    parts = {key: str(value) for key, value in given.items() if value}
    return reverse(f"desk:{name}") + ("?" + urlencode(parts) if parts else "")


@require_safe
@staff_only(*ON_SHIFT)
def roster(request: StaffRequest) -> HttpResponse:
    """Show who is on duty now, what waits for the reader, and the shifts of a week or a month of one unit."""
    now = timezone.now()
    s = speech(timezone.localdate(now))
    unit = unit_asked(request, request.GET.get("unit"))
    span = span_of(request.GET.get("day"), request.GET.get("view"), timezone.localdate(now))
    rows = list(asked_for(unit, span))
    by_day: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for shift in rows:
        by_day[shift.on].append(line(shift, request, s))
    narrowed = {"unit": unit.key, "view": span.view if span.view == "month" else ""}
    values = {
        "unit": unit, "units": _units(request, unit), "now": [line(shift, request, s) for shift in duty.on_duty([unit.pk], request.directory, now)],
        "waiting": what_waits(request, now, s), "wrong": _wrong(request, unit, rows, now, s),
        "days": [{"day": s.day(day), "is_today": day == s.today, "rows": by_day[day]} for day in span.days if span.view == "week" or by_day[day]],
        "has_rows": bool(rows), "title": f"{s.day(span.first)} – {s.day(span.last)}", "is_month": span.view == "month",
        "before_url": address(**narrowed, day=span.moved(-1)), "after_url": address(**narrowed, day=span.moved(1)),
        "week_url": address(unit=unit.key, day=span.first), "month_url": address(unit=unit.key, day=span.first, view="month"),
        "keeps": keeps(request, unit), "plan_url": address("plan_shifts", unit=unit.key), "import_url": address("roster_import", unit=unit.key),
        "sheet_url": address("roster_sheet", **narrowed, day=span.first), "calendar_url": address("roster_calendar", **narrowed, day=span.first),
    }  # fmt: skip
    return page(request, "desk/roster.html", values, current=CURRENT)


def _units(request: StaffRequest, chosen: UnitFacts) -> list[UnitFacts]:
    """Return the units between which he may choose; none where there is nothing to choose."""
    own = request.staff.units_with(*IN_UNIT[OutreachKind.SHIFT])
    seen, today = units_of(request.staff, OutreachKind.SHIFT, request.directory), timezone.localdate()
    found = [
        unit for unit in request.directory.in_order()
        if unit.pk in seen and (unit.pk in own or unit == chosen or (unit.exists_on(today) and (unit.handles_petitions or unit.is_front_desk)))
    ]  # fmt: skip
    return found if len(found) > 1 else []


def _wrong(request: StaffRequest, unit: UnitFacts, rows: list[OutreachRecord], now: datetime, s: Speech) -> list[dict[str, str]]:
    """Return what is wrong on the page itself, for a unit at whose desk the reader is not: what is his own stands in what waits for him."""
    if request.staff.duties_in(unit.pk) & KEEPERS:
        return []
    return [_alarm(each, request.directory, s) for each in duty.alarms(rows, request.directory, now)]


def said_hours(shift: OutreachRecord) -> str:
    """Return when a shift begins and ends by the clock: 20:00–08:00."""
    begins_at, ends_at = (moment.astimezone(SHANGHAI) for moment in hours(shift))
    return f"{begins_at:%H:%M}–{ends_at:%H:%M}"


def said_person(shift: OutreachRecord, s: Speech) -> str:
    """Return who has a shift."""
    person = shift.person
    return "" if person is None else (person.name_en or person.name) if s.english else person.name


def number_to_call(shift: OutreachRecord, directory: Snapshot) -> str:
    """Return the number that the roster gives for a shift, else the one of its unit."""
    unit = directory.unit(shift.unit_id)
    return str(shift.content.get("phone") or (unit.phone if unit else ""))


def line(shift: OutreachRecord, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return a shift as it stands on the roster."""
    said = shift.content
    return {
        "url": shift_url(shift), "hours": said_hours(shift), "part": s.say(ShiftPart(said["part"])), "role": s.say(ShiftRole(said["role"])),
        "who": said_person(shift, s), "is_mine": shift.person_id in request.staff.everyone, "stands_in": shift.person_id != request.staff.person_id, "phone": number_to_call(shift, request.directory),
        "status": s.say(shift.standing), "mark": MARKS.get(shift.status, ""), "until": s.moment(hours(shift)[1]), "number": shift.number,
        "is_cancelled": shift.status == S.SHIFT_CANCELLED.value,
    }  # fmt: skip


def shift_url(shift: OutreachRecord, step: str = "") -> str:
    """Return the address of a shift, or of the form of a step on it."""
    return reverse("desk:shift_step", args=[shift.number, step]) if step else reverse("desk:shift", args=[shift.number])


def what_waits(request: StaffRequest, now: datetime, s: Speech) -> list[dict[str, str]]:
    """Return what waits for the reader at the duty desk, as notices (one query; one more where a desk of his is empty)."""
    waiting = duty.waiting(request.staff, request.directory, now)
    out = [_called_out(call, request.directory, s) for call in night_calls.called_out(request.staff, request.directory, now)]
    return out + _calls(night_calls.calls(waiting.empty, request.staff, request.directory, now), s) + told(waiting, request.directory, s)


def _called_out(call: night_calls.CallOut, directory: Snapshot, s: Speech) -> dict[str, str]:
    """Return that a desk calls him out, and the number to ring: there is no page to open."""
    words = _("%(office)s的值班员在叫人：%(at)s来了一件急件，%(why)s。请马上打 %(phone)s，电话里问清怎么办；这里不显示是哪一件。")
    text = words % {"office": s.say(directory.unit(call.office)), "at": s.moment(call.since), "why": s.say(call.why), "phone": call.phone}
    return {"kind": "warn", "text": text, "url": f"tel:{''.join(char for char in call.phone if char.isdigit() or char == '+')}", "action": _("打电话")}


def _calls(found: list[Petition], s: Speech) -> list[dict[str, str]]:
    words = _("现在没有人在岗。%(at)s来了一件（%(channel)s），还没有人接。")
    return [
        {"kind": "warn", "text": words % {"at": s.moment(row.recorded_at), "channel": s.say(Channel(row.channel))}, "url": petition_url(row.number), "action": _("打开这件")}
        for row in found
    ]  # fmt: skip


def told(waiting: duty.Waiting, directory: Snapshot, s: Speech) -> list[dict[str, str]]:
    """Return what waits for the reader as notices: what is wrong first, then what he signs for, begins, hands over."""
    found = [_alarm(each, directory, s) for each in waiting.alarms]
    for shift in waiting.sign_for:
        words = _("%(who)s交了班（%(hours)s），等接班的人看过、签字。") % {"who": said_person(shift, s), "hours": said_hours(shift)}
        found.append({"kind": "info", "text": words, "url": shift_url(shift, "sign_for_shift"), "action": _("看交班、签字")})
    for shift in waiting.still_his:
        n = len(shift.content["numbers"])
        words = ngettext("您交的班（%(hours)s）还没有人签字：交出去的 %(n)s 件还由您负责。", "您交的班（%(hours)s）还没有人签字：交出去的 %(n)s 件还由您负责。", n) % {"hours": said_hours(shift), "n": n}
        found.append({"kind": "info", "text": words, "url": shift_url(shift), "action": _("看这个班")})
    for shift in waiting.begin:
        words = _("您有一个班：%(at)s 开始，%(part)s。") % {"at": s.moment(hours(shift)[0]), "part": s.say(ShiftPart(shift.content["part"]))}
        found.append({"kind": "info", "text": words, "url": shift_url(shift, "begin_shift"), "action": _("到岗")})
    for shift in waiting.hand_over:
        words = _("您的班到 %(at)s结束，请把没办完的事交给接班的人。") % {"at": s.moment(hours(shift)[1])}
        found.append({"kind": "info", "text": words, "url": shift_url(shift, "hand_over"), "action": _("交班")})
    return found


def _alarm(alarm: duty.Alarm, directory: Snapshot, s: Speech) -> dict[str, str]:
    shift = alarm.shift
    unit = s.say(directory.unit(shift.unit_id))
    words = _("%(unit)s，%(at)s的班（%(who)s）：%(what)s。") % {
        "unit": unit, "at": s.moment(hours(shift)[0]), "who": said_person(shift, s), "what": s.say(alarm.what),
    }  # fmt: skip
    return {"kind": "warn", "text": words, "url": shift_url(shift), "action": _("看这个班")}
