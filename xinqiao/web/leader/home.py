"""The leader's first page: five sentences with numbers that open, what waits for the reader himself, and the units in which something is late."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.insight import figures
from xinqiao.insight.few import Shown, shown
from xinqiao.insight.rates import Part
from xinqiao.outreach import advising, coverage, leading
from xinqiao.outreach.access import units_of
from xinqiao.petitions import reading, redacting, sponsoring
from xinqiao.petitions.lines import Line
from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules import causes
from xinqiao.rules.few import FEWEST, FEWEST_SHARE
from xinqiao.rules.owed import NO_DUE
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import VisitStatus
from xinqiao.web.frame import LEADING, page
from xinqiao.web.leader.rates import said
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

FEW_UNITS = 8  # rows that a phone shows at once
FIRST = 3  # matters that wait for a decision, and causes that came back, shown by name


@require_safe
@staff_only(*LEADING)
def home(request: StaffRequest) -> HttpResponse:
    """What stands open, what is due, what is late, what was answered on time, what waits for a signature."""
    s = speech(today := timezone.localdate())
    hidden = figures.hidden_from(request.staff, request.directory)
    counted = figures.figures(request.staff, request.directory, timezone.now(), today, hidden)
    found = shown(counted)
    rows, more = _calling([row_of(unit, counts, request.directory, s) for unit, counts in found.units])
    waiting = _to_decide(request, today)
    first, in_hand = _mine(waiting, request, s)
    values = {
        "sentences": _sentences(found.total, _fifth(request, found.total)), "rows": rows, "more": more, "at": counted.at, "to_decide": len(waiting), "urgent": _urgent(waiting, s), "first": first, "places": _unvisited(request, today, s), "in_hand": in_hand, "my_days": _my_days(request, s),
        "ends": _ends(request, found.total, today, hidden), "returned": returned(request, today, s, hidden)[:FIRST],
        "days": figures.COHORT_DAYS, "few": FEWEST, "fewest": FEWEST_SHARE,
    }  # fmt: skip
    return page(request, "leader/home.html", values, current="leader:home")


def _mine(waiting: list[Line], request: StaffRequest, s: Speech) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """Return the first of what waits for the reader's decision, and what he has in hand, late ones marked: matters he leads, with the next milestone, and what he promised at a reception."""
    rows = sponsoring.in_hand(request.staff, request.directory)
    said = [(row.petition, text) for row in rows for text in (row.petition.title, _next(row)[1])]
    lines, texts = redacting.covered_together([line for line in waiting if line.until is None][:FIRST], said, request.staff)
    return _first(lines, s), [_row_in_hand(row, title, words, request.directory, s) for row, title, words in zip(rows, texts[::2], texts[1::2], strict=True)]


def _next(row: LinkedRecord) -> tuple[date | None, str]:
    """Return by when what is next: the milestone, or the promise itself."""
    if row.kind == RecordKind.PROMISE:
        return getattr(row, "due_on", None), str(row.content["text"])
    stone = sponsoring.next_milestone(row.content)
    return (date.fromisoformat(stone["on"]), stone["text"]) if stone else (None, "")


def _row_in_hand(row: LinkedRecord, title: str, words: str, directory: Snapshot, s: Speech) -> dict[str, Any]:
    on, is_promise = _next(row)[0], row.kind == RecordKind.PROMISE
    kept_by = _("（%(unit)s）") % {"unit": s.say(directory.unit(row.unit_id))} if is_promise and row.unit_id else ""
    return {
        "url": reverse("desk:petition", args=[row.petition.number]), "title": title, "number": row.petition.number,
        "of": _("接待时答应的") if is_promise else _("包案的下一个节点"),
        "next": f"{s.day(on) if on else ''} {words}{kept_by}" if on or is_promise else _("节点都办成了，可以结束包案"),
        "is_late": on is not None and s.today is not None and on < s.today,
    }  # fmt: skip


def _my_days(request: StaffRequest, s: Speech) -> list[dict[str, Any]]:
    """Return the reader's own reception days and visits to come; one whose report is owed is late."""
    return [
        {
            "url": reverse("desk:reception_day" if row.kind == OutreachKind.RECEPTION_DAY else "desk:visit", args=[row.number]), "on": s.day(row.on),
            "what": s.say(OutreachKind(row.kind)), "status": s.say(row.standing), "is_late": row.standing is VisitStatus.VISIT_LATE,
        }
        for row in leading.days_of(request.staff)
    ]  # fmt: skip


def _ends(request: StaffRequest, total: Shown, today: date, hidden: tuple[int, ...]) -> list[dict[str, str]]:
    """Return three facts side by side: procedure over, answered on time, really solved; none of fewer than ten matters."""
    found = figures.how_it_ended(request.staff, request.directory, today, hidden)
    parts = {"days": figures.COHORT_DAYS, "n": found.answered, "k": found.closed}
    reached = {"days": figures.COHORT_DAYS, "n": found.reached, "k": found.solved, "p": found.partly}
    on_time = {"days": figures.COHORT_DAYS, "n": total.on_time.n, "k": total.on_time.k}
    rows = (
        (_("程序办结"), Part(found.closed, found.answered), _("过去 %(days)s 天书面答复的 %(n)s 件里，已经办结归档的有 %(k)s 件") % parts),
        (_("按期答复"), total.on_time, _("过去 %(days)s 天到期的 %(n)s 件里，按期书面答复的有 %(k)s 件") % on_time),
        (_("真正化解"), Part(found.solved, found.reached), _("过去 %(days)s 天回访到的 %(n)s 件里，本人说已化解的 %(k)s 件，部分化解的 %(p)s 件") % reached),
    )
    few = _("不到 %(n)s 件，不显示") % {"n": FEWEST_SHARE}
    return [{"label": label, "value": few if part.share is None else said} for label, part, said in rows]


def _to_decide(request: StaffRequest, today: date) -> list[Line]:
    """Return the first page of what waits for a leader's own decision."""
    if Duty.LEADER not in request.staff.duties:
        return []
    return reading.to_decide(request.staff, request.directory, today)[0]


def _urgent(lines: list[Line], s: Speech) -> list[dict[str, str]]:
    """Return the urgent reports that nobody has acknowledged yet, each with the time that is left: they stand before all numbers (条例§25)."""
    waiting = sorted((line for line in lines if line.until is not None), key=lambda line: line.until or timezone.now())
    return [
        {"url": reverse("desk:petition", args=[line.number]), "number": line.number, "left": s.time_left(line.until, timezone.now())}
        for line in waiting if line.until is not None
    ]  # fmt: skip


def _fifth(request: StaffRequest, total: Shown) -> dict[str, Any]:
    """Who signs decisions reads how many wait for him; everybody else what no unit has accepted yet."""
    if not request.staff.units_with(Duty.UNIT_HEAD, Duty.OFFICE_HEAD):
        return {"value": number(total.untaken), "label": _("件还没有受理"), "url": _owed("untaken")}
    to_sign = figures.waiting_for_signature(request.staff, request.directory)
    shown = "99+" if to_sign >= 100 else to_sign
    return {"value": shown, "label": _("件等您签发"), "url": reverse("leader:to_sign")}


def _sentences(total: Shown, fifth: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the five sentences. A percentage never stands alone: its k and n stand beside it."""
    kept = total.on_time
    share = f"{kept.share}%" if kept.share is not None else "—"
    ratio = _("过去 %(days)s 天到期的 %(n)s 件里，按期书面答复的有 %(k)s 件") % {"days": figures.COHORT_DAYS, "n": kept.n, "k": kept.k}
    few = _("过去 %(days)s 天到期的不到 %(n)s 件，不算占比") % {"days": figures.COHORT_DAYS, "n": FEWEST_SHARE}
    rows: list[dict[str, Any]] = [
        {"value": number(total.open), "label": _("件在办"), "url": _owed("open")},
        {
            "value": number(total.due),
            "label": _("件今天起 7 天内到期"),
            "url": _owed("due"),
            "kind": "" if total.due == 0 else "soon",
        },
        {
            "value": number(total.overdue),
            "label": _("件已超期"),
            "url": _owed("overdue"),
            "kind": "" if total.overdue == 0 else "late",
        },
        {"value": share, "label": _("按期答复"), "note": few if kept.share is None else ratio, "url": reverse("leader:answers")},
    ]
    return [*rows, fifth]


def returned(request: StaffRequest, today: date, s: Speech, hidden: tuple[int, ...]) -> list[dict[str, str]]:
    """Return which causes came back after a recommendation, by the unit it went to: that they did, never in how many matters. At most FRESH_SECONDS old; `hidden`: `figures.hidden_from`."""
    key = f"returned:{request.directory.edition}:{today.isoformat()}:{request.staff.person.pk}:{hash(hidden)}"
    found = figures.remembered(key, lambda: [row for row, _again in advising.returned(request.staff, request.directory, today)])
    return [
        {"unit": s.say(request.directory.unit(row.unit_id)), "cause": s.say(causes.cause(row.content["cause"])), "text": row.content["text"], "url": reverse("desk:advice", args=[row.number])}
        for row in found
    ]  # fmt: skip


def number(told: int | None) -> str:
    """Return a count as it is shown; “some” where there are few of it, or where it would give few away."""
    return _("若干") if told is None else str(told)


def row_of(unit: UnitFacts, counts: Shown, directory: Snapshot, s: Speech) -> dict[str, Any]:
    return {
        "name": s.say(unit), "depth": min(len(directory.ancestors(unit.pk)), 4), "counts": counts, "kept": said(counts.on_time), **{name: number(getattr(counts, name)) for name in ("open", "due", "overdue", "breaches")},
        "open_url": _owed("open", unit.pk), "due_url": _owed("due", unit.pk), "overdue_url": _owed("overdue", unit.pk),
        "answers_url": f"{reverse('leader:answers')}?unit={unit.pk}", "breaches_url": f"{reverse('leader:breaches')}?unit={unit.pk}",
    }  # fmt: skip


def _calling(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], int]:
    """Return the units to show at once, in the order of the tree: all where they are few, else those in which something is late; and how many there are in all, if more.

    The page is read on a phone: what calls for nobody today is one tap away, and the page does not grow with the units.
    """
    if len(rows) <= FEW_UNITS:
        return rows, 0
    calling = [row for row in rows if row["counts"].overdue != 0]
    return [row | {"depth": "flat"} for row in calling[:FEW_UNITS]], len(rows)


def _first(lines: list[Line], s: Speech) -> list[dict[str, str]]:
    """Return the first of what waits for a decision, one tap away each; of an urgent report a button stands above already."""
    return [
        {
            "url": reverse("desk:petition", args=[line.number]), "title": line.title, "number": line.number, "work": s.say(line.work),
            "on": s.day(line.due_on) if line.due_on != NO_DUE else "", "kind": "late" if line.due_on < (s.today or line.due_on) else "",
        }
        for line in lines
    ]  # fmt: skip


def _unvisited(request: StaffRequest, today: date, s: Speech) -> list[dict[str, str]]:
    """Return where nobody has been for longest, with the months since."""
    seen = units_of(request.staff, OutreachKind.PLACE, request.directory)
    key = f"unvisited:{request.directory.edition}:{today.isoformat()}:{request.staff.person.pk}:{hash(tuple(sorted(seen)))}"
    found = figures.remembered(key, lambda: coverage.longest_unvisited(request.staff, request.directory))
    rows = []
    for name, unit, last in found:
        months = coverage.months_between(last, today) if last else 0
        since = _("还没有人去过") if last is None else _("这个月去过") if not months else ngettext("%(n)s 个月没有人去", "%(n)s 个月没有人去", months) % {"n": months}
        rows.append({"name": name, "unit": s.say(request.directory.unit(unit)), "since": since})
    return rows


def _owed(what: str, unit: int | None = None) -> str:
    return reverse("leader:owed", args=[what]) + (f"?{urlencode({'unit': unit})}" if unit else "")
