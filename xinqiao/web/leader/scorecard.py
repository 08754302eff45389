"""The scorecard of one unit: the three rates (三率) and two of time limits beside them, each with its definition, k of n, the periods before as a picture, and the units of similar size; to print, and as a spreadsheet."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from xinqiao.insight.figures import COHORT_DAYS
from xinqiao.insight.rates import Part
from xinqiao.insight.scorecard import THREE, Rate, Row, Scorecard, scorecard
from xinqiao.insight.scorecard_sheet import workbook
from xinqiao.rules.few import FEWEST_SHARE
from xinqiao.web.frame import LEADING, page
from xinqiao.web.leader.rates import said
from xinqiao.web.leader.units import size_of
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.drawing import Trend, trend
from xinqiao.web.ui.speech import Speech, speech

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEANS: dict[Rate, tuple[Any, Any]] = {
    Rate.ACCEPTED: (lazy("及时受理率"), lazy("到期的承办单位告知期限里，到期当天或以前受理并告知的（条例§23）。")),
    Rate.ANSWERED: (lazy("按期答复率"), lazy("到期的办理期限里，到期当天或以前书面答复的；批准的延期算在期限里，还没答复的算没有按期（条例§34）。")),
    Rate.SATISFIED: (lazy("满意度评价"), lazy("本人评价承办单位的，满意和基本满意的；没有评价的不算。")),
    Rate.CONTACTED: (lazy("及时联系率"), lazy("到期的首次联系里，按期联系的（内部规定）。")),
    Rate.SOLVED: (lazy("解决率"), lazy("承办单位以外的人回访到的，本人说解决了的。")),
}
GROUPS = (
    ("three", lazy("三率"), lazy("联系得及时吗，解决了吗，满意吗"), THREE),
    ("limits", lazy("三率以外，再看两项"), lazy("受理和答复按不按期限"), tuple(rate for rate in Rate if rate not in THREE)),
)  # fmt: skip


def _opened(request: StaffRequest, key: int) -> tuple[Scorecard, Speech]:
    """Return the scorecard of a unit that the reader oversees; Http404 of any other."""
    s, unit = speech(today := timezone.localdate()), request.directory.unit(key)
    found = scorecard(request.staff, request.directory, timezone.now(), today, unit) if unit is not None else None
    if found is None:
        raise Http404
    return found, s


@require_safe
@staff_only(*LEADING)
def one(request: StaffRequest, key: int) -> HttpResponse:
    """The page of one unit."""
    found, s = _opened(request, key)
    values = {
        "unit": s.say(found.unit), "size": size_of(found.unit), "days": COHORT_DAYS, "fewest": FEWEST_SHARE, "groups": _groups(found), "at": timezone.now(),
        "sheet_url": reverse("leader:scorecard_sheet", args=[key]),
    }  # fmt: skip
    return page(request, "leader/scorecard.html", values, current="leader:home")


def _groups(found: Scorecard) -> list[dict[str, Any]]:
    """Return the three rates under their name, and the others under theirs."""
    return [{"id": key, "label": label, "asks": asks, "rows": [_row(row, found) for row in found.rows if row.rate in rates]} for key, label, asks, rates in GROUPS]


def _row(row: Row, found: Scorecard) -> dict[str, Any]:
    label, means = MEANS[row.rate]
    periods = [{"span": _("%(since)s 至 %(until)s") % {"since": span.first.isoformat(), "until": span.last.isoformat()}, **said(part)} for span, part in zip(found.spans, row.periods, strict=True)]
    return {"id": row.rate.name.lower(), "label": label, "means": means, "now": periods[0], "periods": periods, "change": _change(row.change), "others": _others(row.others), "trend": _drawn(row.periods)}


def _drawn(periods: tuple[Part, ...]) -> Trend:
    return trend([part.share for part in periods[::-1]])


def _change(points: int | None) -> str:
    if points is None:
        return ""
    if points == 0:
        return _("和上一段一样")
    return (_("比上一段高 %(n)s 个百分点") if points > 0 else _("比上一段低 %(n)s 个百分点")) % {"n": abs(points)}


def _others(others: Part | None) -> str:
    if others is None:
        return _("人数相近的其他单位里，说得出比率的不到两个，不比")
    return _("人数相近的其他单位合计 %(share)s%%（%(k)s / %(n)s 件）") % {"share": others.share, "k": others.k, "n": others.n}


@require_safe
@staff_only(*LEADING)
def sheet(request: StaffRequest, key: int) -> HttpResponse:
    """The same as a spreadsheet: what is not shown on the page is empty here."""
    found, s = _opened(request, key)
    named = {rate: str(label) for _key, label, _asks, rates in GROUPS for rate in rates}
    rows = [
        [named[row.rate], str(MEANS[row.rate][0]), str(MEANS[row.rate][1]), span.first.isoformat(), span.last.isoformat(), *_cells(part), str(row.others.share) if row.others and place == 0 else ""]
        for row in found.rows for place, (span, part) in enumerate(zip(found.spans, row.periods, strict=True))
    ]  # fmt: skip
    written = workbook(rows, "en" if s.english else "zh")
    return HttpResponse(written, content_type=WORKBOOK, headers={"Content-Disposition": f'attachment; filename="scorecard-{found.unit.key}-{timezone.localdate()}.xlsx"'})


def _cells(part: Part) -> list[str]:
    return ["", "", ""] if part.share is None else [str(part.k), str(part.n), str(part.share)]
