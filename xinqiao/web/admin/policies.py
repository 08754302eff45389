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
from xinqiao.rules.clocks import CLOCKS
from xinqiao.rules.policy import POLICIES, SECURITY_KEYS, Policy
from xinqiao.rules.scoped import DAY_KEYS, ORDINARY, SCOPED_KEYS, URGENT, in_force
from xinqiao.rules.terms import Channel
from xinqiao.web.admin.forms import PolicyForm, SpecialPolicyForm
from xinqiao.web.admin.page import SECURITY, administrators_only, done, page, saved, stamp
from xinqiao.web.staff import StaffRequest


@require_safe
@administrators_only
def listed(request: StaffRequest) -> HttpResponse:
    """Every policy with the value in force and the next one."""
    today = timezone.localdate()
    rows = [
        {
            "policy": policy,
            "amount": policy.amount(request.directory.policy(policy.key, today)),
            "next": _next(request.directory, policy, today),
        }
        for policy in _own(request).values()
    ]
    return page(request, "policies", "policies", rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def show(request: StaffRequest, key: str) -> HttpResponse:
    """One policy: its history, and a new value from a day on."""
    policy = _own(request).get(key)
    if policy is None:
        raise Http404
    today = timezone.localdate()
    value = request.directory.policy(key, today)
    form = PolicyForm(policy, request.POST or None, initial={"value": value, "effective_from": today})
    if saved(form, lambda: change.set_policy(key, **form.cleaned_data, **stamp(request))):
        return done(request, _("已保存，到那一天生效。"), "policy", key)
    rows = [{"row": row, "amount": policy.amount(row.value)} for row in PolicyRow.objects.filter(key=key).order_by("-effective_from", "-pk")[:100]]
    back = reverse("administration:policies")
    here = {"is_scoped": key in SCOPED_KEYS, "by_clock": key in DAY_KEYS, "specials": _specials(request.directory, policy, today), "amount": policy.amount(value), "usual": policy.amount(policy.default)}
    return page(request, "policy", "policies", policy=policy, rows=rows, form=form, back=back, **here)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def special(request: StaffRequest, key: str) -> HttpResponse:
    """A value of a policy for some matters only: by channel, urgent or not, and time limit."""
    if key not in SCOPED_KEYS or key not in _own(request):
        raise Http404
    form = SpecialPolicyForm(POLICIES[key], request.POST or None, initial={"effective_from": timezone.localdate()})
    if saved(
        form, lambda: change.set_policy_for(key, form.scope(), form.given(), form.cleaned_data["effective_from"], **stamp(request))
    ):  # fmt: skip
        return done(request, _("已保存，到那一天生效。"), "policy", key)
    back = reverse("administration:policy", args=[key])
    lead = _("合得上的几条里，选得最细的一条算数；都合不上的，跟一般的一样。")
    title = _("分情况规定")
    return page(request, "form", "policies", form=form, title=title, about=POLICIES[key].label, lead=lead, back=back)


def _own(request: StaffRequest) -> dict[str, Policy]:
    """Return the policies that one of the two administrators sets (三员分立): sign-in and sessions are the security one's."""
    is_security = bool(request.staff.duties & SECURITY)
    return {key: policy for key, policy in POLICIES.items() if (key in SECURITY_KEYS) is is_security}


def _specials(directory: Snapshot, policy: Policy, today: date) -> list[dict[str, object]]:
    """Return every special value that has begun or is still to begin, newest first."""
    now = in_force(directory.scoped_rows, policy.key, today)
    rows = [row for row in directory.scoped_rows if row.key == policy.key]
    shown: list[dict[str, object]] = [
        {
            "channel": Channel(row.scope.channel) if row.scope.channel else "", "is_urgent": row.scope.urgency == URGENT,
            "is_ordinary": row.scope.urgency == ORDINARY, "clock": CLOCKS.get(row.scope.clock), "amount": policy.amount(row.value) if row.value is not None else None,
            "on": row.effective_from, "counts": row.effective_from > today or now.get(row.scope) == row.value,
        }
        for row in reversed(rows)
    ]  # fmt: skip
    return shown[:100]


def _next(directory: Snapshot, policy: Policy, today: date) -> dict[str, object] | None:
    """Return the next value that has not begun yet."""
    later = [(begin, value) for row_key, begin, value in directory.policy_rows if row_key == policy.key and begin > today]
    return {"on": later[0][0], "amount": policy.amount(later[0][1])} if later else None
