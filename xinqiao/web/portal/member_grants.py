"""A co-signer who has shown the number and the code of his own slip holds a grant: to read the matter, and to speak for himself only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinqiao.directory import snapshot
from xinqiao.directory.duties import MemberActor
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.lookup import member_by_key
from xinqiao.petitions.models import LinkedRecord
from xinqiao.web.petitioner.grants import Visit
from xinqiao.web.petitioner.page import unkept
from xinqiao.web.petitioner.passes import Pass, mark_of
from xinqiao.web.petitioner.unsent import Door, of_member

COOKIE = "member"


@dataclass(frozen=True, kw_only=True)
class MemberVisit(Visit):
    """One request of a co-signer; `member` is the record about him."""

    member: LinkedRecord

    @property
    def key(self) -> str:
        """How what he writes and could not send is named."""
        return of_member(self.petition.number, self.member.position)


_pass = Pass(COOKIE, "portal.member")


def give(response: HttpResponse, member: LinkedRecord, directory: Snapshot) -> HttpResponse:
    """Put a fresh grant for this co-signer into the response."""
    return _pass.give(response, _mark(member), directory)


def take_away(response: HttpResponse) -> HttpResponse:
    """End the grant."""
    return _pass.take_away(response)


def read(request: HttpRequest, directory: Snapshot) -> MemberVisit | None:
    """Return the visit this request belongs to; None without a grant, or with one that is too old."""
    held = _pass.read(request, directory)
    member = member_by_key(held[0]) if held else None
    if held is None or member is None or _mark(member) != held[1]:
        return None
    actor = MemberActor(petition_id=member.petition_id, record_id=member.pk, position=member.position)
    return MemberVisit(petition=member.petition, actor=actor, directory=directory, today=timezone.localdate(), member=member)


def _opened(request: HttpRequest) -> str | None:
    visit = read(request, snapshot.current())
    return visit.key if visit else None


DOOR = Door(opened=_opened, look_up="portal:member", again=gettext_lazy("您写的都还在：请再输一次编号 {number} 的联名码，就可以接着交。"))


def _mark(member: LinkedRecord) -> str:
    return mark_of(member.pk, member.code_digest)


MemberView = Callable[..., HttpResponse]


def member_only(view: MemberView) -> MemberView:
    """Give a view the co-signer's visit; without a grant ask for number and code."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        directory = snapshot.current()
        visit = read(request, directory)
        if visit is None:
            messages.info(request, _("请填联名确认单上的编号和联名码。"))
            return unkept(redirect("portal:member"))
        return unkept(give(view(request, visit, *args, **kwargs), visit.member, directory))

    return guarded
