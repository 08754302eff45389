"""Change one's password, set one by a link, and give it once more before something delicate."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from xinqiao.directory import snapshot
from xinqiao.directory.change import DirectoryError, set_password
from xinqiao.directory.models import Person
from xinqiao.rules.text import say
from xinqiao.sign_in import delays, links, sessions
from xinqiao.sign_in.record import SOMEBODY, record
from xinqiao.web.desk import arriving
from xinqiao.web.desk.arriving import asked_for, where_to
from xinqiao.web.desk.sign_in import unkept
from xinqiao.web.sign_in_form import LONGEST_PASSWORD
from xinqiao.web.staff import StaffRequest, staff_only


def _field(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=LONGEST_PASSWORD, strip=False, widget=widget, **more)


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    password = _field(lazy("新密码"), "new-password")
    again = _field(lazy("再写一遍新密码"), "new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        least = snapshot.current().policy("password_length", timezone.localdate())
        self.fields["password"].help_text = _(
            "至少 {least} 个字符。越长越好，一句只有您想得出的话就行；不到 16 个字符的，要用到小写字母、大写字母、数字、其他符号中的三种。"
        ).format(least=least)

    def clean(self) -> dict[str, Any]:
        """Refuse two different new passwords."""
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", _("两次写的新密码不一样，请再写一遍。"))
        return given


class PresentForm(forms.Form):
    """The present password."""

    present = _field(lazy("现在的密码"), "current-password")

    def __init__(self, request: HttpRequest, person: Person, *args: Any, **kwargs: Any) -> None:
        self.request, self.person = request, person
        super().__init__(*args, **kwargs)

    def clean_present(self) -> str:
        """Refuse a wrong present password; wrong ones cost time here too."""
        tried, at = arriving.attempt(self.request, self.person.login), timezone.now()
        if until := delays.waits_until(tried, at):
            raise forms.ValidationError(_("连续输错太多次，请在 {time} 以后再试。").format(time=f"{timezone.localtime(until):%H:%M}"))
        present: str = self.cleaned_data["present"]
        if not self.person.check_password(present):
            delays.failed(tried, at)
            record("sign_in.failed", self.person, by=SOMEBODY, at=at, step="present")
            raise forms.ValidationError(_("现在的密码不对，请再试一次。"))
        delays.succeeded(tried)
        return present


class PasswordForm(PresentForm, NewPasswordForm):
    """The present password, and the new one twice."""

    field_order = ("present", "password", "again")

    def clean(self) -> dict[str, Any]:
        """Refuse one that is not new, too."""
        given = super().clean()
        if given.get("password") and given["password"] == given.get("present"):
            self.add_error("password", _("新密码和现在的一样，请换一个。"))
        return given


@sensitive_variables()
@sensitive_post_parameters("present", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def change_password(request: StaffRequest) -> HttpResponse:
    """Set one's own password; every other session of the person ends."""
    person = request.staff.person
    form = PasswordForm(request, person, request.POST or None)
    if form.is_valid():
        try:
            changed = set_password(
                person, form.cleaned_data["password"], must_change=False, by=request.staff.name, at=timezone.now()
            )
        except DirectoryError as refused:
            form.add_error("password", say(refused.said, get_language() or "zh"))
        else:
            update_session_auth_hash(request, changed)
            sessions.end_all(changed, but=request.session.session_key)
            return HttpResponseRedirect(where_to(request, changed))
    here = {"form": form, "next": asked_for(request), "forced": person.must_change_password}
    return render(request, "desk/change_password.html", here)


@sensitive_variables()
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def set_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Set a password by a link. Opening it changes nothing (scanners of mail open links); sending the form uses it up."""
    at = timezone.now()
    person = links.person_of(token, at)
    if person is None:
        return unkept(render(request, "desk/link_dead.html", status=410))
    form = NewPasswordForm(request.POST or None)
    if form.is_valid():
        try:
            changed = links.use(token, form.cleaned_data["password"], at=at)
        except DirectoryError as refused:
            form.add_error("password", say(refused.said, get_language() or "zh"))
        else:
            if changed is None:
                return unkept(render(request, "desk/link_dead.html", status=410))
            messages.success(request, _("密码设好了。请用它登录。"))
            return unkept(HttpResponseRedirect(reverse("desk:sign_in")))
    return unkept(render(request, "desk/set_password.html", {"form": form, "login": person.login}))


@sensitive_post_parameters("present")
@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def confirm(request: StaffRequest) -> HttpResponse:
    """Ask for the password once more: what follows changes how the person signs in."""
    form = PresentForm(request, request.staff.person, request.POST or None)
    if form.is_valid():
        request.session.cycle_key()
        request.session[arriving.PROVED] = int(time.time())
        return HttpResponseRedirect(asked_for(request) or reverse("desk:sign_ins"))
    return render(request, "desk/confirm.html", {"form": form, "next": asked_for(request)})


def is_fresh(request: HttpRequest) -> bool:
    """Return whether the password was given within the last ten minutes."""
    return bool(time.time() - request.session.get(arriving.PROVED, 0) < arriving.PROVED_SECONDS)


def freshly_proved(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Send whoever gave his password longer than ten minutes ago to give it once more, and back to his sign-ins."""

    @wraps(view)
    def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        back = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("desk:sign_ins")
        return HttpResponseRedirect(f"{reverse('desk:confirm')}?{urlencode({'next': back})}")

    return guarded
