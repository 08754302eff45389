"""Pages of the reply templates: words that handlers begin an answer with."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import change, reply_templates
from xinqiao.directory.models import ReplyTemplate
from xinqiao.web.admin.forms import TemplateForm
from xinqiao.web.admin.page import done, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest

LISTED = "reply_templates"
METHODS = ["GET", "HEAD", "POST"]


@require_safe
@system_only
def listed(request: StaffRequest) -> HttpResponse:
    """Every template that is offered."""
    rows = [
        {"row": row, "category": request.directory.category_name(row.category) if row.category else None}
        for row in reply_templates.in_use(timezone.localdate())
    ]
    return page(request, LISTED, LISTED, rows=rows)


@require_http_methods(METHODS)
@system_only
def add(request: StaffRequest) -> HttpResponse:
    """Write a template."""
    form = TemplateForm(request.directory, request.POST or None)
    if saved(form, lambda: change.add_reply_template(form.entry(), **stamp(request))):
        return done(request, _("范本已新增，承办人写答复时可以选。"), LISTED)
    back = reverse(f"administration:{LISTED}")
    return page(request, "form", LISTED, form=form, title=_("新增范本"), back=back)


@require_http_methods(METHODS)
@system_only
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a template: the old words stay in the history."""
    row = get_object_or_404(ReplyTemplate, pk=pk, valid_to=None)
    given = {name: getattr(row, name) for name in ("name", "category", "facts", "basis", "opinion")}
    form = TemplateForm(request.directory, request.POST or None, initial=given)
    if saved(form, lambda: change.change_reply_template(row, form.entry(), **stamp(request))):
        return done(request, _("范本已改，写好的答复不变。"), LISTED)
    back = reverse(f"administration:{LISTED}")
    return page(request, "form", LISTED, form=form, title=_("改范本"), about=row.name, back=back)


@require_http_methods(METHODS)
@system_only
def retire(request: StaffRequest, pk: int) -> HttpResponse:
    """Offer a template no longer."""
    row = get_object_or_404(ReplyTemplate, pk=pk, valid_to=None)
    if request.method == "POST":
        change.retire_reply_template(row, **stamp(request))
        return done(request, _("范本已停用，写好的答复不变。"), LISTED)
    back = reverse(f"administration:{LISTED}")
    return page(request, "form", LISTED, form=None, title=_("停用范本"), about=row.name, back=back, grave=True)
