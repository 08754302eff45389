"""Pages of the category tree."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import change
from xinqiao.directory.models import Category
from xinqiao.rules.triage import SEALED_CATEGORY
from xinqiao.web.admin.forms import CategoryForm, LastDayForm, RenameForm
from xinqiao.web.admin.page import done, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest


@require_safe
@system_only
def tree(request: StaffRequest) -> HttpResponse:
    """The categories of today, and those that begin later."""
    today = timezone.localdate()
    rows = [row for row in request.directory.category_rows if row.valid_to is None or row.valid_to >= today]
    shown = [{"row": row, "later": row.valid_from > today, "is_class": len(row.code) == 2} for row in rows]
    return page(request, "categories", "categories", rows=shown, sealed=SEALED_CATEGORY)


@require_safe
@system_only
def show(request: StaffRequest, code: str) -> HttpResponse:
    """One category with all its names."""
    rows = list(Category.objects.filter(code=code).order_by("-valid_from"))
    if not rows:
        raise Http404
    is_open = any(row.valid_to is None for row in rows)
    return page(request, "category", "categories", code=code, rows=rows, newest=rows[0], is_open=is_open)


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def add(request: StaffRequest) -> HttpResponse:
    """Add a class or a leaf."""
    form = CategoryForm(request.POST or None, initial={"valid_from": timezone.localdate()})
    if saved(form, lambda: change.add_category(**form.cleaned_data, **stamp(request))):
        return done(request, _("类别已新增。"), "categories")
    return page(
        request, "form", "categories", form=form, title=_("新增类别"), back=reverse("administration:categories")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def rename(request: StaffRequest, code: str) -> HttpResponse:
    """Give a category another name from a day on."""
    newest = _newest(code)
    form = RenameForm(request.POST or None, initial={"name": newest.name, "name_en": newest.name_en})
    if saved(form, lambda: change.rename_category(code, **form.cleaned_data, **stamp(request))):
        return done(request, _("新名称已保存，旧名称留在历史里。"), "category", code)
    back = reverse("administration:category", args=[code])
    return page(
        request, "form", "categories", form=form, title=_("改类别名称"), about=f"{code} {newest.name}", back=back
    )


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def retire(request: StaffRequest, code: str) -> HttpResponse:
    """Offer a category no longer."""
    newest = _newest(code)
    form = LastDayForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if saved(form, lambda: change.retire_category(code, form.cleaned_data["last_day"], **stamp(request))):
        return done(request, _("类别已停用，已经分好类的不变。"), "category", code)
    back = reverse("administration:category", args=[code])
    about = f"{code} {newest.name}"
    return page(request, "form", "categories", form=form, title=_("停用类别"), about=about, back=back, grave=True)


def _newest(code: str) -> Category:
    row = Category.objects.filter(code=code).order_by("-valid_from").first()
    if row is None:
        raise Http404
    return row
