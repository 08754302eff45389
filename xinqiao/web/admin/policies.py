"""Pages of the customer's policies: values with the day they begin."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import change
from xinqiao.directory.models import PolicyRow
from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.policy import POLICIES
from xinqiao.web.admin.forms import PolicyForm
from xinqiao.web.admin.page import admin_only, done, page, saved, stamp
from xinqiao.web.staff import StaffRequest


@require_safe
@admin_only
def listed(request: StaffRequest) -> HttpResponse:
    """Every policy with the value in force and the next one."""
    today = timezone.localdate()
    rows = [
        {
            "policy": policy,
            "value": request.directory.policy(policy.key, today),
            "next": _next(request.directory, policy.key, today),
        }
        for policy in POLICIES.values()
    ]
    return page(request, "policies", "policies", rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_only
def show(request: StaffRequest, key: str) -> HttpResponse:
    """One policy: its history, and a new value from a day on."""
    policy = POLICIES.get(key)
    if policy is None:
        raise Http404
    today = timezone.localdate()
    value = request.directory.policy(key, today)
    form = PolicyForm(policy, request.POST or None, initial={"value": value, "effective_from": today})
    if saved(form, lambda: change.set_policy(key, **form.cleaned_data, **stamp(request))):
        return done(request, _("已保存，到那一天生效。"), "policy", key)
    rows = PolicyRow.objects.filter(key=key).order_by("-effective_from", "-pk")[:100]
    back = reverse("administration:policies")
    return page(request, "policy", "policies", policy=policy, value=value, rows=rows, form=form, back=back)


def _next(directory: Snapshot, key: str, today: date) -> dict[str, object] | None:
    """Return the next value that has not begun yet."""
    later = [(begin, value) for row_key, begin, value in directory.policy_rows if row_key == key and begin > today]
    return {"on": later[0][0], "value": later[0][1]} if later else None
