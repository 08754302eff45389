"""Where a page of a list begins, as it stands in an address: "2026-03-26.1042"; and the address of a petition."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings
from django.urls import reverse

from xinqiao.petitions import opening_file
from xinqiao.petitions.lines import Place
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.procedures.every import PROCEDURE_OF
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.web.ui.speech import Speech

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


def said_status(number: str, status: str, s: Speech) -> str:
    """Return where a petition stands; a watch against retaliation is called so, whoever watches."""
    return s.say(opening_file.STANDING if opening_file.is_file(number) else Petition.procedure.statuses(status))


def said_title(number: str, title: str, s: Speech) -> str:
    """Return a title or a text; where it is ours, on a watch, it is said in the reader's language."""
    return s.say(opening_file.OURS.get(title, title)) if opening_file.is_file(number) else title


def row_key(said: str | None) -> int | None:
    """Read the key of a row; None for anything that is not one."""
    is_key = said is not None and said.isascii() and said.isdigit() and len(said) < 19
    return int(said) if is_key and said else None


def step_url(number: str, name: str, linked: LinkedRecord | None = None) -> str:
    """Return the address of a step's form: on the petition, its referral, or one of its linked records."""
    procedure, url = PROCEDURE_OF[name], petition_url(number)
    if procedure is PETITION:
        return f"{url}{name}/"
    if procedure is REFERRAL:
        return f"{url}referral/{name}/"
    position = linked.position if linked and linked.procedure is procedure and linked.position else 0
    return f"{url}records/{procedure.kind}/{position}/{name}/"


@cache
def _petition_pattern(urlconf: str) -> str:
    return reverse("desk:petition", urlconf, args=["NUMBER"])


def petition_url(number: str) -> str:
    """Return the address of a petition's page; numbers need no quoting, and reversing a row each would be slow."""
    return _petition_pattern(settings.ROOT_URLCONF).replace("NUMBER", number)
