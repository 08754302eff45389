"""The knowledge base for staff: every policy text, public or not, found by its words."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.web import policies
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only

HERE = "desk:policies"


@require_safe
@staff_only()
def listed(request: StaffRequest) -> HttpResponse:
    """The texts by title, or what was found."""
    return page(request, "desk/policies.html", policies.listing(request.GET, request.directory, timezone.localdate(), "desk"), current=HERE)


@require_safe
@staff_only()
def policy(request: StaffRequest, key: int) -> HttpResponse:
    """One version with its clauses."""
    words = request.GET.get("q", "")[: policies.WORDS_LIMIT]
    return page(request, "desk/policy.html", policies.one(key, request.directory, timezone.localdate(), "desk", words), current=HERE)


@require_safe
@staff_only()
def policy_file(request: StaffRequest, key: int) -> HttpResponse:
    """The file it was issued as."""
    return policies.file(key, request.directory, "desk")
