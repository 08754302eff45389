"""我的登录: where somebody is signed in, what he signs in with, and the end of each."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xinqiao.directory.refused import DirectoryError
from xinqiao.rules.text import say
from xinqiao.sign_in import factors, recovery, sessions, two_people
from xinqiao.sign_in.models import ResetRequest
from xinqiao.sign_in.record import own, record
from xinqiao.web.desk.passwords import freshly_proved
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only


@require_safe
@staff_only()
def sign_ins(request: StaffRequest) -> HttpResponse:
    """One list of live sessions, one of second factors."""
    person = request.staff.person
    here = request.session.session_key
    rows = [{"row": row, "is_this": sessions.is_this(row, here)} for row in sessions.live(person)]
    values = {
        "rows": rows, "factors": factors.held(person), "codes_left": recovery.left(person),
        "needed": factors.are_needed(timezone.localdate(), request.directory), "most": factors.MOST, "resets": two_people.about(person, timezone.now()),
    }  # fmt: skip
    return page(request, "desk/sign_ins.html", values)


@require_POST
@staff_only()
def end(request: StaffRequest) -> HttpResponse:
    """End one of one's own sessions."""
    person = request.staff.person
    if not sessions.end(person, request.POST.get("session", "")[:40].replace("\0", "")):
        raise Http404
    record("session.end", person, by=own(person), at=timezone.now(), which="one")
    messages.success(request, _("那一处已经退出。"))
    return HttpResponseRedirect(reverse("desk:sign_ins"))


@require_POST
@staff_only()
def refuse_reset(request: StaffRequest, key: int) -> HttpResponse:
    """Say that one did not want one's sign-in reset, while it waits for the second administrator."""
    row = get_object_or_404(ResetRequest, pk=key, person=request.staff.person)
    try:
        two_people.decline(row, by=request.staff.name, at=timezone.now())
        messages.success(request, _("没有重设。请告诉审计管理员，有人没问您就提出了。"))
    except DirectoryError as refused:
        messages.error(request, say(refused.said, get_language() or "zh"))
    return HttpResponseRedirect(reverse("desk:sign_ins"))


@require_POST
@staff_only()
def end_all(request: StaffRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    person = request.staff.person
    sessions.end_all(person)
    record("session.end", person, by=own(person), at=timezone.now(), which="all")
    logout(request)
    response = HttpResponseRedirect(reverse("desk:sign_in"))
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_POST
@staff_only()
@freshly_proved
def remove_factor(request: StaffRequest, key: int) -> HttpResponse:
    """Take one second factor away."""
    try:
        if not factors.remove(request.staff.person, key, at=timezone.now(), today=timezone.localdate()):
            raise Http404
    except DirectoryError as refused:
        messages.error(request, say(refused.said, get_language() or "zh"))
    else:
        messages.success(request, _("已去掉。"))
    return HttpResponseRedirect(reverse("desk:sign_ins"))


@require_POST
@staff_only()
@freshly_proved
def new_codes(request: StaffRequest) -> HttpResponse:
    """Make new recovery codes and show them this once."""
    person = request.staff.person
    if not factors.held(person):
        raise Http404
    codes = factors.new_codes(person, timezone.now())
    here = {"codes": codes, "person": person, "made_on": timezone.localdate(), "next": reverse("desk:sign_ins"), "written": ""}
    return render(request, "desk/recovery_codes.html", here)
