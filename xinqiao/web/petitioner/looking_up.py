"""查进度: in with number and query code, out with one button."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.directory import snapshot
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import file_tickets
from xinqiao.petitions.lookup import look_up as compare
from xinqiao.petitions.receipting import asks_to_save
from xinqiao.vault import readings
from xinqiao.web.petitioner import draft_cookie, grants, unsent
from xinqiao.web.petitioner.forms import LookUpForm
from xinqiao.web.petitioner.page import page, place, post_only, unkept
from xinqiao.web.ui.speech import speech

BOOKING = "booking"  # a page of the portal alone: `_day` gives no day on the protected host
A_DAY = re.compile(r"reception_day-[0-9]{1,9}")


@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; open the matter if both are right."""
    directory = snapshot.current()
    if request.method != "POST":
        form = LookUpForm(initial={"number": request.GET.get("number", "")[:40]})
        return page(request, "look_up", directory, {"form": form, "day": _day(request.GET.get("day", ""))}, section="look_up")
    form, day = LookUpForm(request.POST), _day(request.POST.get("day", ""))
    if form.is_valid():
        tries = directory.policy("lookup_tries_per_hour", timezone.localdate())
        typed = form.cleaned_data
        answer = compare(typed["number"], typed["code"], place=place(request), tries=tries, at=timezone.now())
        if answer.petition and answer.petition.is_protected and settings.PROTECTED_ADDRESS and not settings.IS_PROTECTED:
            return _elsewhere(request, directory)
        if answer.petition:
            if not (settings.IS_PROTECTED or answer.petition.is_protected):
                readings.note_opening(answer.petition.number, timezone.localdate())
            unfinished = unsent.waiting(request, answer.petition.number, timezone.localdate())
            following = unfinished or ("receipt" if asks_to_save(answer.petition) else "matter")
            answered = redirect(f"{reverse(f'portal:{BOOKING}')}?day={day}") if day and following == "matter" else redirect(f"portal:{following}")
            return unkept(grants.give(answered, answer.petition, directory))
        if answer.free_at:
            form.add_error(None, _("试的次数太多了。请在 {time} 以后再试，您写的编号没有丢。").format(time=speech().moment(answer.free_at)))
        else:
            form.add_error(None, _("编号和查询码对不上。请对照回执再看一遍，两样都在回执上。"))
    return page(request, "look_up", directory, {"form": form, "day": day}, section="look_up")


def _day(given: str) -> str:
    """Return the reception day that somebody wanted to book before he was asked for his code; "" where there is none, or it cannot be booked here."""
    return given if A_DAY.fullmatch(given) and not settings.IS_PROTECTED else ""


def _elsewhere(request: HttpRequest, directory: Snapshot) -> HttpResponse:
    """Send whoever filed on the protected host back there: here an address and the minute would be known."""
    context = {
        "title": _("这件是在受保护的网站交的，请到那里看"), "text": _("那里不记您从哪里来，时间只记到几点钟。请用自己的手机和流量打开，再输一次编号和查询码。"),
        "url": f"{settings.PROTECTED_ADDRESS}{reverse('portal:look_up')}", "action": _("到受保护的网站去看"),
    }  # fmt: skip
    return page(request, "stopped", directory, context, section="look_up")


@post_only
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the matter on this phone, and the leave to download its files."""
    visit = grants.read(request, snapshot.current())
    if visit is not None:
        file_tickets.drop(grants.holder(visit.petition))
    response = redirect("portal:home")
    return unkept(unsent.forget(draft_cookie.forget(grants.take_away(response))))
