"""What somebody wrote is not lost when his session ended, or his page grew old, before he sent it.

The fields travel in the page, signed, and never touch the store: a long answer or an identity in a session row would lie
there unencrypted. After the sign-in the page `desk/kept.html` shows what was written and sends it on with a fresh token.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_cache_control

from xinqiao.directory.models import Person
from xinqiao.web.sign_in_form import SignInForm

SALT = "staff.kept"
SECONDS = 12 * 3600
STAFF = frozenset({"desk", "leader", "administration"})
PETITIONERS = "portal"  # they have no session that could end: their page can only grow too old, or lose its cookie
# The pages of the door: what is typed there is secret, or nothing.
NEVER = frozenset({
    "sign_in", "sign_out", "second_step", "set_up", "go_on", "change_password", "confirm", "set_by_link", "end_sign_in",
    "end_sign_ins", "remove_factor", "new_codes", "password", "sign_in_of", "sign_in_decide", "refuse_reset",
})  # fmt: skip
FRAME = frozenset({"csrfmiddlewaretoken", "next"})
HIDDEN = frozenset({"token", "kept", "version", "numbers", "draft", "seen", "number", "member", "secrecy"})  # of our forms: nobody wrote them
WORTH_SHOWING = 6  # characters: shorter values are choices, not writing


def is_worth(request: HttpRequest) -> bool:
    """Return whether a form of our pages was sent that somebody wrote something into."""
    match = request.resolver_match
    if request.method != "POST" or match is None or match.namespace not in STAFF | {PETITIONERS} or match.url_name in NEVER:
        return False
    return bool(set(request.POST) - FRAME)


def came_from_us(request: HttpRequest) -> bool:
    """Return whether the browser says that one of our own pages sent this form: without that nothing is offered again."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    sent_by = urlsplit(origin)
    return (sent_by.scheme, sent_by.netloc) == (request.scheme, request.get_host())


def may_go_on(request: HttpRequest) -> bool:
    """Return whether the sender needs no sign-in to send it again."""
    return is_petitioners(request) or request.user.is_authenticated


def is_petitioners(request: HttpRequest) -> bool:
    """Return whether a page of the portal was asked for. Asks nothing of the store."""
    return request.resolver_match is not None and request.resolver_match.namespace == PETITIONERS


def sign_in_page(request: HttpRequest) -> HttpResponse:
    """Return the sign-in page that carries what was written; 401: nothing was done."""
    values = {"form": SignInForm(), "next": request.path, "written": pack(request)}
    return _uncached(render(request, "desk/sign_in.html", values, status=401))


def offered_again(request: HttpRequest, status: int = 403, more: dict[str, Any] | None = None) -> HttpResponse:
    """Return the page that shows what a form held and sends it again; nothing was done.

    403: its token was too old. 500: something of ours failed. 503: maintenance, of which `more` tells.
    """
    return _page(request, request.path, request.POST, list(request.FILES), status=status, more=more)


def unpacked(request: HttpRequest, person: Person) -> HttpResponse | None:
    """Return the page with what `person` had written before he signed in again; None if nothing of his is there."""
    try:
        whose, path, files, query = signing.loads(request.POST.get("written", ""), salt=SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    return _page(request, path, QueryDict(query), files) if whose in (None, str(person.pk)) else None


def pack(request: HttpRequest) -> str:
    """Return the fields of the form that was sent, signed, with whose they are as far as that is known."""
    fields = request.POST.copy()
    for name in FRAME:
        fields.pop(name, None)
    whose = getattr(request, "idle_person", None)
    return signing.dumps([whose, request.path, list(request.FILES), fields.urlencode()], salt=SALT, compress=True)


def _page(request: HttpRequest, path: str, fields: QueryDict, files: list[str], status: int = 200, more: dict[str, Any] | None = None) -> HttpResponse:
    pairs = [(name, value) for name, values in fields.lists() if name not in FRAME for value in values]
    written = [value for name, value in pairs if len(value.strip()) >= WORTH_SHOWING and name not in HIDDEN]
    values: dict[str, Any] = {"action": path, "pairs": pairs, "written": written, "files": files, "is_ours": status == 500, **(more or {})}
    template = "petitioner/kept.html" if is_petitioners(request) else "desk/kept.html"
    return _uncached(render(request, template, values, status=status))


def _uncached(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    patch_cache_control(response, no_store=True, private=True)
    return response
