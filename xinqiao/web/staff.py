"""The door of every staff page: signed in, with a duty, never cached."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_cache_control

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff, staff
from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.terms import Duty
from xinqiao.sign_in import factors
from xinqiao.web import kept

HOW = "how"  # in the session: how the person proved who he is ("password", "totp", "passkey", "recovery")


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in: `staff` with his posts of today, and the directory."""

    staff: Staff
    directory: Snapshot


View = Callable[..., HttpResponseBase]


def _page_of(request: HttpRequest) -> str:
    """Return the page somebody is on: for a button that was pressed, the page it stands on, if that is one of ours."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    here = urlsplit(request.headers.get("Referer", ""))
    return here.path if here.netloc == request.get_host() else reverse("desk:worklist")


def _lacks_second_step(request: HttpRequest, directory: Snapshot) -> bool:
    """Whether somebody came in by his password alone before a second step was asked for. The session knows: no query.

    He signs in anew, and is led to set one up.
    """
    today, person = timezone.localdate(), request.user
    if not isinstance(person, Person) or request.session.get(HOW) != factors.ONE_STEP:
        return False
    return factors.are_needed(today, directory) and bool(staff(person, today, directory).duties)


def staff_only(*duties: Duty) -> Callable[[View], View]:
    """Let in whoever is signed in and holds one of `duties` (any duty if none is named); to others it is a 404."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            person, directory = request.user, snapshot.current()
            if _lacks_second_step(request, directory):
                request.idle_person = request.session.get(SESSION_KEY)  # type: ignore[attr-defined]  # whose text is carried
                logout(request)
                person = request.user
            if not isinstance(person, Person) or not person.is_active:
                if kept.is_worth(request):  # the session ended in the middle of a text: it is not lost
                    return kept.sign_in_page(request)
                return redirect_to_login(_page_of(request), reverse("desk:sign_in"))
            if (
                person.must_change_password
                and request.resolver_match
                and request.resolver_match.url_name != "change_password"
            ):
                return redirect_to_login(request.get_full_path(), reverse("desk:change_password"))
            actor = staff(person, timezone.localdate(), directory)
            if duties and not actor.duties & set(duties):
                raise Http404
            request.staff, request.directory = actor, directory  # type: ignore[attr-defined]
            response = view(request, *args, **kwargs)
            if isinstance(response, HttpResponse) or hasattr(response, "headers"):
                add_never_cache_headers(response)
                patch_cache_control(response, no_store=True, private=True)
            return response

        return guarded

    return decorate
