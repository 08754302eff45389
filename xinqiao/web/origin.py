"""Where a request comes from, and at which address it reached us."""

from __future__ import annotations

import ipaddress
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from xinqiao.petitions.zone import full_hour


def place(request: HttpRequest) -> str:
    """Return where a request comes from; tries are counted by it. A whole IPv6 network counts as one place.

    The protected host knows of no place: "".
    """
    if settings.IS_PROTECTED:
        return ""
    seen = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_TLS:  # our own proxy adds the last hop; earlier ones are the client's word
        seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or seen
    try:
        address = ipaddress.ip_address(seen)
    except ValueError:
        return seen
    if address.version == 6 and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def moment() -> datetime:
    """Return what is kept of the time of a request beside a petition's own steps: on the protected host the full hour."""
    return full_hour(timezone.now()) if settings.IS_PROTECTED else timezone.now()


def origin(request: HttpRequest) -> str:
    """Return scheme and host as the browser names them: "https://xf.example.com". The host is one of ours (ALLOWED_HOSTS)."""
    return f"{request.scheme}://{request.get_host()}"
