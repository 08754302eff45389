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
from xinqiao.directory.snapshot import Snapshot
from xinqiao.web.origin import place  # counted by it: tries, drafts, filings

__all__ = ["page", "place", "post_only", "unkept"]


def page(
    request: HttpRequest, template: str, directory: Snapshot, context: dict[str, Any] | None = None, *,
    section: str = "", is_private: bool = True, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Render a page: `template` is one of the petitioner's own, or names its audience ("portal/home")."""
    desk = directory.front_desk(timezone.localdate())
    frame = {"section": section, "portal_phone": desk.phone if desk else ""}
    path = template if "/" in template else f"petitioner/{template}"
    response = render(request, f"{path}.html", frame | (context or {}), status=status)
    return unkept(response) if is_private else response


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
