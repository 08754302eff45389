"""Pages of the guides for the handler, by category."""

from __future__ import annotations

from dataclasses import fields

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import change
from xinqiao.directory.change import GuideEntry
from xinqiao.directory.models import GuideRow
from xinqiao.rules.guides import points
from xinqiao.web.admin.forms_guides import GuideForm
from xinqiao.web.admin.page import done, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest

LISTED = "guides"
METHODS = ["GET", "HEAD", "POST"]
MOST_BEFORE = 50  # earlier versions shown


@require_safe
@system_only
def listed(request: StaffRequest) -> HttpResponse:
    """Every guide that is shown, the one for all first."""
    keys = dict(GuideRow.objects.filter(valid_to=None).values_list("category", "pk"))
    rows = [
        {
            "pk": keys[code], "guide": guide, "category": request.directory.category_name(code) if code else None,
            "facts": len(points(guide.facts)), "is_leaf": len(code) > 2,
        }
        for code, guide in sorted(request.directory.guides.items()) if code in keys
    ]  # fmt: skip
    return page(request, LISTED, LISTED, rows=rows)


@require_http_methods(METHODS)
@system_only
def add(request: StaffRequest) -> HttpResponse:
    """Write a guide for a category that has none."""
    form = GuideForm(request.directory, request.POST or None)
    if saved(form, lambda: change.add_guide(form.entry(), **stamp(request))):
        return done(request, _("指引已新增，承办人打开这一类的件就看得到。"), LISTED)
    return page(request, "guide", LISTED, form=form, title=_("新增指引"), back=reverse(f"administration:{LISTED}"))


@require_http_methods(METHODS)
@system_only
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a guide; the versions before it stand below."""
    row = get_object_or_404(GuideRow, pk=pk)
    if row.valid_to is not None:
        return page(request, "guide", LISTED, old=row, title=_("以前的指引"), before=_before(row.category), back=reverse(f"administration:{LISTED}"))
    given = {field.name: getattr(row, field.name) for field in fields(GuideEntry)}
    form = GuideForm(request.directory, request.POST or None, initial=given)
    if saved(form, lambda: change.change_guide(row, form.entry(), **stamp(request))):
        return done(request, _("指引已改，从今天起看到的是新的。"), LISTED)
    here = {"form": form, "title": _("改指引"), "before": _before(row.category), "retire": row.pk, "back": reverse(f"administration:{LISTED}")}
    return page(request, "guide", LISTED, **here)


@require_http_methods(METHODS)
@system_only
def retire(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a guide no longer."""
    row = get_object_or_404(GuideRow, pk=pk, valid_to=None)
    if request.method == "POST":
        try:
            change.retire_guide(row, **stamp(request))
        except change.DirectoryError:
            messages.error(request, _("这份指引刚才已经改过或者停用了。"))
            return redirect(f"administration:{LISTED}")
        return done(request, _("指引已停用，以前的还查得到。"), LISTED)
    about = f"{row.category} {request.directory.category_name(row.category)}" if row.category else _("各类都用")
    return page(request, "form", LISTED, form=None, title=_("停用指引"), about=about, back=reverse(f"administration:{LISTED}"), grave=True)


def _before(category: str) -> list[GuideRow]:
    """Return the earlier versions for a category, newest first."""
    return list(GuideRow.objects.filter(category=category).exclude(valid_to=None).order_by("-pk")[:MOST_BEFORE])
