"""Sign in with name and password, and sign out."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import authenticate, logout
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person
from xinqiao.sign_in import delays, factors
from xinqiao.sign_in.record import SOMEBODY, own, record
from xinqiao.web.desk import arriving
from xinqiao.web.desk.arriving import arrived, asked_for, where_to
from xinqiao.web.sign_in_form import SignInForm


@sensitive_post_parameters("password", "written")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password. An unknown name, a wrong password and a switched-off account read the same."""
    if request.user.is_authenticated and request.method != "POST":
        return unkept(HttpResponseRedirect(where_to(request, request.user)))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["login"].strip().lower()
        tried, at = arriving.attempt(request, name), timezone.now()
        if until := delays.crowded_until(tried, at):
            return _page(request, form, status=429, until=until)
        if until := delays.waits_until(tried, at):
            make_password("")  # takes as long as comparing a password: waiting or not cannot be told by the time
            return _page(request, form, status=429, until=until)
        person = authenticate(request, login=name, password=form.cleaned_data["password"])
        if isinstance(person, Person):
            delays.succeeded(tried)
            return unkept(_next_step(request, person))
        _failed(tried, name, at)
        form.add_error(None, _("登录名或密码不对。请检查大小写再试；连续错 5 次要等一会儿，越错等得越久。"))
    return _page(request, form, status=200)


def _failed(tried: delays.Attempt, name: str, at: datetime) -> None:
    delays.failed(tried, at)
    record("sign_in.failed", Person.objects.filter(login=name[:40]).first(), by=SOMEBODY, at=at, step="password")


def _next_step(request: HttpRequest, person: Person) -> HttpResponse:
    """Go to the second step, or to setting one up, or, where none is needed, in."""
    today = timezone.localdate()
    held = factors.held(person)
    if held or (factors.are_needed(today) and staff(person, today).duties):
        arriving.begin_half(request, person)
        page = reverse("desk:second_step" if held else "desk:set_up")
        if request.POST.get("written"):  # what somebody had written travels in the pages: it goes on by POST
            return render_on(request, page)
        asked = asked_for(request)
        return HttpResponseRedirect(f"{page}?{urlencode({'next': asked})}" if asked else page)
    arriving.finish(request, person, "password")
    response = arrived(request, person)
    arriving.know_browser(response, request, person)
    return response


def render_on(request: HttpRequest, page: str) -> HttpResponse:
    """Return a page with one button that takes what was written on to the next step."""
    here = {"action": page, "next": asked_for(request), "written": request.POST.get("written", "")}
    return render(request, "desk/go_on.html", here)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if isinstance(request.user, Person):
        record("sign_in.out", request.user, by=own(request.user), at=timezone.now())
    logout(request)
    response = HttpResponseRedirect(reverse("desk:sign_in"))
    response["Clear-Site-Data"] = '"cache"'  # the back button of a shared computer shows nothing
    return unkept(response)


def unkept(response: HttpResponse) -> HttpResponse:
    """Tell browsers to keep nothing of a page of the door."""
    add_never_cache_headers(response)
    response["Cache-Control"] = "no-store, private"
    return response


def _page(request: HttpRequest, form: SignInForm, *, status: int, until: datetime | None = None) -> HttpResponse:
    """Return the sign-in page; `until` is when to try again, the same whether the account exists or not."""
    here = {
        "form": form, "next": asked_for(request), "written": request.POST.get("written", ""),
        "until": timezone.localtime(until) if until else None, "one_step": not factors.are_needed(timezone.localdate()),
    }  # fmt: skip
    return unkept(render(request, "desk/sign_in.html", here, status=status))
