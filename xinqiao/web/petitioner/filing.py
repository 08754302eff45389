"""反映事情: three short pages, nothing lost between them, and one petition however often the button is pressed."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.directory import snapshot
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import publishing
from xinqiao.petitions.drafts import Writing
from xinqiao.petitions.publishing import Published
from xinqiao.petitions.refused import Refused
from xinqiao.rules.text import Text
from xinqiao.web.petitioner import asked, cookies, draft_cookie, filed, grants, likes
from xinqiao.web.petitioner.draft_cookie import Open
from xinqiao.web.petitioner.elsewhere import advised
from xinqiao.web.petitioner.forms import WhatForm, WhereForm, WhoForm
from xinqiao.web.petitioner.forms_protected import ProtectedForm
from xinqiao.web.petitioner.page import page, unkept
from xinqiao.web.petitioner.receiving import file_limits, receive
from xinqiao.web.petitioner.summary import summary
from xinqiao.web.ui.speech import speech

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def what(request: HttpRequest) -> HttpResponse:
    """Step 1: what happened, and what is wanted."""
    directory, draft = begin(request)
    if "discard" in request.POST:
        messages.success(request, _("写的内容已经删掉了。"))
        return unkept(draft.drop(redirect("portal:home")))
    earlier = draft.petition if draft.writing is None else None
    writing = draft.writing or Writing()
    same = _same_problem(request.POST.get("same") or request.GET.get("same") or writing.what.get("same", ""))
    form = WhatForm(request.POST if request.method == "POST" else None, initial=writing.what | ({"same": str(same.key)} if same else {}), kinds=asked.kinds(directory, draft.today))
    if request.method == "POST" and form.is_valid():
        if draft.writing or filed.may_begin(request):
            writing = asked.begun(replace(writing, what=form.cleaned_data), directory, draft.today)
            return unkept(draft.keep(writing).mark(redirect(asked.page_after(writing, directory))))
        form.add_error(None, filed.too_many())
    context = {"form": form, "step": 1, "same": same, "earlier": earlier, "draft": draft, "no_desk": directory.front_desk(draft.today) is None}
    return page(request, "file_what", directory, context, section="file")


@require_http_methods(METHODS)
def where(request: HttpRequest) -> HttpResponse:
    """Step 2: where and when, photos and files."""
    directory, draft = begin(request)
    if draft.writing is None:
        return start_again(request, draft)
    form = WhereForm(request.POST if request.method == "POST" else None, initial=draft.writing.where, today=draft.today)
    if request.method == "POST":
        draft, wrong = receive(request, draft, directory)
        if likes.SAME in request.POST:
            draft = draft.keep(likes.chosen(draft.writing or Writing(), request.POST))
        if form.is_valid():
            draft = draft.keep(replace(draft.writing or Writing(), where=form.cleaned_data))
            if going := _going(request, wrong, here="portal:file_where", back=asked.page_before(draft.writing or Writing(), directory), on="portal:file_who"):
                return unkept(draft.mark(redirect(going)))
        for words in wrong:
            form.add_error(None, speech().say(words))
    writing = draft.writing or Writing()
    alike = likes.hints(writing)
    limits, advice = file_limits(directory, draft.today), advised(*writing.what.values())
    context = {"form": form, "step": 2, "draft": draft, "writing": writing, **limits, **advice, **alike}
    return page(request, "file_where", directory, context, section="file")


@require_http_methods(METHODS)
def who(request: HttpRequest) -> HttpResponse:
    """Step 3: who are you, how do we reach you, is it all right like this? Filing ends on the receipt."""
    directory, draft = begin(request)
    if request.method == "POST" and (petition := draft.petition):
        return filed.to_receipt(petition, draft, directory)
    if draft.writing is None:
        return start_again(request, draft)
    kind = ProtectedForm if settings.IS_PROTECTED else WhoForm
    form = kind(request.POST if request.method == "POST" else None, initial=draft.writing.who)
    if request.method == "POST" and "back" in request.POST:
        draft.keep(replace(draft.writing, who={name: request.POST.get(name, "")[:300] for name in form.fields}))
        back = {"what": "portal:file", "asked": asked.page_after(draft.writing, directory)}
        return unkept(redirect(back.get(request.POST["back"], "portal:file_where")))
    if request.method == "POST" and form.is_valid():
        try:
            return filed.to_receipt(filed.file(request, draft, form.cleaned_data, directory), draft, directory)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
    context = {"form": form, "step": 3, "draft": draft, "rows": summary(draft.writing, directory), "is_asked": asked.of(draft.writing, directory)}
    return page(request, "file_who", directory, context, section="file")


def begin(request: HttpRequest) -> tuple[Snapshot, Open]:
    """Return the directory and the draft of this browser."""
    directory = snapshot.current()
    return directory, draft_cookie.read(request, directory, timezone.localdate())


def _same_problem(typed: str) -> Published | None:
    """Return the published answer whose problem somebody says he has; None if it is not there."""
    key = likes.key_of(typed)
    return None if key is None else publishing.published_one(key)


def start_again(request: HttpRequest, draft: Open) -> HttpResponse:
    """Without a draft: to the receipt if it was filed already, else to the first page."""
    if draft.petition or (request.method == "POST" and cookies.read(request, grants.COOKIE)):
        return unkept(redirect("portal:receipt"))
    messages.info(request, _("没有找到您没写完的内容，可能放得太久了。请从这里开始。"))
    return unkept(redirect("portal:file"))


def _going(request: HttpRequest, wrong: list[Text], *, here: str, back: str, on: str) -> str:
    """Return where to go after a good page: back, on, or here again if files were only added or removed."""
    if wrong:
        return ""
    if {"remove", "add", likes.SAME} & request.POST.keys():
        return here
    return back if "back" in request.POST else on
