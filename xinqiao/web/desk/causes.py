"""What produced the matters that were closed: a picture of causes, the matters behind each, and from there a recommendation. Never who, never which unit most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.outreach.causes import cluster, counts
from xinqiao.petitions.access import scope
from xinqiao.petitions.redacting import covered
from xinqiao.rules import causes as trees
from xinqiao.rules.few import FEWEST, FEWEST_SHARE, tellable, told, total_tellable
from xinqiao.rules.terms import UnitKind
from xinqiao.rules.terms_advice import AdviceSource
from xinqiao.rules.terms_sweep import LINE
from xinqiao.web.desk.cause_field import said_cause
from xinqiao.web.desk.places import petition_url, row_key
from xinqiao.web.frame import LEADING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.drawing import Bar
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:advice_list"
PERIODS = (90, 180, 365)  # days up to today
PAGE = 30


def offered(request: StaffRequest, today: date) -> list[UnitFacts]:
    """Return the units whose matters the reader oversees, in tree order; of teams the section above them tells."""
    seen = scope(request.staff, request.directory)
    kinds = {*LINE, UnitKind.DEPARTMENT} - {UnitKind.TEAM}
    return [unit for unit in request.directory.in_order() if unit.kind in kinds and (seen is None or unit.pk in seen) and unit.exists_on(today)]


def asked(request: StaffRequest, today: date) -> tuple[UnitFacts, int, list[UnitFacts]]:
    """Return the unit and the days that are asked for, and what can be asked for; Http404 for a unit that is not among them."""
    units, key = offered(request, today), request.GET.get("unit", "")
    unit = next((unit for unit in units if unit.key == key or not key), None)
    if unit is None:
        raise Http404
    days = row_key(request.GET.get("days"))
    return unit, days if days in PERIODS else PERIODS[-1], units


def address(name: str, *args: str, **query: object) -> str:
    """Return the address of a page of causes."""
    return f"{reverse(name, args=args)}?{urlencode(query)}"


def drawn(found: dict[str, int], label: dict[str, str], urls: dict[str, str]) -> list[Bar]:
    """Return a bar for each class of causes, most first; of few no number, and shares only where the total is told and ten or more."""
    is_total_told = total_tellable(list(found.values())) and sum(found.values()) >= FEWEST_SHARE
    return _drawn(found, {code: told(number) for code, number in found.items()}, is_total_told, label, urls)


def drawn_within(found: dict[str, int], label: dict[str, str], urls: dict[str, str]) -> list[Bar]:
    """Return the same for the causes of one class, whose number stands on the page before: what taking the others from it would tell has no number either."""
    may, is_total_told = tellable(list(found.values()))
    numbers = {code: number if is_told else None for (code, number), is_told in zip(found.items(), may, strict=True)}
    return _drawn(found, numbers, is_total_told and sum(found.values()) >= FEWEST_SHARE, label, urls)


def _drawn(found: dict[str, int], numbers: dict[str, int | None], has_shares: bool, label: dict[str, str], urls: dict[str, str]) -> list[Bar]:
    total = sum(found.values())
    longest = max((number for number in numbers.values() if number), default=0)
    scale = longest or 2 * FEWEST  # of few, the bar is short and says nothing of how many
    bars = []
    for code in sorted(found, key=lambda code: (-(numbers[code] or 0), code)):  # among the few no order tells which is more
        number = numbers[code]
        said = _("若干件") if number is None else _("%(n)s 件") % {"n": number}
        if number is not None and has_shares:
            said += f" · {round(100 * number / total)}%"
        bars.append(Bar(label[code], said, round(100 * (number or FEWEST / 2) / scale), urls[code]))
    return bars


def span(today: date, days: int) -> tuple[date, date]:
    """Return the first and the last day of a period that ends today."""
    return today - timedelta(days=days), today


@require_safe
@staff_only(*LEADING)
def causes(request: StaffRequest) -> HttpResponse:
    """Closed matters of a period by class of causes: a picture; each bar opens what is behind it."""
    today = timezone.localdate()
    (unit, days, units), s = asked(request, today), speech(today)
    found = counts(request.staff, request.directory, unit.pk, *span(today, days))
    classes: Counter[str] = Counter()
    for code, number in found.items():
        classes[code.partition(".")[0]] += number
    labels = {code: s.say(trees.group(code)) for code in classes}
    urls = {code: address("desk:cause", code, unit=unit.key, days=days) for code in classes}
    values = {**_frame(unit, days, units, s), "bars": drawn(dict(classes), labels, urls), "total": _total(classes.values()), "is_few": sum(found.values()) < FEWEST_SHARE}
    return page(request, "desk/causes.html", values, current=CURRENT)


def _total(cells: Collection[int]) -> str:
    """Return how many matters there are in all: nothing where that would tell how many one cause has of few."""
    number = told(sum(cells))
    if number is None:
        return _("不足 %(n)s 件") % {"n": FEWEST}
    return _("%(n)s 件") % {"n": number} if total_tellable(list(cells)) else ""


def _frame(unit: UnitFacts, days: int, units: list[UnitFacts], s: Speech, code: str = "") -> dict[str, Any]:
    name, args = ("desk:cause", (code,)) if code else ("desk:causes", ())
    tabs = [{"label": _("过去 %(n)s 天") % {"n": each}, "url": address(name, *args, unit=unit.key, days=each), "current": each == days} for each in PERIODS]
    return {"unit": s.say(unit), "unit_key": unit.key, "days": days, "tabs": tabs, "units": [{"key": one.key, "label": s.say(one), "chosen": one.pk == unit.pk} for one in units]}


@require_safe
@staff_only(*LEADING)
def cause(request: StaffRequest, code: str) -> HttpResponse:
    """The matters that one cause or class of causes produced, as the reader may see them, newest first; of one cause, the button to recommend."""
    today = timezone.localdate()
    group, leaf = trees.group(code), trees.cause(code)
    if group is None or (leaf is None and group.code != code):
        raise Http404
    (unit, days, units), s = asked(request, today), speech(today)
    since, until = span(today, days)
    rows = cluster(request.staff, request.directory, code, unit.pk, since, until).order_by("-pk")
    before = row_key(request.GET.get("before"))
    shown = list((rows.filter(pk__lt=before) if before else rows)[: PAGE + 1])
    leaves = {} if leaf else {one: number for one, number in counts(request.staff, request.directory, unit.pk, since, until).items() if one.startswith(f"{code}.")}
    titles = covered([(row, row.title) for row in shown[:PAGE]], request.staff)
    query = {"unit": unit.key, "days": days}
    values = {
        **_frame(unit, days, units, s, code), "title": said_cause(code, s) if leaf else s.say(group), "back_url": address("desk:causes", **query),
        "up_url": address("desk:cause", group.code, **query) if leaf and group.code != code else "", "up": s.say(group),
        "bars": drawn_within(leaves, {one: s.say(trees.cause(one)) for one in leaves}, {one: address("desk:cause", one, **query) for one in leaves}),
        "rows": [
            {"url": petition_url(row.number), "number": row.number, "title": title, "cause": s.say(trees.cause(row.cause)), "on": row.closed_on, "unit": s.say(request.directory.unit(row.handling_unit_id or row.desk_unit_id))}
            for row, title in zip(shown, titles, strict=False)
        ],
        "earlier_url": address("desk:cause", code, **query, before=shown[PAGE - 1].pk) if len(shown) > PAGE else "",
        "advise_url": address("desk:advise", source=AdviceSource.CLUSTER.value, cause=code, of=unit.key, since=since, until=until) if leaf and shown else "",
    }  # fmt: skip
    return page(request, "desk/cause.html", values, current=CURRENT)
