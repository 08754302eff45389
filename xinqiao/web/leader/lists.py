"""What stands behind the leader's numbers: the petitions themselves, as far as he may see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from xinqiao.directory.snapshot import Snapshot
from xinqiao.insight import figures
from xinqiao.petitions import reading
from xinqiao.petitions.access import scope
from xinqiao.petitions.lines import Line, Place
from xinqiao.petitions.models import Petition
from xinqiao.petitions.reading import EVER, Answer, Passed, Span
from xinqiao.petitions.redacting import covered_lines
from xinqiao.rules.clocks import CLOCKS
from xinqiao.rules.owed import NO_DUE, urgency
from xinqiao.rules.terms import Duty, Urgency, Work
from xinqiao.web.frame import LEADING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech


def _ever(_today: date) -> Span:
    return EVER


SPANS: dict[str, tuple[Any, Callable[[date], Span], tuple[Work, ...]]] = {
    "open": (lazy("在办的件"), _ever, ()),
    "due": (lazy("7 天内到期的件"), figures.due_span, ()),
    "overdue": (lazy("已超期的件"), figures.overdue_span, ()),
    "untaken": (lazy("还没有受理的件"), _ever, figures.UNTAKEN),
}
KINDS = {Urgency.OVERDUE: "late", Urgency.SOON: "soon"}


@require_safe
@staff_only(*LEADING)
def owed(request: StaffRequest, what: str) -> HttpResponse:
    """What is owed: open, due, overdue or not accepted yet; soonest first, of all units or of one."""
    if what not in SPANS:
        raise Http404
    title, span, works = SPANS[what]
    units = _units(request)
    today = timezone.localdate()
    lines, rest = reading.owed_by(
        request.staff, request.directory, units, span(today), works=works, after=_place(request)
    )  # fmt: skip
    rows = [_line(line, request.directory, speech(today)) for line in covered_lines(lines, request.staff)]
    return _page(request, title, rows, rest)


@require_safe
@staff_only(*LEADING)
def to_sign(request: StaffRequest) -> HttpResponse:
    """Decisions that wait for one's own signature."""
    s = speech(timezone.localdate())
    lines, rest = reading.to_sign(request.staff, request.directory, after=_place(request))
    return _page(request, _("等您签发的件"), [_line(line, request.directory, s) for line in covered_lines(lines, request.staff)], rest)


@require_safe
@staff_only(Duty.LEADER)
def to_decide(request: StaffRequest) -> HttpResponse:
    """What nobody of the office may decide: it handles the matter itself, or has no head."""
    s = speech(today := timezone.localdate())
    lines, rest = reading.to_decide(request.staff, request.directory, today, after=_place(request))
    lines.sort(key=lambda line: not line.is_urgent)  # 重大紧急 before all others; the rest keeps its order
    return _page(request, _("等您核实、决定的件"), [_line(line, request.directory, s) for line in covered_lines(lines, request.staff)], rest)


@require_safe
@staff_only(*LEADING)
def answers(request: StaffRequest) -> HttpResponse:
    """The cohort behind “answered on time”, oldest due day first."""
    today = timezone.localdate()
    span = figures.cohort_span(today)
    found, rest = reading.answers(request.staff, request.directory, _units(request), span, after=_place(request))
    rows = [_answer(row, request.directory, speech(today)) for row in covered_lines(found, request.staff)]
    return _page(request, _("过去 90 天到期的件"), rows, rest, work_label=_("哪天答复的"))


@require_safe
@staff_only(*LEADING)
def breaches(request: StaffRequest) -> HttpResponse:
    """The time limits that were not kept, as they went on record: deadlines, and no persons."""
    today = timezone.localdate()
    span = figures.cohort_span(today)
    found, rest = reading.breaches(request.staff, request.directory, _units(request), span, after=_place(request))
    rows = [_passed(row, request.directory, speech(today)) for row in covered_lines(found, request.staff)]
    return _page(request, _("过去 90 天超期的期限"), rows, rest, work_label=_("哪天办的"))


def _passed(row: Passed, directory: Snapshot, s: Speech) -> dict[str, Any]:
    return {
        "url": _url(row.number), "title": row.title, "number": row.number, "kind": "late",
        "left": s.say(CLOCKS[row.clock]), "on": s.day(row.due_on), "why": _("到期"), "unit": s.say(directory.unit(row.unit_id)),
        "work": s.day(row.done_on) if row.done_on else _("还没办"),
        "status": s.say(Petition.procedure.statuses(row.status)),
    }  # fmt: skip


def _units(request: StaffRequest) -> frozenset[int] | None:
    """Return the units asked for, never more than the reader oversees; Http404 for one he does not."""
    overseen = scope(request.staff, request.directory)
    said = request.GET.get("unit")
    if said is None:
        return overseen
    unit = int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0
    if request.directory.unit(unit) is None or (overseen is not None and unit not in overseen):
        raise Http404
    return frozenset({unit})


def _place(request: StaffRequest) -> Place | None:
    day, dot, key = request.GET.get("after", "").partition(".")
    if not (dot and key.isascii() and key.isdigit() and len(key) < 19):
        return None
    try:
        return date.fromisoformat(day), int(key)
    except ValueError:
        return None


def _page(
    request: StaffRequest, title: Any, rows: Iterable[dict[str, Any]], rest: Place | None, *, work_label: str = ""
) -> HttpResponse:  # fmt: skip
    given = {"unit": unit} if (unit := request.GET.get("unit")) else {}
    later = f"{request.path}?{urlencode(given | {'after': f'{rest[0].isoformat()}.{rest[1]}'})}" if rest else ""
    found = request.directory.unit(int(given["unit"])) if given else None
    values = {
        "title": title, "rows": list(rows), "later_url": later, "unit": speech().say(found) if found else "",
        "work_label": work_label or _("现在要做"),
    }  # fmt: skip
    return page(request, "leader/list.html", values, current="leader:home")


def _line(line: Line, directory: Snapshot, s: Speech) -> dict[str, Any]:
    today = s.today or line.due_on
    has_due = line.due_on != NO_DUE
    clock = CLOCKS.get(line.clock)
    return {
        "url": _url(line.number), "title": line.title, "number": line.number, "kind": KINDS.get(urgency(line.due_on, today), ""),
        "left": s.time_left(line.until, timezone.now()) if line.until else s.days_left((line.due_on - today).days) if has_due else _("没有期限"), "on": _on(line, s),
        "why": s.say(clock) if clock else "", "work": s.say(line.work), "unit": s.say(directory.unit(line.unit_id)),
        "first": _("重大紧急") if line.is_urgent else "", "status": s.say(Petition.procedure.statuses(line.status)),
    }  # fmt: skip


def _on(line: Line, s: Speech) -> str:
    """Return the last day; for an urgent report the hour by which a head acknowledges it (条例§25)."""
    if line.until is not None:
        return _("%(at)s 前") % {"at": s.moment(line.until)}
    return s.day(line.due_on) if line.due_on != NO_DUE else ""


def _answer(row: Answer, directory: Snapshot, s: Speech) -> dict[str, Any]:
    is_on_time = row.answered_on is not None and row.answered_on <= row.due_on
    said = _("按期答复") if is_on_time else _("超期答复") if row.answered_on else _("还没答复")
    return {
        "url": _url(row.number), "title": row.title, "number": row.number, "kind": "" if is_on_time else "late",
        "left": said, "on": s.day(row.due_on), "why": _("到期"), "unit": s.say(directory.unit(row.unit_id)),
        "work": s.day(row.answered_on) if row.answered_on else "",
        "status": s.say(Petition.procedure.statuses(row.status)),
    }  # fmt: skip


def _url(number: str) -> str:
    return reverse("desk:petition", args=[number])
