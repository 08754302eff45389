"""The front page of the protected host: what is kept here and what is not, and what nobody but the writer can look after."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.web.petitioner import draft_cookie
from xinqiao.web.petitioner.page import page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Two doors, advice, and the plain truth about what is kept."""
    directory = snapshot.current()
    today = timezone.localdate()
    is_unfinished = draft_cookie.read(request, directory, today).writing is not None
    context = {"has_desk": directory.front_desk(today) is not None, "is_unfinished": is_unfinished}
    return page(request, "protected/home", directory, context)
