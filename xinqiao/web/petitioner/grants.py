"""Who has shown number and query code holds a grant: a signed cookie for one matter, ended by leaving or by idleness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xinqiao.directory import snapshot
from xinqiao.directory.duties import MemberActor, PetitionerActor
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Petition
from xinqiao.prepared import Prepared
from xinqiao.retention.batches import tombstone
from xinqiao.rules.terms import PetitionStatus
from xinqiao.web.petitioner.page import page, unkept
from xinqiao.web.petitioner.passes import Pass, mark_of
from xinqiao.web.ui.speech import speech

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

COOKIE = "matter"


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request of somebody who holds a grant."""

    petition: Petition
    actor: PetitionerActor | MemberActor
    directory: Snapshot
    today: date


_pass = Pass(COOKIE, "portal.grant")
_own = Prepared(lambda pk: visible_to(PetitionerActor(petition_id=pk), snapshot.current()), int)


def give(response: HttpResponse, petition: Petition, directory: Snapshot) -> HttpResponse:
    """Put a fresh grant for this matter into the response: the idle time begins again."""
    return _pass.give(response, _mark(petition), directory)


def take_away(response: HttpResponse) -> HttpResponse:
    """End the grant."""
    return _pass.take_away(response)


def read(request: HttpRequest, directory: Snapshot) -> Visit | None:
    """Return the visit this request belongs to; None without a grant, or with one that is too old."""
    held = _pass.read(request, directory)
    petition = _own.first(held[0]) if held else None
    if held is None or petition is None or _mark(petition) != held[1]:
        return None
    return Visit(petition=petition, actor=PetitionerActor(petition_id=petition.pk), directory=directory, today=timezone.localdate())


def holder(petition: Petition) -> str:
    """Return by what a ticket for a file knows whose leave it is: it dies with the query code, and when its holder leaves."""
    return f"matter:{_mark(petition)}"


def _mark(petition: Petition) -> str:
    return mark_of(petition.pk, petition.code_digest)


HolderView = Callable[..., HttpResponse]


def holder_only(*, or_404: bool = False, even_sent_up: bool = False, first: str | _StrPromise = "", keeps: str = "") -> Callable[[HolderView], Callable[..., HttpResponse]]:
    """Give a view the visit; without a grant ask for number and code again, on a page of its own (404) or on the look-up.

    `first`: what whoever comes here without a grant reads, where most come for the first time; `keeps`: what of the address the look-up hands on.
    `even_sent_up`: the view has something to say of a matter that went to the superior body and has no content here any more (ADR-0017).
    """

    def decorate(view: HolderView) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            directory = snapshot.current()
            visit = read(request, directory)
            if visit is None and or_404:
                return _lapsed(request, directory)
            if visit is None:
                messages.info(request, first or _("为了安全，查询已经自动退出。请再输一次编号和查询码。"))
                handed_on = {keeps: request.GET[keeps][:40]} if keeps and keeps in request.GET else {}
                return unkept(redirect(reverse("portal:look_up") + (f"?{urlencode(handed_on)}" if handed_on else "")))
            if visit.petition.disposed_on is not None and not is_sent_up(visit.petition):
                return unkept(disposed(request, visit))
            if is_sent_up(visit.petition) and not even_sent_up:  # the page of the matter says where it went
                messages.info(request, _("这件已经送上级机关，这里不留内容，只留编号、时间和回执。"))
                return unkept(redirect("portal:matter"))
            return unkept(give(view(request, visit, *args, **kwargs), visit.petition, directory))

        return guarded

    return decorate


def is_sent_up(petition: Petition) -> bool:
    """Return whether it went to the superior body, so that only number, times and receipt are left of it."""
    return petition.standing is PetitionStatus.GONE_UP


def _lapsed(request: HttpRequest, directory: Snapshot) -> HttpResponse:
    """Say the same of every paper, whether there is one or not (404): what to do to see one's own."""
    context = {
        "title": _("请再输一次编号和查询码"), "text": _("为了安全，查询过一会儿就自动退出。没有丢东西：重新进去就能看。"),
        "url": reverse("portal:look_up"), "action": _("查进度"),
    }  # fmt: skip
    return page(request, "stopped", directory, context, section="look_up", status=404)


def disposed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say what became of a matter whose content was disposed of, by which rule, and what is kept for ever (410)."""
    line, s = tombstone(visit.petition.number), speech(visit.today)
    context = {
        "number": visit.petition.number, "disposed": s.day(visit.petition.disposed_on) if visit.petition.disposed_on else "",
        "received": s.day(line.received_on) if line else "", "closed": s.day(line.closed_on) if line else "", "years": line.years if line else 0,
        "until": s.day(line.kept_until) if line else "", "batch": line.batch.number if line else "",
    }  # fmt: skip
    return page(request, "disposed", visit.directory, context, section="look_up", status=410)
