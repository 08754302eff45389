"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.web.petitioner import draft_cookie
from xinqiao.web.petitioner.page import page
from xinqiao.web.portal import on_duty


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Three doors, who is on duty now, the office's phone and place, one sentence that reassures."""
    directory = snapshot.current()
    today = timezone.localdate()
    is_unfinished = draft_cookie.read(request, directory, today).writing is not None
    desk = directory.front_desk(today)
    context = {"desk": desk, "is_unfinished": is_unfinished, "on_duty": on_duty.desks([desk], directory, timezone.now())[0] if desk else None}
    return page(request, "portal/home", directory, context, is_private=is_unfinished)
