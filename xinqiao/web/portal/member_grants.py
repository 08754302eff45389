"""A co-signer who has shown the number and the code of his own slip holds a grant: to read the matter, and to speak for himself only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from xinqiao.directory import snapshot
from xinqiao.directory.duties import MemberActor
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.lookup import member_by_key
from xinqiao.petitions.models import LinkedRecord
from xinqiao.web.petitioner import cookies
from xinqiao.web.petitioner.grants import Visit
from xinqiao.web.petitioner.page import unkept

COOKIE = "member"


@dataclass(frozen=True, kw_only=True)
class MemberVisit(Visit):
    """One request of a co-signer; `member` is the record about him."""

    member: LinkedRecord


_signer = TimestampSigner(salt="portal.member")


def give(response: HttpResponse, member: LinkedRecord, directory: Snapshot) -> HttpResponse:
    """Put a fresh grant for this co-signer into the response."""
    minutes = directory.policy("petitioner_idle_minutes", timezone.localdate())
    cookies.put(response, COOKIE, _signer.sign(_mark(member)), minutes * 60)
    return response


def take_away(response: HttpResponse) -> HttpResponse:
    """End the grant."""
    cookies.drop(response, COOKIE)
    return response


def read(request: HttpRequest, directory: Snapshot) -> MemberVisit | None:
    """Return the visit this request belongs to; None without a grant, or with one that is too old."""
    today = timezone.localdate()
    minutes = directory.policy("petitioner_idle_minutes", today)
    try:
        mark = _signer.unsign(cookies.read(request, COOKIE), max_age=minutes * 60)
    except BadSignature:
        return None
    member = member_by_key(int(mark.partition(":")[0]))
    if member is None or _mark(member) != mark:
        return None
    actor = MemberActor(petition_id=member.petition_id, record_id=member.pk, position=member.position)
    return MemberVisit(petition=member.petition, actor=actor, directory=directory, today=today, member=member)


def _mark(member: LinkedRecord) -> str:
    return f"{member.pk}:{member.code_digest[:16]}"


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
