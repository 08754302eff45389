"""Sign staff out after a time without a request, and after a time in any case (policies `staff_idle_minutes`, `staff_session_hours`)."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.sign_in.sessions import BEGAN, SEEN

TOUCH_SECONDS = 60  # the session row is written at most once a minute, not at every request


class SessionWatch:
    """Middleware: end a staff session that was idle or lasted too long; remember the last request of the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.session.session_key:
            self._watch(request)
        return self.get_response(request)

    def _watch(self, request: HttpRequest) -> None:
        now = int(time.time())
        seen, began = request.session.get(SEEN), request.session.get(BEGAN, now)
        if seen is not None and now - seen <= TOUCH_SECONDS:
            return
        policy, today = snapshot.current().policy, timezone.localdate()
        is_idle = seen is not None and now - seen > policy("staff_idle_minutes", today) * 60
        if is_idle or now - began > policy("staff_session_hours", today) * 3600:
            request.idle_person = request.session.get(SESSION_KEY)  # type: ignore[attr-defined]  # whose text `web.kept` carries
            logout(request)
        else:
            request.session[SEEN] = now
