"""By which channels petitions came in: counts that open the list behind them, never compared between units."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.insight import figures
from xinqiao.rules.few import FEWEST, tellable, told
from xinqiao.web.frame import LEADING, page
from xinqiao.web.leader.home import number
from xinqiao.web.staff import StaffRequest, staff_only


@require_safe
@staff_only(*LEADING)
def channels(request: StaffRequest) -> HttpResponse:
    """Petitions received by channel, in the order of the terms."""
    today = timezone.localdate()
    counted = figures.received(request.staff, request.directory, today)
    may, is_total_told = tellable(list(counted.values()))
    since = figures.received_from(today).isoformat()
    rows = [
        {"channel": channel, "count": count, "told": number(count if is_told else None), "url": f"{reverse('desk:find')}?{urlencode({'channel': channel.value, 'since': since})}"}
        for (channel, count), is_told in zip(counted.items(), may, strict=True)
    ]  # fmt: skip
    values = {"rows": rows, "total": number(told(sum(counted.values())) if is_total_told else None), "days": figures.COHORT_DAYS, "few": FEWEST}
    return page(request, "leader/channels.html", values, current="leader:home")
