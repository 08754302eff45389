"""What a browser tells of itself is dropped before anything else runs (attack 32)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse

from xinqiao.web.origin import origin
from xinqiao.web.protected.host import COOKIE_HEAD

# What a page needs to be answered. Whatever else comes — addresses, proxies, names, devices, certificates, identities — goes.
NEEDED = frozenset({
    "REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "SERVER_NAME", "SERVER_PORT",
    "SERVER_PROTOCOL", "HTTP_HOST", "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_COOKIE", "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH", "HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE", "HTTP_X_FORWARDED_PROTO",
})  # fmt: skip
FROM_HERE = (None, "same-origin")  # old browsers say nothing


class NothingOfTheClient:
    """Middleware, the first: keep of a request what answering it needs, and let browsers keep nothing of the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        for name in [name for name in meta if name not in NEEDED and not name.startswith("wsgi.")]:
            del meta[name]
        meta["REMOTE_ADDR"] = ""
        if cookies := meta.pop("HTTP_COOKIE", ""):
            meta["HTTP_COOKIE"] = ";".join(one for one in cookies.split(";") if one.strip().startswith(COOKIE_HEAD))
        _name_origin(request)
        response = self.get_response(request)
        if not request.path_info.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store, private"
        return response


def _name_origin(request: HttpRequest) -> None:
    """Say for a browser that it sends a form of ours.

    With `Referrer-Policy: no-referrer` it must answer `Origin: null`, which the check of forms refuses; `Sec-Fetch-Site` says
    the same in its place, and the token in the form, whose cookie goes to no other site (SameSite=Strict), is asked for as ever.
    """
    if request.method == "POST" and request.META.get("HTTP_ORIGIN", "null") == "null" and request.META.get("HTTP_SEC_FETCH_SITE") in FROM_HERE:
        request.META["HTTP_ORIGIN"] = origin(request)


class Messages(CookieStorage):
    """The sentence for the next page, in a cookie of this host."""

    cookie_name = f"{COOKIE_HEAD}said"
