"""Pages of the rules that propose a unit for a matter: the officer reads the reason and decides himself."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import change
from xinqiao.directory.models import RoutingRuleRow
from xinqiao.web.admin.forms_routing import RoutingForm
from xinqiao.web.admin.page import done, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest

LISTED = "routing"
METHODS = ["GET", "HEAD", "POST"]


@require_safe
@system_only
def listed(request: StaffRequest) -> HttpResponse:
    """Every rule in force."""
    directory, today = request.directory, timezone.localdate()
    rows = [
        {
            "rule": rule, "words": "、".join(rule.words), "unit": directory.units[rule.unit_id],
            "category": directory.category_name(rule.category) if rule.category else None,
            "is_gone": not directory.units[rule.unit_id].exists_on(today),
        }
        for rule in directory.routing_rules
        if rule.valid_to is None
    ]  # fmt: skip
    return page(request, LISTED, LISTED, rows=rows)


@require_http_methods(METHODS)
@system_only
def add(request: StaffRequest) -> HttpResponse:
    """Write a rule."""
    form = RoutingForm(request.directory, request.POST or None)
    if saved(form, lambda: change.add_routing_rule(form.entry(), **stamp(request))):
        return done(request, _("已新增。转送、交办时会看到这条建议，由办的人决定。"), LISTED)
    back = reverse(f"administration:{LISTED}")
    return page(request, "form", LISTED, form=form, title=_("新增分办建议"), back=back)


@require_http_methods(METHODS)
@system_only
def retire(request: StaffRequest, pk: int) -> HttpResponse:
    """Propose it no longer."""
    row = get_object_or_404(RoutingRuleRow.objects.select_related("unit"), pk=pk, valid_to=None)
    if request.method == "POST":
        change.retire_routing_rule(row, **stamp(request))
        return done(request, _("这条建议已停用。"), LISTED)
    back = reverse(f"administration:{LISTED}")
    return page(request, "form", LISTED, form=None, title=_("停用分办建议"), about=row.reason, back=back, grave=True)
