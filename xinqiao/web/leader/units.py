"""How the units do, beside those of similar size, and what was done well (credit board): to learn from, never who has how many."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.insight import figures
from xinqiao.insight.credit import Band, Credit, band_of, credit
from xinqiao.insight.few import Shown, shown
from xinqiao.insight.rates import Rates, rates
from xinqiao.rules.few import FEWEST, FEWEST_SHARE
from xinqiao.web.frame import LEADING, page
from xinqiao.web.leader.by_unit import part
from xinqiao.web.leader.home import returned
from xinqiao.web.leader.rates import said
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

FIGURES = ("on_time", "solved", "first", "promises", "hard")
WELL = 90  # per cent: from here on it is told as done well


@require_safe
@staff_only(*LEADING)
def by_size(request: StaffRequest) -> HttpResponse:
    """The units that the reader oversees, in groups of similar size; above them, in sentences, what was done well."""
    s = speech(today := timezone.localdate())
    hidden = figures.hidden_from(request.staff, request.directory)
    on_time = {unit.pk: counts for unit, counts in shown(figures.figures(request.staff, request.directory, timezone.now(), today, hidden)).units}
    solved = {unit.pk: found for unit, found in rates(request.staff, request.directory, today)}
    bands = credit(request.staff, request.directory, today, {*(unit for unit, one in solved.items() if one.solved.n), *(unit for unit, counts in on_time.items() if counts.on_time.n)})
    flat, later = part(request, [(band, unit, found) for band, group in bands for unit, found in group])
    listed = [(band, [(unit, found) for _band, unit, found in rows]) for band, rows in groupby(flat, key=itemgetter(0))]
    groups = [_group(band, [_row(unit, found, on_time.get(unit.pk, Shown()), solved.get(unit.pk, Rates()), s) for unit, found in group]) for band, group in listed]
    values = {"groups": groups, "later_url": later, "returned": returned(request, today, s, hidden), "praise": list(_praise((row for _band, group in listed for row in group), s)), "days": figures.COHORT_DAYS, "fewest": FEWEST_SHARE, "few": FEWEST}
    return page(request, "leader/by_size.html", values, current="leader:home")


def _group(band: Band | None, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a group: the units of which anything is told, and the others by name in one line, each with its scorecard, so that a phone need not scroll past dashes."""
    told = [row for row in rows if any(row[name]["share"] not in ("", "—") for name in FIGURES)]
    return {"size": _size(band), "rows": told, "others": [row for row in rows if row not in told]}


def size_of(unit: UnitFacts) -> str:
    """Return in words the size of the units beside which this one is looked at."""
    return _size(band_of(unit.headcount))


def _size(band: Band | None) -> str:
    if band is None:
        return _("还没有填人数的单位")
    first, last = band
    return _("%(first)s 人以上") % {"first": first} if last is None else _("%(first)s 到 %(last)s 人") % {"first": first, "last": last}


def _row(unit: UnitFacts, found: Credit, counts: Shown, rated: Rates, s: Speech) -> dict[str, Any]:
    hard = found.hard_told
    return {
        "name": s.say(unit), "url": reverse("leader:scorecard", args=[unit.pk]), "on_time": said(counts.on_time), "solved": said(rated.solved), "first": said(found.first), "promises": said(found.promises),
        "hard": {"share": "—", "of": ""} if hard == 0 else {"share": "", "of": _("不显示")} if hard is None else {"share": str(hard), "of": _("件")},
    }  # fmt: skip


def _praise(rows: Iterable[tuple[UnitFacts, Credit]], s: Speech) -> Iterable[str]:
    """Yield a sentence for each thing that a unit did well: most of many, or several hard matters. Nothing is said of the others."""
    for unit, found in rows:
        given = {"unit": s.say(unit)}
        if (found.promises.share or 0) >= WELL:
            yield ngettext("%(unit)s：到期的 %(n)s 件承诺，按期做到 %(k)s 件。", "%(unit)s：到期的 %(n)s 件承诺，按期做到 %(k)s 件。", found.promises.n) % {**given, "n": found.promises.n, "k": found.promises.k}
        if (found.first.share or 0) >= WELL:
            yield _("%(unit)s：回访到的 %(n)s 件里，%(k)s 件一次就办成了。") % {**given, "n": found.first.n, "k": found.first.k}
        if found.hard_told:
            yield _("%(unit)s：办成了 %(k)s 件难事。") % {**given, "k": found.hard}
