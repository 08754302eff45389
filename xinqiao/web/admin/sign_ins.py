"""How a person signs in, seen by the administrator: end his sessions, reset his second step, release a wait, give a link."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from xinqiao.directory import change
from xinqiao.directory.models import Person
from xinqiao.rules.text import say
from xinqiao.sign_in import delays, factors, links, recovery, sessions, two_people
from xinqiao.sign_in.models import Factor, ResetRequest
from xinqiao.sign_in.record import own, record
from xinqiao.web.admin.forms import ReasonForm
from xinqiao.web.admin.page import administrators_only, done, language, named, page, saved, security_only, stamp
from xinqiao.web.origin import origin
from xinqiao.web.staff import StaffRequest

MOST_WAITING = 50
LETTERS = "abcdefghjkmnpqrstuvwxyz"  # no i, l, o: they look like figures when they are read from a slip of paper
CAPITALS = "ABCDEFGHJKMNPQRSTUVWXYZ"
FIGURES = "23456789"


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
    if what in (two_people.SECOND_STEP, two_people.PASSWORD, "link") and person.pk != request.staff.person.pk:
        kind = two_people.PASSWORD if what == "link" else what
        if two_people.needs_second(person, kind, timezone.now()):
            return ask_second(request, person, kind)
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
    return ngettext("已让他在 %(places)s 处退出。", "已让他在 %(places)s 处退出。", ended) % {"places": ended}


def _reset(request: StaffRequest, person: Person) -> str:
    if not factors.held(person):
        return _("他没有设过第二道验证，没有什么要重设的。忘了密码的，请用“设一个初始密码”。")
    factors.reset(person, by=request.staff.name, at=timezone.now())
    return _("第二道验证已重设，他下次登录时重新设。请确认刚才找您的是他本人。")


def _release(request: StaffRequest, person: Person) -> str:
    with transaction.atomic():
        delays.release(person.login, own(person))
        record("delay.release", person, by=request.staff.name, at=timezone.now())
    return _("已解除等待，他现在就可以再登录。")


def ask_second(request: StaffRequest, person: Person, what: str) -> HttpResponse:
    """Ask why; then it waits for another administrator."""
    form = ReasonForm(request.POST if "reason" in request.POST else None)
    if saved(form, lambda: two_people.ask(person, what, form.cleaned_data["reason"], **stamp(request))):
        return done(request, _("已提出。另一位管理员在“待同意的岗位和登录”那一页同意以后才办；本人登录时会看到，留了邮箱的还会收到邮件。"), "person", person.pk)
    title = _("重设第二道验证") if what == two_people.SECOND_STEP else _("设密码")
    lead = _("一位管理员单独办得成的话，就能用别人的身份登录。所以要另一位管理员同意，本人也会看到。")
    here = {"form": form, "title": title, "about": person.name, "lead": lead, "to": reverse("administration:sign_in_of", args=[person.pk, what])}
    return page(request, "form", "people", **here, back=reverse("administration:person", args=[person.pk]))


@require_POST
@administrators_only
def decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Agree to what another administrator asked for, or not. A password that is agreed to is shown once, to whoever agreed."""
    row = get_object_or_404(ResetRequest, pk=pk)
    try:
        if request.POST.get("answer") != "agree":
            two_people.decline(row, **stamp(request))
            return done(request, _("没有重设。"), "posts_waiting")
        with transaction.atomic():
            two_people.agree(row, **stamp(request))
            return _set_first(request, row.person) if row.what == two_people.PASSWORD else done(request, _("已同意，第二道验证已重设，他下次登录时重新设。"), "posts_waiting")
    except change.DirectoryError as refused:
        messages.error(request, say(refused.said, language()))
        return redirect("administration:posts_waiting")


@sensitive_variables()
def _set_first(request: StaffRequest, person: Person) -> HttpResponse:
    first = first_password()
    change.set_password(person, first, must_change=True, **stamp(request))
    sessions.end_all(person)
    return page(request, "password", "posts_waiting", person=person, password=first, is_agreed=True)


def waiting(request: StaffRequest) -> list[dict[str, object]]:
    """Return what waits for a second administrator, as the page lists it (two queries)."""
    rows = list(two_people.waiting()[:MOST_WAITING])
    askers = {int(row.asked_by.removeprefix("person:")) for row in rows}
    names = {f"person:{pk}": named(name, name_en) for pk, name, name_en in Person.objects.filter(pk__in=askers).values_list("pk", "name", "name_en")} if rows else {}
    me = request.staff
    return [
        {
            "row": row, "name": named(row.person.name, row.person.name_en), "asker": names.get(row.asked_by, ""), "mine": row.asked_by == me.name, "about_me": row.person_id == me.person.pk,
            "what": _("重设第二道验证") if row.what == two_people.SECOND_STEP else _("设密码"),
        }
        for row in rows
    ]  # fmt: skip


ACTS = {"end": _end, two_people.SECOND_STEP: _reset, "release": _release}


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


def first_password() -> str:
    """Return a password for the first sign-in: four groups, easy to read out, about 60 bits."""
    groups = ("".join(secrets.choice(LETTERS + FIGURES) for _place in range(3)) for _group in range(3))
    return "-".join((secrets.choice(CAPITALS) + secrets.choice(LETTERS) + secrets.choice(FIGURES), *groups))


def own_address(request: HttpRequest) -> str:
    """Return where staff reach us: what the installation says it is, else the address of this page (one of ALLOWED_HOSTS).

    Never what a header of somebody else's says: X-Forwarded-Host is not read.
    """
    return settings.PORTAL_ADDRESS or origin(request)
