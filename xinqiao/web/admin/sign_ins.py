"""How a person signs in, seen by the administrator: end his sessions, reset his second step, release a wait, give a link."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from xinqiao.directory import change
from xinqiao.directory.models import Person
from xinqiao.sign_in import delays, factors, links, recovery, sessions
from xinqiao.sign_in.models import Factor
from xinqiao.sign_in.record import own, record
from xinqiao.web.admin.page import done, page, security_only
from xinqiao.web.origin import origin
from xinqiao.web.staff import StaffRequest


@dataclass(frozen=True)
class SignIn:
    """What the administrator sees of a person's sign-in: numbers and kinds, no device, no time, no address."""

    live: int
    factors: list[Factor]
    codes_left: int


def sign_in_of(person: Person) -> SignIn:
    """Return it (three queries)."""
    return SignIn(len(sessions.live(person)), factors.held(person), recovery.left(person))


@require_POST
@security_only
def act(request: StaffRequest, pk: int, what: str) -> HttpResponse:
    """Do one thing to a person's sign-in; each is a line of the ledger."""
    person = get_object_or_404(Person, pk=pk)
    if what == "link":
        return _link(request, person)
    if what not in ACTS:
        raise Http404
    if person.pk == request.staff.person.pk:
        return done(request, _("自己的登录请在“我的登录”里改。"), "person", pk)
    return done(request, ACTS[what](request, person), "person", pk)


def _end(request: StaffRequest, person: Person) -> str:
    with transaction.atomic():
        ended = sessions.end_all(person)
        record("session.end", person, by=request.staff.name, at=timezone.now(), which="all")
    return _("已让他在 {places} 处退出。").format(places=ended)


def _reset(request: StaffRequest, person: Person) -> str:
    factors.reset(person, by=request.staff.name, at=timezone.now())
    return _("第二道验证已重设，他下次登录时重新设。请确认刚才找您的是他本人。")


def _release(request: StaffRequest, person: Person) -> str:
    with transaction.atomic():
        delays.release(person.login, own(person))
        record("delay.release", person, by=request.staff.name, at=timezone.now())
    return _("已解除等待，他现在就可以再登录。")


ACTS = {"end": _end, "reset": _reset, "release": _release}


@sensitive_variables()
def _link(request: StaffRequest, person: Person) -> HttpResponse:
    at = timezone.now()
    try:
        token = links.make(person, by=request.staff.name, at=at)
    except change.DirectoryError as refused:
        return page(request, "link", "people", person=person, refused=refused.said)
    address = f"{own_address(request)}{reverse('desk:set_by_link', args=[token])}"
    hours = request.directory.policy("link_hours", timezone.localdate())
    return page(request, "link", "people", person=person, address=address, hours=hours)


def own_address(request: HttpRequest) -> str:
    """Return where staff reach us: what the installation says it is, else the address of this page (one of ALLOWED_HOSTS).

    Never what a header of somebody else's says: X-Forwarded-Host is not read.
    """
    return settings.PORTAL_ADDRESS or origin(request)
