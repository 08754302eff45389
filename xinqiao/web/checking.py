"""The address that a printed document leads to: the public page on which anybody can check it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def check_address(request: HttpRequest) -> str:
    """Return the whole address of that page: the portal's own, even on what staff print inside."""
    path = reverse("portal:check")
    return f"{settings.PORTAL_ADDRESS}{path}" if settings.PORTAL_ADDRESS else request.build_absolute_uri(path)
