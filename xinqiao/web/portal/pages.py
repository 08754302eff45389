"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.web.petitioner import draft_cookie
from xinqiao.web.petitioner.page import page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Three doors, the office's phone and place, one sentence that reassures."""
    directory = snapshot.current()
    today = timezone.localdate()
    is_unfinished = draft_cookie.read(request, directory, today).writing is not None
    context = {"desk": directory.front_desk(today), "is_unfinished": is_unfinished}
    return page(request, "portal/home", directory, context, is_private=is_unfinished)
