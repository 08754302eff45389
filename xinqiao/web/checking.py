"""The addresses that printed papers lead to: the public page on which anybody can check them, and the petitioner's own."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def check_address(request: HttpRequest) -> str:
    """Return the whole address of that page: the portal's own, even on what staff print inside."""
    path = reverse("portal:check")
    return f"{settings.PORTAL_ADDRESS}{path}" if settings.PORTAL_ADDRESS else request.build_absolute_uri(path)


def portal_address(request: HttpRequest, path: str, *, is_protected: bool = False) -> str:
    """Return the whole address of a petitioner's page, for a slip that staff print: the portal's own, and the protected host's for what was filed there."""
    host = (settings.PROTECTED_ADDRESS if is_protected else "") or settings.PORTAL_ADDRESS
    return f"{host}{path}" if host else request.build_absolute_uri(path)
