"""A page of the portal: with the office's phone below, and never kept by a browser when it is about somebody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from xinqiao.directory import snapshot
from xinqiao.directory.models import Maintenance
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.web import kept
from xinqiao.web.origin import place  # counted by it: tries, drafts, filings
from xinqiao.web.ui.speech import speech

CODES = ("look_up", "member", "check_receipt")  # what is typed there is no writing
__all__ = ["page", "place", "post_only", "unkept"]


def page(
    request: HttpRequest, template: str, directory: Snapshot, context: dict[str, Any] | None = None, *,
    section: str = "", is_private: bool = True, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Render a page: `template` is one of the petitioner's own, or names its audience ("portal/home")."""
    desk = directory.front_desk(timezone.localdate())
    if directory.maintenance is not None:
        return _under_maintenance(request, directory.maintenance, desk)
    frame = {"section": section, "portal_phone": desk.phone if desk else ""}
    path = template if "/" in template else f"petitioner/{template}"
    response = render(request, f"{path}.html", frame | (context or {}), status=status)
    return unkept(response) if is_private else response


def _under_maintenance(request: HttpRequest, maintenance: Maintenance, desk: UnitFacts | None) -> HttpResponse:
    """Say that nothing can be done now, whom to phone, and until when; what was sent is in the page and is sent again by a press (503)."""
    until = maintenance.until
    values = {
        "desk": desk, "portal_phone": desk.phone if desk else "", "why": maintenance.why, "until": speech().moment(until) if until else "",
    }  # fmt: skip
    match = request.resolver_match
    if kept.is_worth(request) and match and match.url_name not in CODES:
        response = kept.offered_again(request, status=503, more=values | {"is_closed": True})
    else:
        response = render(request, "petitioner/closed.html", values, status=503)
    if until is not None:
        response["Retry-After"] = str(max(60, int((until - timezone.now()).total_seconds())))
    return unkept(response)


def post_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Take only what a button sends; whoever comes by the address is told where the button is (405)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            return view(request, *args, **kwargs)
        context = {
            "title": _("这里要用页面上的按钮"), "text": _("什么都没有改动。请回到首页，从那里进去。"),
            "url": "/", "action": _("回到首页"),
        }  # fmt: skip
        response = page(request, "stopped", snapshot.current(), context, status=405)
        response["Allow"] = "POST"
        return response

    return guarded


def unkept(response: HttpResponse) -> HttpResponse:
    """Tell browsers and proxies to keep nothing: the next person at this phone must not see it."""
    response["Cache-Control"] = "no-store, private"
    return response
