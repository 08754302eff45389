"""The worklist: what do I owe, to whom, by when, soonest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.waiting import waiting
from xinqiao.petitions import queue_lines, reading
from xinqiao.petitions.lines import Line, Place, Queue
from xinqiao.petitions.redacting import covered_lines
from xinqiao.rules.clocks import CLOCKS
from xinqiao.rules.owed import NO_DUE, urgency
from xinqiao.rules.terms import Channel, Duty, Urgency
from xinqiao.rules.terms_need import NeedStatus
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.web.desk import custody, roster
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import (
    capital,
    petition_url,
    place,
    said_place,
    said_status,
    said_title,
)
from xinqiao.web.desk.several import STEPS
from xinqiao.web.frame import DESK, WORKING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.stencil import Stencil
from xinqiao.web.ui.speech import Speech, speech

KINDS = {Urgency.OVERDUE: "late", Urgency.SOON: "soon"}


@require_safe
@staff_only()
def worklist(request: StaffRequest) -> HttpResponse:
    """What the queues of one's duties owe, soonest first; by urgency and by queue if asked for."""
    s = speech(today := timezone.localdate())
    soon_days = request.directory.policy("due_soon_days", today)
    spans = reading.spans(today, soon_days)
    every = reading.queues(request.staff)
    queue = _chosen(Duty, request.GET.get("queue"))
    chosen = [one for one in every if queue is None or one[1] is queue]
    tab = _chosen(Urgency, request.GET.get("due"))
    span = spans[tab] if tab else reading.EVER
    lines, rest, mine = queue_lines.worklist_with_given(request.staff, request.directory, chosen, span, after=place(request.GET.get("after")))
    watched, more = _watched(request, today, soon_days)
    shown = {line.key for line in mine}
    others = [line for line in lines if line.key not in shown]
    first = [line for line in [*mine, *others] if line.is_urgent] if mine else []  # 重大紧急 before all others, whoever was named
    mine, others = ([line for line in part if line not in first] for part in (mine, others))
    named = _stood_in(_named([*first, *mine, *others], request.directory, s), request, s)
    read = covered_lines([*named, *watched], request.staff)
    top, begin, end = len(first), len(first) + len(mine), len(named)
    values = {
        "urgent": rows(read[:top], request.directory, s, soon_days), "mine": rows(read[top:begin], request.directory, s, soon_days), "rows": rows(read[begin:end], request.directory, s, soon_days),
        "watched": rows(read[end:], request.directory, s, soon_days),
        "watched_url": _link(due=tab, queue=queue, watched=said_place(more)) + "#watched" if more else "", "soon_days": soon_days, "is_working": bool(request.staff.duties & WORKING),
        "tabs": _tabs(queue_lines.capped_counts(request.staff, request.directory, chosen, spans), tab, queue, s, soon_days), "queues": _queues(every, queue, tab, s),
        "later_url": _link(due=tab, queue=queue, after=said_place(rest)) if rest else "",
        "earlier_url": _link(due=tab, queue=queue) if "after" in request.GET else "",
        "duty_desk": _duty_desk(request, s), "several": _several(lines, s), "is_later_page": "after" in request.GET, "can_register": bool(request.staff.duties & DESK),
    }  # fmt: skip
    return page(request, "desk/worklist.html", values, current="desk:worklist")


def _duty_desk(request: StaffRequest, s: Speech) -> list[dict[str, str]]:
    """Return what waits for the reader as a custodian, at the duty desk and on visits, sweeps and the like: nothing on later pages.

    Two queries for a custodian; one, none for who is on no roster, one more where his desk is empty; one for the rest.
    """
    if "after" in request.GET:
        return []
    return custody.what_waits(request, s) + roster.what_waits(request, timezone.now(), s) + _elsewhere(request, s)


AWAITED = timedelta(days=7)  # so long before its day, whoever raised a recommendation is told that feedback is due
PAGES = {
    OutreachKind.RECEPTION_DAY: "desk:reception", OutreachKind.LEADER_REQUEST: "desk:reception", OutreachKind.SWEEP: "desk:sweeps", OutreachKind.FINDING: "desk:sweeps", OutreachKind.VISIT: "desk:visits",
    OutreachKind.COMMITMENT: "desk:visits", OutreachKind.ADVICE: "desk:advice_list", OutreachKind.ROOM_VISIT: "desk:room",
    OutreachKind.JOINT_MEETING: "desk:meetings", OutreachKind.MEETING_INVITATION: "desk:meetings", OutreachKind.MEETING_TASK: "desk:meeting_tasks",
}  # fmt: skip


def _elsewhere(request: StaffRequest, s: Speech) -> list[dict[str, str]]:
    """Return what is due soon outside the petitions, one notice a kind, with the page where it is done."""
    today = timezone.localdate()
    found = waiting(request.staff, today + timedelta(request.directory.policy("due_soon_days", today)), today + AWAITED, directory=request.directory)
    owed = _("%(kind)s：%(n)s 件等您办，最早的 %(day)s到期。"), _("%(kind)s：%(n)s 件等您办，最早的 %(day)s已经过期。")
    awaited = _("%(kind)s：您提出的 %(n)s 件在等反馈，最早的 %(day)s到期。"), _("%(kind)s：您提出的 %(n)s 件在等反馈，最早的 %(day)s已经过期。")
    missing = _("矛盾排查：下面有 %(n)s 个单位没有按时报，最早的 %(day)s到期。请催一催，或者自己去看。")
    return [
        {
            "kind": "warn" if each.due_on < today else "info",
            "text": (missing if each.is_awaited and each.kind is OutreachKind.SWEEP else (awaited if each.is_awaited else owed)[each.due_on < today]) % {"kind": capital(s.say(each.kind)), "n": each.n, "day": s.day(each.due_on)},
            "url": reverse("desk:sweeps_below" if each.is_awaited and each.kind is OutreachKind.SWEEP else PAGES[each.kind]), "action": _("去看看") if each.is_awaited else _("去办"),
        }
        for each in found
    ]  # fmt: skip


def _watched(request: StaffRequest, today: date, soon_days: int) -> tuple[list[Line], Place | None]:
    """Return what is at risk with the handlers of whoever heads a unit; on later pages of his own list nothing."""
    if "after" in request.GET:
        return [], None
    return reading.watched(request.staff, request.directory, today, soon_days, after=place(request.GET.get("watched")))


def _named(lines: list[Line], directory: Snapshot, s: Speech) -> list[Line]:
    """Return the lines with who was named for each by the head of the unit, first and second (a query, and one for names not read before)."""
    found = reading.named_for(lines)
    people = colleagues((key for pair in found.values() for key in pair), directory)
    said = {number: (", " if s.english else "、").join(s.say(people[key].name) for key in pair if key in people) for number, pair in found.items()}
    return [replace(line, person=said[line.number]) if line.duty == Duty.HANDLER and said.get(line.number) else line for line in lines]


def _stood_in(lines: list[Line], request: StaffRequest, s: Speech) -> list[Line]:
    """Return the lines with whose they are, where one stands in for somebody (at most one query, none for who does not)."""
    if not request.staff.absent:
        return lines
    people = colleagues(request.staff.absent, request.directory)
    whose = {key: request.staff.only_for(*key) for key in {(line.unit_id, Duty(line.duty)) for line in lines}}
    said = {key: _("代%(name)s") % {"name": s.say(people[absent].name)} for key, absent in whose.items() if absent in people}
    return [replace(line, whose=said.get((line.unit_id, Duty(line.duty)), "")) for line in lines]


def _several(lines: Iterable[Line], s: Speech) -> list[dict[str, str]]:
    """Return the steps that could be taken on several of these lines at once."""
    waiting = [line.work for line in lines]
    return [
        {"label": capital(s.say(one.procedure.by_name[name].label)), "url": reverse("desk:several", args=[name])}
        for name, one in STEPS.items()
        if waiting.count(one.work) > 1
    ]


LINE = Stencil("desk/line.html", "kind", "left", "due", "url", "title", "about", "work", "unit", "tag", "status", "first")
URGENT_TAG = Stencil("desk/urgent_tag.html", "label")


def rows(lines: Iterable[Line], directory: Snapshot, s: Speech, soon_days: int) -> SafeString:
    """Return the lines of the table."""
    return LINE.fill(_row(line, directory, s, soon_days) for line in lines)


def _row(line: Line, directory: Snapshot, s: Speech, soon_days: int) -> dict[str, str]:
    today = s.today or line.due_on
    has_due = line.due_on != NO_DUE
    category = s.say(directory.category_name(line.category)) if line.category else ""
    if line.is_helped:
        url, title, about, status = reverse("desk:needs_of", args=[line.number]), _("困难帮扶"), line.number, s.say(NeedStatus.OPEN)
    else:
        url, title, status = petition_url(line.number), said_title(line.number, line.title, s), said_status(line.number, line.status, s)
        about = " · ".join(filter(None, (line.number, s.say(Channel(line.channel)), category)))
    return {
        "url": url, "title": title, "about": about, "status": status,
        "kind": KINDS.get(urgency(line.due_on, today, soon_days=soon_days), ""),
        "left": s.time_left(line.until, timezone.now()) if line.until else s.days_left((line.due_on - today).days) if has_due else _("没有期限"),
        "due": _due(line, s) if has_due else "",
        "work": capital(s.say(line.work)), "unit": _unit(line, directory, s),
        "tag": "sealed" if line.duty == Duty.DISCIPLINE else "",
        "first": URGENT_TAG.fill([{"label": _("重大紧急")}]) if line.is_urgent else "",
    }  # fmt: skip


def _unit(line: Line, directory: Snapshot, s: Speech) -> str:
    """Return the unit that owes it, and who was named for it; its head reads also that nobody was."""
    unit = " · ".join(filter(None, (s.say(directory.unit(line.unit_id)), line.whose)))
    if line.person is None:
        return unit
    return f"{unit} · {s.say(Duty(line.duty))} {line.person}" if line.person else f"{unit} · " + _("还没有确定承办人")


def _due(line: Line, s: Speech) -> str:
    """Return the last day and by which limit; for an urgent report the hour."""
    if line.until is not None:
        return _("%(at)s 前") % {"at": s.moment(line.until)}
    return f"{s.day(line.due_on)} {s.say(CLOCKS.get(line.clock))}"


def _tabs(
    counts: dict[Urgency, int], tab: Urgency | None, queue: Duty | None, s: Speech, soon_days: int
) -> list[dict[str, Any]]:
    tabs: list[dict[str, Any]] = [
        {"label": _("全部"), "url": _link(queue=queue), "count": None, "current": tab is None}
    ]
    for part, count in counts.items():
        label = _("%(days)s 天内") % {"days": soon_days} if part is Urgency.SOON else capital(s.say(part))
        shown = "99+" if count >= queue_lines.COUNT_CAP else str(count)
        kind = KINDS.get(part, "") if count else ""
        tabs.append(
            {"label": label, "url": _link(due=part, queue=queue), "count": shown, "kind": kind, "current": part is tab}
        )
    return tabs


def _queues(every: list[Queue], queue: Duty | None, tab: Urgency | None, s: Speech) -> list[dict[str, Any]]:
    """Return the choice between one's queues, if there are several."""
    duties = sorted({duty for _unit, duty in every}, key=list(Duty).index)
    if len(duties) < 2:
        return []
    choices: list[Duty | None] = [None, *duties]
    return [
        {"label": s.say(duty) if duty else _("所有岗位"), "url": _link(due=tab, queue=duty), "current": duty is queue}
        for duty in choices
    ]


def _chosen(kind: type[Any], value: str | None) -> Any:
    return kind(value) if value in kind.values() else None


@cache
def _address(urlconf: str) -> str:
    return reverse("desk:worklist", urlconf)


def _link(**parts: Any) -> str:
    given = {key: str(value) for key, value in parts.items() if value}
    return _address(settings.ROOT_URLCONF) + ("?" + urlencode(given) if given else "")
