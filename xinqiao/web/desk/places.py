"""Where a page of a list begins, as it stands in an address: "2026-03-26.1042"; and the address of a petition."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings
from django.urls import reverse

from xinqiao.petitions.reading import Place

MOST = 2**63 - 1


def place(said: str | None) -> Place | None:
    """Read a place; None for anything that is not one."""
    day, dot, key = (said or "").partition(".")
    if not (dot and key.isascii() and key.isdigit() and int(key) <= MOST):
        return None
    try:
        return date.fromisoformat(day), int(key)
    except ValueError:
        return None


def said_place(found: Place | None) -> str:
    """Return a place as it stands in an address."""
    return f"{found[0].isoformat()}.{found[1]}" if found else ""


def capital(said: str) -> str:
    """Return an official label as it begins a line: terms stand in lower case where they are written."""
    return said[:1].upper() + said[1:]


def row_key(said: str | None) -> int | None:
    """Read the key of a row; None for anything that is not one."""
    is_key = said is not None and said.isascii() and said.isdigit() and len(said) < 19
    return int(said) if is_key and said else None


@cache
def _petition_pattern(urlconf: str) -> str:
    return reverse("desk:petition", urlconf, args=["NUMBER"])


def petition_url(number: str) -> str:
    """Return the address of a petition's page; numbers need no quoting, and reversing a row each would be slow."""
    return _petition_pattern(settings.ROOT_URLCONF).replace("NUMBER", number)
