"""What was written into a matter and could not be sent: kept until its writer has shown number and code again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinqiao.directory import snapshot
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import drafts
from xinqiao.petitions.drafts import Writing
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.text import Text
from xinqiao.web.petitioner import cookies, grants
from xinqiao.web.petitioner.filed import may_begin
from xinqiao.web.petitioner.page import unkept
from xinqiao.web.petitioner.receiving import received
from xinqiao.web.plain_text import clean_text

COOKIE = "unsent"
KEEP_DAYS = 1  # it waits for one look-up, not for a change of mind
FIELDS = {"write": ("text", "is_answer"), "rate": ("office", "unit", "reason"), "withdraw": ("reason", "is_voluntary"), "reopen": ("ground", "reason"), "recusal": ("about", "whom", "reason"), "hearing": ("reason",), "called": ("words",), "mediation": ("answer", "reason"), "retaliation": ("has_happened", "words"), "retaliation_reply": ("words",), "retaliation_answer": ("answer", "words"), "booking": ("slot", "words"), "own_change": ("name", "phone", "email", "address", "reason"), "member_matter": (), "member_review": ("grounds", "why_late"), "member_retaliation": ("has_happened", "words"), "member_retaliation_reply": ("words",), "member_retaliation_answer": ("answer", "words")}
NUMBER_LIMIT = 40

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Behind which code a page lies. A matter is named by its number; what one of several co-signers has open, by number and position (`of_member`)."""

    opened: Callable[[HttpRequest], str | None]  # whose pages this phone shows now; None: nobody's
    look_up: str  # the address that asks for number and code
    again: Promise  # the sentence that asks for both once more; gap: number


def of_member(number: str, position: int | str) -> str:
    """Return how what a co-signer writes is named: never as his neighbour's, who has a code of his own for the same number."""
    return f"{number}#{position}"


def _opened(request: HttpRequest) -> str | None:
    visit = grants.read(request, snapshot.current())
    return visit.petition.number if visit else None


HOLDER = Door(opened=_opened, look_up="portal:look_up", again=gettext_lazy("您写的都还在：请再输一次编号 {number} 的查询码，就可以接着交。"))


@dataclass(frozen=True, kw_only=True)
class Unsent:
    """What waits for one page of one matter; `token` is empty and `writing` blank where nothing does."""

    token: str
    writing: Writing
    today: date

    def receive(self, request: HttpRequest, directory: Snapshot) -> tuple[Unsent, list[Text]]:
        """Take the files of a page, keep them with its words if there are any, and return what is wrong with others."""
        changed, wrong = received(request, self.writing, directory)
        if changed.uploads == self.writing.uploads:
            return self, wrong
        page = self.writing.what["page"]
        return self.keep(replace(changed, what=self.writing.what | _typed(request, page))), wrong

    def keep(self, writing: Writing) -> Unsent:
        """Save it."""
        token = self.token or drafts.new_token()
        drafts.save(_kept_under(token), writing, today=self.today, keep_days=KEEP_DAYS)
        return replace(self, token=token, writing=writing)

    def mark(self, response: HttpResponse) -> HttpResponse:
        """Put the token into the response, if something is kept."""
        if self.token:
            cookies.put(response, COOKIE, self.token, KEEP_DAYS * 86400)
        return response

    def done(self, response: HttpResponse) -> HttpResponse:
        """Forget it: it was sent."""
        if self.token:
            drafts.drop(_kept_under(self.token))
            forget(response)
        return response


def read(request: HttpRequest, number: str, page: str, today: date) -> Unsent:
    """Return what waits for this page of this matter, or of this co-signer of it (`of_member`); whoever holds another's grant sees nothing of it."""
    token = cookies.read(request, COOKIE)[:64]
    writing = drafts.load(_kept_under(token), today) if token else None
    if writing and writing.what.get("number") == number and writing.what.get("page") == page:
        return Unsent(token=token, writing=writing, today=today)
    return Unsent(token="", writing=Writing(what={"number": number, "page": page}), today=today)


def _kept_under(token: str) -> str:
    """Return where it is kept: not where this token, put into the cookie of a draft, would show it without a code."""
    return drafts.apart("unsent", token)


def waiting(request: HttpRequest, number: str, today: date) -> str:
    """Return the name of the page that has something waiting for this matter, or nothing."""
    if not cookies.read(request, COOKIE):
        return ""
    return next((page for page in FIELDS if read(request, number, page, today).token), "")


def forget(response: HttpResponse) -> HttpResponse:
    """Take the token off this phone."""
    cookies.drop(response, COOKIE)
    return response


def rescued(page: str, door: Door = HOLDER) -> Callable[[View], View]:
    """Send nothing to a wrong matter and lose nothing: ask for number and code again and keep what was written."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            meant = _meant(request)
            if request.method != "POST" or not meant:
                return view(request, *args, **kwargs)
            opened = door.opened(request)
            if opened == meant:
                return view(request, *args, **kwargs)
            return _ask_again(request, page, meant, door, is_another=opened is not None)

        return guarded

    return decorate


def _meant(request: HttpRequest) -> str:
    """Return of whom a form says that it is; "" if it does not."""
    number, position = (clean_text(request.POST.get(name, ""))[:NUMBER_LIMIT] for name in ("number", "member"))
    return of_member(number, position) if number and position else number


def _ask_again(request: HttpRequest, page: str, meant: str, door: Door, *, is_another: bool) -> HttpResponse:
    number = meant.partition("#")[0]
    response = redirect(f"{reverse(door.look_up)}?{urlencode({'number': number})}")
    if is_another:
        why = _("这部手机上现在打开的是另一件事，所以还没有交。")
    else:
        why = _("为了安全，查询已经自动退出，所以还没有交。")
    typed = _typed(request, page)
    if not FIELDS[page]:
        why += _("请进去再点一次。")
    elif may_begin(request):
        writing, _wrong = received(request, Writing(what={"number": meant, "page": page} | typed), snapshot.current())
        Unsent(token="", writing=writing, today=timezone.localdate()).keep(writing).mark(response)
        why += str(door.again).format(number=number)
    messages.info(request, why)
    return unkept(response)


def _typed(request: HttpRequest, page: str) -> dict[str, str]:
    return {name: request.POST[name][: 2 * WRITING_LIMIT] for name in FIELDS[page] if name in request.POST}
