"""The second step of signing in: a code or a passkey; and setting one up, which whoever needs one is led to."""

from __future__ import annotations

from typing import Any

import segno
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from xinqiao.directory.models import Person
from xinqiao.directory.refused import DirectoryError
from xinqiao.rules.text import say
from xinqiao.sign_in import delays, factors, passkeys, totp
from xinqiao.sign_in.models import Factor
from xinqiao.sign_in.record import SOMEBODY, own, record
from xinqiao.web.desk import arriving
from xinqiao.web.desk.arriving import arrived, asked_for, half_person
from xinqiao.web.desk.passwords import is_fresh
from xinqiao.web.desk.sign_in import unkept
from xinqiao.web.origin import origin
from xinqiao.web.staff import HOW

PENDING, ASKED = "pending_secret", "passkey_asked"  # in the session: a sealed secret, and what a passkey was asked
WRONG_CODES = 5  # then back to the password


class CodeForm(forms.Form):
    """Six digits, or a recovery code."""

    code = forms.CharField(
        label=lazy("验证码"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True, "spellcheck": "false"}),
        help_text=lazy("手机验证器上现在显示的六位数字。手机不在身边，可以写一个备用码。"),
    )  # fmt: skip


class NewGeneratorForm(forms.Form):
    """The first code of a new generator."""

    code = forms.CharField(
        label=lazy("手机上显示的六位数字"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )  # fmt: skip


@sensitive_variables()
@sensitive_post_parameters("code", "credential", "written")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask whoever gave his password for a code or his passkey. Nobody is signed in before."""
    person = half_person(request)
    if person is None:
        return _begin_again(request)
    held = factors.held(person)
    if not held:
        return unkept(HttpResponseRedirect(reverse("desk:set_up")))
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and {"code", "credential"} & request.POST.keys():
        tried, at = arriving.attempt(request, own(person)), timezone.now()
        if until := delays.waits_until(tried, at):
            form.is_valid()
            form.add_error(None, _waiting(timezone.localtime(until).strftime("%H:%M")))
        elif how := _proved(request, person, held):
            delays.succeeded(tried)
            return _in(request, person, how)
        else:
            return _failed(request, person, held, tried)
    return _second_page(request, form, held)


def _proved(request: HttpRequest, person: Person, held: list[Factor]) -> str:
    """Return how the person proved himself by what was sent; "" if he did not."""
    at, asked = timezone.now(), request.session.pop(ASKED, None)
    if "credential" not in request.POST:
        return factors.use_code(person, request.POST.get("code", ""), at)
    try:
        passkeys.use(passkeys.passkeys_of(held), origin(request), asked, request.POST["credential"], at)
    except passkeys.NotAnswered:
        return ""
    return Factor.PASSKEY


def _failed(request: HttpRequest, person: Person, held: list[Factor], tried: delays.Attempt) -> HttpResponse:
    at = timezone.now()
    delays.failed(tried, at)
    record("sign_in.failed", person, by=SOMEBODY, at=at, step="second")
    half = request.session[arriving.HALF]
    half["wrong"] = half.get("wrong", 0) + 1
    request.session[arriving.HALF] = half
    if half["wrong"] >= WRONG_CODES:
        request.session.flush()
        messages.warning(request, _("验证码连续错了 5 次，要从密码重新开始。手机的时间不准，验证码就不对；也可以用备用码。"))
        return _begin_again(request)
    if "credential" in request.POST:
        form = CodeForm()
        said = _("这把通行密钥没有通过。请再试一次，或者用验证码。")
    else:
        form = CodeForm(request.POST)
        said = _("验证码不对，或者已经用过。请等手机上换一个新的，再写一遍。")
    form.is_valid()
    return _second_page(request, form, held, said)


def _in(request: HttpRequest, person: Person, how: str) -> HttpResponse:
    arriving.finish(request, person, how)
    if how == "recovery":
        messages.warning(request, _("用掉了一个备用码。手机丢了的，请到“我的登录”里去掉旧的，再加一个新的。"))
    response = arrived(request, person)
    arriving.know_browser(response, request, person)
    return unkept(response)


def _second_page(request: HttpRequest, form: forms.Form, held: list[Factor], said: str = "") -> HttpResponse:
    keys = passkeys.passkeys_of(held)
    here = _carried(request) | {"form": form, "said": said, "has_generator": any(row.kind == Factor.TOTP for row in held)}
    if keys:
        here["passkey"], request.session[ASKED] = passkeys.to_use(origin(request), keys)
    return unkept(render(request, "desk/second_step.html", here))


@sensitive_variables()
@sensitive_post_parameters("code", "credential", "written")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Set up a code generator or a passkey: before the first sign-in that needs one, or one more later."""
    person = _may_add(request)
    if not isinstance(person, Person):
        return person
    held = factors.held(person)
    form = NewGeneratorForm(request.POST if "code" in request.POST else None)
    said = ""
    if request.method == "POST" and {"code", "credential"} & request.POST.keys():
        made = _made(request, person, form)
        if isinstance(made, Factor):
            try:
                return _added(request, made, factors.add(made, timezone.now()))
            except DirectoryError as refused:
                said = say(refused.said, get_language() or "zh")
        else:
            said = made
    return _set_up_page(request, person, held, form, said)


def _may_add(request: HttpRequest) -> Person | HttpResponse:
    """Return who may add a factor here: whoever gave his password within ten minutes, and his second factor if he has one."""
    half = half_person(request)
    if half is not None and not factors.held(half):
        return half
    if half is not None or not isinstance(request.user, Person):
        return _begin_again(request)
    if not is_fresh(request):
        there = f"{reverse('desk:set_up')}?{urlencode({'next': asked_for(request)})}"
        return unkept(HttpResponseRedirect(f"{reverse('desk:confirm')}?{urlencode({'next': there})}"))
    return request.user


def _made(request: HttpRequest, person: Person, form: forms.Form) -> Factor | str:
    """Return the unsaved factor that was proved, or the sentence why there is none."""
    at, asked, pending = timezone.now(), request.session.pop(ASKED, None), request.session.get(PENDING, "")
    name = request.POST.get("name", "").replace("\0", "").strip()[:40]
    if "credential" in request.POST:
        try:
            return passkeys.added(person, origin(request), asked, request.POST["credential"], name=name or _("通行密钥"), at=at)
        except passkeys.NotAnswered:
            return _("通行密钥没有建成。请再试一次，或者用手机验证器。")
    if not form.is_valid() or not pending:
        return ""
    step = totp.step_of(person, pending, form.cleaned_data["code"], at)
    if not step:
        form.add_error("code", _("这个数字对不上。请看手机上现在的六位数字；手机的时间要准。"))
        return ""
    kind = Factor.TOTP
    return Factor(person=person, kind=kind, name=name or _("手机验证器"), secret=pending, last_step=step, added_at=at)


def _added(request: HttpRequest, made: Factor, codes: list[str]) -> HttpResponse:
    """Complete the sign-in, and show recovery codes this once."""
    request.session.pop(PENDING, None)
    if isinstance(request.user, Person):
        request.session.cycle_key()
        request.session[HOW] = made.kind
    else:
        arriving.finish(request, made.person, made.kind)
    messages.success(request, _("设好了。下次登录时要用它。"))
    here = {"codes": codes, "person": made.person, "made_on": timezone.localdate()} | _carried(request)
    response = unkept(render(request, "desk/recovery_codes.html", here))
    arriving.know_browser(response, request, made.person)
    return response


def _set_up_page(request: HttpRequest, person: Person, held: list[Factor], form: forms.Form, said: str) -> HttpResponse:
    if PENDING not in request.session:
        request.session[PENDING] = totp.fresh_secret(person)
    pending = request.session[PENDING]
    here: dict[str, Any] = {
        "form": form, "said": said, "login": person.login, "must": not isinstance(request.user, Person),
        "svg": _drawn(totp.address(person, pending)), "secret": totp.shown(person, pending),
    }  # fmt: skip
    here["passkey"], request.session[ASKED] = passkeys.to_add(person, origin(request), passkeys.passkeys_of(held))
    return unkept(render(request, "desk/set_up.html", here | _carried(request)))


@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    """Go on after the recovery codes: to what was being written, or to the page that was asked for."""
    if not isinstance(request.user, Person):
        return _begin_again(request)
    return unkept(arrived(request, request.user))


def _begin_again(request: HttpRequest) -> HttpResponse:
    """Send back to the password; what somebody had written goes along only in a page, so it is offered by one."""
    if request.POST.get("written"):
        here = {"action": reverse("desk:sign_in"), **_carried(request), "again": True}
        return unkept(render(request, "desk/go_on.html", here))
    asked, there = asked_for(request), reverse("desk:sign_in")
    return unkept(HttpResponseRedirect(f"{there}?{urlencode({'next': asked})}" if asked else there))


def _carried(request: HttpRequest) -> dict[str, Any]:
    """Return what travels through the pages of a sign-in: the page that was asked for, and what was being written."""
    return {"next": asked_for(request), "written": request.POST.get("written", "")}


def _waiting(time_said: str) -> str:
    return _("连续输错太多次，请在 {time} 以后再试。").format(time=time_said)


def _drawn(address: str) -> SafeString:
    drawing = segno.make(address, micro=False, error="m").svg_inline(border=2, svgclass=None, lineclass=None, omitsize=True)
    return mark_safe(drawing)  # noqa: S308 segno's own drawing: squares, nothing that was typed
