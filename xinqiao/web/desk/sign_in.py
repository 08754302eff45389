"""Sign in, sign out, change one's password, and what a locked-out person reads."""

from __future__ import annotations

from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from xinqiao.directory.change import DirectoryError, set_password
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person
from xinqiao.rules.terms import Duty
from xinqiao.rules.text import say
from xinqiao.web import kept
from xinqiao.web.frame import ADMIN, WORKING
from xinqiao.web.sign_in_form import LONGEST_PASSWORD, SignInForm
from xinqiao.web.staff import StaffRequest, staff_only

# A leader who also signs begins with what he oversees: what waits for his signature is one of its five sentences.
FIRST_PAGES = ((frozenset({Duty.LEADER}), "leader:home"), (WORKING, "desk:worklist"), (ADMIN, "administration:home"))


class PasswordForm(forms.Form):
    """The present password, and the new one twice."""

    present = forms.CharField(
        label=lazy("现在的密码"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=lazy("新密码"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=lazy("至少 10 个字符，用到小写字母、大写字母、数字、其他符号中的三种，不要含自己的登录名。"),
    )
    again = forms.CharField(
        label=lazy("再写一遍新密码"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_present(self) -> str:
        """Refuse a wrong present password."""
        present: str = self.cleaned_data["present"]
        if not self.person.check_password(present):
            raise forms.ValidationError(_("现在的密码不对，请再试一次。"))
        return present

    def clean(self) -> dict[str, Any]:
        """Refuse two different new passwords, and one that is not new."""
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", _("两次写的新密码不一样，请再写一遍。"))
        if given.get("password") and given["password"] == given.get("present"):
            self.add_error("password", _("新密码和现在的一样，请换一个。"))
        return given


@sensitive_post_parameters("password")
@never_cache
@cache_control(no_store=True, private=True)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a member of staff in. An unknown name, a wrong password and a switched-off account read the same."""
    if request.user.is_authenticated and request.method != "POST":
        return HttpResponseRedirect(_where_to(request, request.user))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["login"].strip().lower()
        person = authenticate(request, login=name, password=form.cleaned_data["password"])
        if isinstance(person, Person):
            login(request, person)
            unfinished = None if person.must_change_password else kept.unpacked(request, person)
            return unfinished or HttpResponseRedirect(_where_to(request, person))
        form.add_error(None, _("登录名或密码不对。请检查大小写再试；连续错 5 次要等 15 分钟。"))
    return _page(request, form, status=200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    response = HttpResponseRedirect(reverse("desk:sign_in"))
    response["Clear-Site-Data"] = '"cache"'  # the back button of a shared computer shows nothing
    return response


@sensitive_post_parameters("present", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def change_password(request: StaffRequest) -> HttpResponse:
    """Set one's own password; every other session of the person ends."""
    person = request.staff.person
    form = PasswordForm(person, request.POST or None)
    if form.is_valid():
        try:
            changed = set_password(
                person, form.cleaned_data["password"], must_change=False, by=request.staff.name, at=timezone.now()
            )
        except DirectoryError as refused:
            form.add_error("password", say(refused.said, get_language() or "zh"))
        else:
            update_session_auth_hash(request, changed)
            return HttpResponseRedirect(_where_to(request, changed))
    here = {"form": form, "next": _asked_for(request), "forced": person.must_change_password}
    return render(request, "desk/change_password.html", here)


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, str] | None = None
) -> HttpResponse:
    """The page after five failures: when to try again. It reads the same whether the account exists or not."""
    cool_off = get_cool_off(request)
    name = request.POST.get("login", "").strip().lower()
    attempts = AccessAttempt.objects.filter(username=name, ip_address=getattr(request, "axes_ip_address", None))
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first() or timezone.now()
    until = timezone.localtime(last + cool_off) if cool_off else None
    form = SignInForm(initial={"login": name[:254]})
    return _page(request, form, status=429, until=until)


def _page(request: HttpRequest, form: SignInForm, *, status: int, **more: object) -> HttpResponse:
    here = {"form": form, "next": _asked_for(request), "written": request.POST.get("written", ""), **more}
    response = render(request, "desk/sign_in.html", here, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


def _asked_for(request: HttpRequest) -> str:
    """The page that was asked for before the sign-in, if it is one of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if ours else ""


def _where_to(request: HttpRequest, person: object) -> str:
    asked = _asked_for(request)
    if asked or not isinstance(person, Person):
        return asked or reverse("desk:worklist")
    held = staff(person, timezone.localdate()).duties
    name = next((name for duties, name in FIRST_PAGES if held & duties), "")
    if not name:
        messages.info(request, _("您现在的岗位没有要办的页面。需要的话，请找系统管理员。"))
    return reverse(name or "desk:change_password")
