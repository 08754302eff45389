"""From the draft to the petition: once, whatever the network and the thumb do."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from xinqiao.directory.duties import PetitionerActor
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import drafts, protecting, throttle
from xinqiao.petitions.drafts import Writing
from xinqiao.petitions.joint_names import members_of
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import register
from xinqiao.petitions.throttle import Limit
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.rules.text import Text
from xinqiao.vault.contact import Contact
from xinqiao.web.petitioner import asked, draft_cookie, grants
from xinqiao.web.petitioner.draft_cookie import Open
from xinqiao.web.petitioner.forms import claims_of, title_of
from xinqiao.web.petitioner.happened import happened, with_about
from xinqiao.web.petitioner.limits import DRAFTS_PER_HOUR, filings_per_hour
from xinqiao.web.petitioner.page import place, unkept

NO_DESK = Text(
    "这里还没有开通接收。请打电话或到接待室说，您写的内容还在。",
    "Nothing can be received here yet. Please phone or come to the reception room; what you wrote is kept.",
)
TOO_MANY = Text(
    "这个网络一小时内交得太多了，请过一会儿再交。您写的内容都在，不会丢。",
    "Too much was filed from this network within the hour. Please try again later; what you wrote is kept.",
)
TOO_MANY_IN_ALL = Text(
    "这一个小时里交的人太多了，请过一会儿再交。您写的内容都在，不会丢。",
    "Too much was filed here within the hour. Please try again later; what you wrote is kept.",
)
CHANGED = Text(
    "这件事在另一个窗口里改过了。下面是现在的内容，请再看一遍，对了再交。",
    "This was changed in another window. Below is what it says now: read it once more, then send it.",
)


def may_begin(request: HttpRequest) -> bool:
    """Count a new draft from this place; return whether it may be kept."""
    return throttle.count(Limit(what="draft", value=_counted(request), times=DRAFTS_PER_HOUR * filings_per_hour()), timezone.now())


def too_many() -> str:
    """Return the sentence for a place that begins too many drafts."""
    if settings.IS_PROTECTED:
        return _("这一个小时里写的人太多了，请过一会儿再试。")
    return _("这个网络一小时内写得太多了，请过一会儿再试。")


def _counted(request: HttpRequest) -> str:
    return place(request) or "protected"  # a host that knows no place counts all together


def file(request: HttpRequest, draft: Open, who: dict[str, Any], directory: Snapshot) -> Petition:
    """Register the draft and empty it, in one transaction; of two at the same moment one registers, both get it.

    Raises Refused with the sentence for the page.
    """
    desk = directory.front_desk(draft.today)
    if desk is None:
        raise Refused(NO_DESK)
    if draft.writing and request.POST.get("seen", draft.writing.mark()) != draft.writing.mark():
        raise Refused(CHANGED)  # what is filed is what its writer has read
    at = timezone.now()
    if not throttle.count(Limit(what="filing", value=_counted(request), times=filings_per_hour()), at):
        raise Refused(TOO_MANY_IN_ALL if settings.IS_PROTECTED else TOO_MANY)
    entry = _entry(draft, who, directory)
    try:
        with transaction.atomic():
            petition = perform("register", Petition(desk_unit_id=desk.pk, is_protected=settings.IS_PROTECTED), entry, actor=PetitionerActor(), at=at)
            if who["fears"]:
                protecting.declare(petition, who["fear_words"], has_happened=False, at=at)
            drafts.drop(draft.token)
    except IntegrityError:  # the other click was faster: `source` is unique
        if found := draft.petition:
            return found
        raise
    return petition


def to_receipt(petition: Petition, draft: Open, directory: Snapshot) -> HttpResponse:
    """Open the receipt; the draft's token stays a while, so that a second click finds the same receipt."""
    response = unkept(grants.give(redirect("portal:receipt"), petition, directory))
    minutes = directory.policy("petitioner_idle_minutes", draft.today)
    return draft_cookie.shorten(response, draft.token, minutes)


def _entry(draft: Open, who: dict[str, Any], directory: Snapshot) -> register.Entry:
    writing = draft.writing or Writing()
    what, where = writing.what, writing.where
    members = members_of(who.get("members", ""))
    kind, answers = asked.said(writing, directory)
    return register.Entry(
        channel=Channel.ONLINE, secrecy=Secrecy(who["secrecy"]), title=title_of(what.get("title", ""), what["text"]),
        text=with_about(what["text"], where), claims=claims_of(what["wants"]), place=where.get("place", ""), happened=happened(where),
        contact=Contact(name=who["name"], phone=who["phone"], email=who["email"], address=who["address"]),
        language="en" if (get_language() or "").startswith("en") else "zh", uploads=writing.uploads,
        source=drafts.source(draft.token), asked_as=kind, answers=tuple(answers), is_close=bool(who["fears"] or where.get("accuses")), about=where.get("about", ""), members=members, same=int(what.get("same") or 0) or None, heads=max(int(who.get("heads") or 1), len(members) + 1),
    )  # fmt: skip
