"""保管期限: the schedule with the years that count today; the years themselves are policies."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.web.admin.page import page, system_only
from xinqiao.web.schedule import schedule
from xinqiao.web.staff import StaffRequest
from xinqiao.web.ui.speech import speech


@require_safe
@system_only
def retention(request: StaffRequest) -> HttpResponse:
    """How long what is kept, from when, by which rule."""
    today = timezone.localdate()
    return page(request, "retention", "retention", schedule=schedule(request.directory, today, speech(today)))
