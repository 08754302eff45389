"""Sign staff out after a time without a request (policy `staff_idle_minutes`)."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from xinqiao.directory import snapshot

SEEN = "seen"
TOUCH_SECONDS = 60  # the session row is written at most once a minute, not at every request


class IdleSignOutMiddleware:
    """End a staff session that was idle too long; remember the last request of the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.session.session_key:
            self._watch(request)
        return self.get_response(request)

    def _watch(self, request: HttpRequest) -> None:
        now = int(time.time())
        seen = request.session.get(SEEN)
        if seen is None or now - seen > TOUCH_SECONDS:
            limit = snapshot.current().policy("staff_idle_minutes", timezone.localdate()) * 60
            if seen is not None and now - seen > limit:
                request.idle_person = request.session.get(SESSION_KEY)  # type: ignore[attr-defined]  # whose text `web.kept` carries
                logout(request)
                return
            request.session[SEEN] = now
