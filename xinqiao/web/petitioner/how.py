"""How it all works: the same on both hosts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.web.petitioner.explaining import extension_days, glossary, time_limits
from xinqiao.web.petitioner.page import page


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """Say how it works, how long it takes, what we deal with, and what the words mean."""
    directory = snapshot.current()
    desk = directory.front_desk(timezone.localdate())
    context = {"desk": desk, "time_limits": time_limits(), "extension_days": extension_days(), "glossary": glossary()}
    return page(request, "how", directory, context, section="how", is_private=False)
