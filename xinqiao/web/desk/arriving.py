"""Between password and desk: who has given his password, and how a sign-in is completed.

After the password alone nobody is signed in: the session only says who is half way, for ten minutes. Every step gives
the session another key.
"""

from __future__ import annotations

import secrets
import time
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person
from xinqiao.rules.terms import Duty
from xinqiao.sign_in import device, sessions, two_people
from xinqiao.sign_in.delays import Attempt
from xinqiao.sign_in.record import own, record
from xinqiao.web import kept
from xinqiao.web.frame import ADMIN, ENTRIES, WORKING
from xinqiao.web.origin import place
from xinqiao.web.staff import HOW

HALF = "half"
HALF_SECONDS = 600
PROVED, PROVED_SECONDS = "proved", 600  # when the password was given last, and for how long that is fresh
BROWSER_COOKIE, BROWSER_SALT, BROWSER_DAYS = "xinqiao_known", "sign_in.browser", 180
BACKEND = "xinqiao.directory.sessions.StaffBackend"
# A leader who also signs begins with what he oversees: what waits for his signature is one of its five sentences.
FIRST_PAGES = ((frozenset({Duty.LEADER}), "leader:home"), (WORKING, "desk:worklist"), (ADMIN, "administration:home"), (frozenset({Duty.CUSTODIAN}), "desk:custody"))


def attempt(request: HttpRequest, name: str) -> Attempt:
    """Return what a try is counted by; `name` is the sign-in name, or "person:12" after the password."""
    tries = snapshot.current().policy("sign_in_tries_per_hour", timezone.localdate())
    return Attempt(name=name, place=place(request), browser=_browser(request, name), tries_per_hour=tries)


def begin_half(request: HttpRequest, person: Person) -> None:
    """Remember that the password was right, in a session with another key and nothing else in it."""
    request.session.flush()
    request.session[HALF] = {"person": person.pk, "proof": person.get_session_auth_hash(), "at": int(time.time())}


def half_person(request: HttpRequest) -> Person | None:
    """Return who has given his password within the last ten minutes and is not signed in yet."""
    half: dict[str, Any] = request.session.get(HALF) or {}
    if not half or time.time() - half["at"] > HALF_SECONDS:
        return None
    person = Person.objects.filter(pk=half["person"], is_active=True).first()
    is_same = person is not None and constant_time_compare(person.get_session_auth_hash(), half["proof"])
    return person if is_same else None


def finish(request: HttpRequest, person: Person, how: str) -> None:
    """Sign in: another key for the session, the line in the ledger, and a word about other live sessions."""
    at = timezone.now()
    request.session.pop(HALF, None)
    login(request, person, backend=BACKEND)
    request.session.update(
        {HOW: how, sessions.BEGAN: int(at.timestamp()), sessions.SEEN: int(at.timestamp()), PROVED: int(at.timestamp()),
         sessions.DEVICE: device.words(request.headers.get("User-Agent", ""))}
    )  # fmt: skip
    record("sign_in.done", person, by=own(person), at=at, how=how)
    if two_people.about(person, at):
        messages.warning(request, _("管理员要重设或者已经重设了您的登录。是不是您要求的，请到“我的登录”里看。"))
    others = sum(not sessions.is_this(row, request.session.session_key) for row in sessions.live(person))
    if others:
        messages.info(request, ngettext("您还在另外 %(others)s 处登录着。不是您自己的，请到“我的登录”里退出。", "您还在另外 %(others)s 处登录着。不是您自己的，请到“我的登录”里退出。", others) % {"others": others})


def arrived(request: HttpRequest, person: Person) -> HttpResponse:
    """Return where to go after the sign-in: to what was being written, or to the page that was asked for."""
    unfinished = None if person.must_change_password else kept.unpacked(request, person)
    return unfinished or HttpResponseRedirect(where_to(request, person))


def know_browser(response: HttpResponse, request: HttpRequest, person: Person) -> None:
    """Let the browser be known as one in which this person has signed in: strangers' failures do not delay it."""
    if not _browser(request, person.login):
        response.set_cookie(
            BROWSER_COOKIE, signing.dumps([person.login, secrets.token_hex(8)], salt=BROWSER_SALT), max_age=BROWSER_DAYS * 86400,
            path="/desk/", secure=request.is_secure(), httponly=True, samesite="Strict",
        )  # fmt: skip


def _browser(request: HttpRequest, name: str) -> str:
    try:
        login_name, browser = signing.loads(
            request.COOKIES.get(BROWSER_COOKIE, ""), salt=BROWSER_SALT, max_age=BROWSER_DAYS * 86400
        )
    except (signing.BadSignature, ValueError):
        return ""
    return str(browser) if login_name == name else ""


def asked_for(request: HttpRequest) -> str:
    """The page that was asked for before the sign-in, if it is one of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if ours and target.startswith("/") else ""


def where_to(request: HttpRequest, person: object) -> str:
    """Return the page that was asked for, or the first page of the person's duties."""
    asked = asked_for(request)
    if asked or not isinstance(person, Person):
        return asked or reverse("desk:worklist")
    held = staff(person, timezone.localdate()).duties
    name = next((name for duties, name in FIRST_PAGES if held & duties), "") or next((name for name, _label, duties in ENTRIES if held & duties), "")
    if not name:
        messages.info(request, _("您现在的岗位没有要办的页面。需要的话，请找安全管理员。"))
    return reverse(name or "desk:change_password")
