"""The draft of this browser: its token is in a cookie, what was typed is on the server."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import drafts
from xinqiao.petitions.drafts import Writing
from xinqiao.petitions.models import Petition
from xinqiao.web.petitioner import cookies

COOKIE = "draft"
FIELD = "draft"


@dataclass(frozen=True, kw_only=True)
class Open:
    """The draft as it was when the request came. `token` is empty where there is none yet."""

    token: str
    writing: Writing | None
    today: date
    keep_days: int

    @property
    def petition(self) -> Petition | None:
        """The petition it has become already (one query)."""
        return drafts.filed(self.token)

    def keep(self, writing: Writing) -> Open:
        """Save what was written. A new draft gets a new token: one that came with the request may be known to others."""
        token = drafts.new_token() if self.writing is None else self.token
        drafts.save(token, writing, today=self.today, keep_days=self.keep_days)
        return replace(self, token=token, writing=writing)

    def drop(self, response: HttpResponse) -> HttpResponse:
        """Remove what was written, and its token from this phone."""
        drafts.drop(self.token)
        return forget(response)

    def mark(self, response: HttpResponse) -> HttpResponse:
        """Put the token into the response."""
        return _set(response, self.token, None if settings.IS_PROTECTED else self.keep_days * 86400)


def read(request: HttpRequest, directory: Snapshot, today: date) -> Open:
    """Return the draft of this browser.

    A page that was sent names the draft it was written for: with two windows each goes on with its own, and one whose
    cookie got lost meanwhile still finds what was written.
    """
    token = (request.POST.get(FIELD) or cookies.read(request, COOKIE))[:64]
    keep_days = 1 if settings.IS_PROTECTED else directory.policy("draft_days", today)  # there nothing lies longer than it must
    return Open(token=token, writing=drafts.load(token, today), today=today, keep_days=keep_days)


def shorten(response: HttpResponse, token: str, minutes: int) -> HttpResponse:
    """Keep the token of a filed draft a while: a second click or a lost answer still finds the same receipt."""
    return _set(response, token, minutes * 60)


def forget(response: HttpResponse) -> HttpResponse:
    """Take the token off this phone."""
    cookies.drop(response, COOKIE)
    return response


def _set(response: HttpResponse, token: str, seconds: int | None) -> HttpResponse:
    cookies.put(response, COOKIE, token, seconds)
    return response
