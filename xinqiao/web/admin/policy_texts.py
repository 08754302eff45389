"""Pages of the knowledge base: take a text in, its next version, its last day, whether everybody reads it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import change
from xinqiao.directory.models import PolicyPaper
from xinqiao.web import policies
from xinqiao.web.admin.forms import LastDayForm
from xinqiao.web.admin.forms_policy_texts import NewTextForm, PublicForm, VersionForm
from xinqiao.web.admin.page import done, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest

LISTED, ONE = "policy_texts", "policy_text"
METHODS = ["GET", "HEAD", "POST"]


@require_safe
@system_only
def listed(request: StaffRequest) -> HttpResponse:
    """The texts by title."""
    return page(request, LISTED, LISTED, **policies.listing(request.GET, request.directory, timezone.localdate(), "desk"))


@require_http_methods(METHODS)
@system_only
def add(request: StaffRequest) -> HttpResponse:
    """Take in a text that is not there yet."""
    form = NewTextForm(request.POST or None, request.FILES or None, initial={"effective_from": timezone.localdate()})
    if saved(form, lambda: change.add_policy_text(form.entry(), is_public=form.cleaned_data["is_public"], **stamp(request))):
        return done(request, _("文件已收进政策库。"), LISTED)
    return page(request, "policy_text_form", LISTED, form=form, title=_("收进一份文件"), back=reverse(f"administration:{LISTED}"))


@require_safe
@system_only
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One text with its versions, and what can be done with it."""
    return page(request, ONE, LISTED, **_of(request, pk))


@require_http_methods(METHODS)
@system_only
def renew(request: StaffRequest, pk: int) -> HttpResponse:
    """Take in the next version; the form begins with what the last one says of itself."""
    paper, here = get_object_or_404(PolicyPaper, pk=pk), _of(request, pk)
    newest = here["newest"]
    given = {name: newest[name] for name in ("number", "issued_by")} | {"title": newest["zh"], "title_en": newest["en"]}
    form = VersionForm(request.POST or None, request.FILES or None, initial=given)
    if saved(form, lambda: change.renew_policy_text(paper, form.entry(), **stamp(request))):
        return done(request, _("新版已收进，旧版到它生效的前一天为止，一直查得到。"), ONE, pk)
    return page(request, "policy_text_form", LISTED, form=form, title=_("加新版"), about=newest["zh"], back=reverse(f"administration:{ONE}", args=[pk]))


@require_http_methods(METHODS)
@system_only
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """Enter the last day of a text that has no next version."""
    paper, here = get_object_or_404(PolicyPaper, pk=pk), _of(request, pk)
    form = LastDayForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if saved(form, lambda: change.end_policy_text(paper, form.cleaned_data["last_day"], **stamp(request))):
        return done(request, _("已写明哪天停止执行，文件还查得到。"), ONE, pk)
    back = reverse(f"administration:{ONE}", args=[pk])
    return page(request, "form", LISTED, form=form, title=_("停止执行"), about=here["newest"]["zh"], back=back, grave=True)


@require_http_methods(METHODS)
@system_only
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a text on the portal, or to staff only."""
    paper, here = get_object_or_404(PolicyPaper, pk=pk), _of(request, pk)
    form = PublicForm(request.POST if request.method == "POST" else None, initial={"is_public": paper.is_public})
    if saved(form, lambda: change.publish_policy_text(paper, is_public=form.cleaned_data["is_public"], **stamp(request))):
        return done(request, _("已保存。"), ONE, pk)
    back = reverse(f"administration:{ONE}", args=[pk])
    return page(request, "form", LISTED, form=form, title=_("门户上公不公开"), about=here["newest"]["zh"], back=back)


def _of(request: StaffRequest, pk: int) -> dict[str, Any]:
    rows = policies.versions(pk, request.directory, timezone.localdate(), "desk")
    if not rows:
        raise Http404
    return {"pk": pk, "versions": rows, "newest": rows[0]}
