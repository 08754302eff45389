"""Three rates of each unit, in the order of the unit tree, each with its k of n: to see where to help, not who is first."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.insight import figures
from xinqiao.insight.rates import Part, rates
from xinqiao.rules.few import FEWEST_SHARE
from xinqiao.web.frame import LEADING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech


@require_safe
@staff_only(*LEADING)
def by_unit(request: StaffRequest) -> HttpResponse:
    """The rates of every unit the reader oversees."""
    s = speech(today := timezone.localdate())
    rows = [
        {
            "name": s.say(unit), "url": reverse("leader:scorecard", args=[unit.pk]), "depth": min(len(request.directory.ancestors(unit.pk)), 4), "contacted": said(found.contacted),
            "solved": said(found.solved), "satisfied": said(found.satisfied), "wholly": said(found.wholly),
        }
        for unit, found in rates(request.staff, request.directory, today)
    ]  # fmt: skip
    return page(request, "leader/rates.html", {"rows": rows, "days": figures.COHORT_DAYS, "fewest": FEWEST_SHARE}, current="leader:home")


def said(part: Part) -> dict[str, Any]:
    """Return a rate with its k of n; of few, and of what would give few away, only that it is not told."""
    if part.n == 0:
        return {"share": "—", "of": ""}
    if part.share is None:
        return {"share": "", "of": _("不显示")}
    return {"share": f"{part.share}%", "of": _("%(k)s / %(n)s 件") % {"k": part.k, "n": part.n}}
