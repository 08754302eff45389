"""The knowledge base for everybody: the policy texts that are marked public, and no others."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.web import policies
from xinqiao.web.petitioner.page import page


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The public texts by title, or what was found."""
    directory = snapshot.current()
    return page(request, "portal/policies", directory, policies.listing(request.GET, directory, timezone.localdate(), "portal"), section="policies", is_private=False)


@require_safe
def policy(request: HttpRequest, key: int) -> HttpResponse:
    """One version with its clauses."""
    directory = snapshot.current()
    words = request.GET.get("q", "")[: policies.WORDS_LIMIT]
    return page(request, "portal/policy", directory, policies.one(key, directory, timezone.localdate(), "portal", words), section="policies", is_private=False)


@require_safe
def policy_file(request: HttpRequest, key: int) -> HttpResponse:
    """The file it was issued as."""
    return policies.file(key, snapshot.current(), "portal")
