"""The few cookies of a petitioner: named by the host that sets them, for its own pages only, never read by a script."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def read(request: HttpRequest, what: str) -> str:
    """Return what a cookie of this host holds; "" if there is none."""
    return str(request.COOKIES.get(_name(what), ""))


def put(response: HttpResponse, what: str, value: str, seconds: int | None) -> None:
    """Keep a value in this browser for so long; None: until it is closed."""
    response.set_cookie(
        _name(what), value, max_age=seconds, httponly=True, samesite=_to_whom(), secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def drop(response: HttpResponse, what: str) -> None:
    """Take a cookie away."""
    response.delete_cookie(_name(what), samesite=_to_whom())


def _to_whom() -> Any:
    return settings.SESSION_COOKIE_SAMESITE


def _name(what: str) -> str:
    return f"{settings.COOKIE_HEAD}{what}"
