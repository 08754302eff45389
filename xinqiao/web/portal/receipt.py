"""The receipt: number, query code and a picture of both, to be printed, saved or photographed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from xinqiao.directory import snapshot
from xinqiao.directory.duties import PetitionerActor
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import dossier
from xinqiao.petitions.models import Petition
from xinqiao.rules.clocks import HANDLE
from xinqiao.vault import reveal
from xinqiao.vault.contact import grouped
from xinqiao.web.portal import draft_cookie, grants
from xinqiao.web.portal.grants import Visit
from xinqiao.web.portal.page import page, unkept


def receipt(request: HttpRequest) -> HttpResponse:
    """Show the receipt to whoever holds the grant, or has just filed from this browser. Safe to reload."""
    directory = snapshot.current()
    visit = grants.read(request, directory) or _just_filed(request, directory)
    if visit is None:
        return unkept(redirect("portal:look_up"))
    response = page(request, "receipt", directory, _context(request, visit), section="file")
    return grants.give(response, visit.petition, directory)


def _just_filed(request: HttpRequest, directory: Snapshot) -> Visit | None:
    today = timezone.localdate()
    petition = draft_cookie.read(request, directory, today).petition
    if petition is None:
        return None
    return Visit(petition=petition, actor=PetitionerActor(petition_id=petition.pk), directory=directory, today=today)


def _context(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    petition = visit.petition
    code = reveal.query_code(petition.identity_id, subject=petition.number)
    tell = dossier.load(petition).clock("tell")
    return {
        "petition": petition, "code": grouped(code), "svg": _picture(request, petition, code), "due_on": tell and tell.due_on,
        "handle_days": HANDLE.days, "days": tell and (tell.due_on - visit.today).days, "office": visit.directory.unit(petition.desk_unit_id),
    }  # fmt: skip


def _picture(request: HttpRequest, petition: Petition, code: str) -> SafeString:
    """Draw the address of the look-up. The code stands behind the #: a browser never sends that part to anybody."""
    address = request.build_absolute_uri(reverse("portal:look_up")) + "?" + urlencode({"number": petition.number}) + f"#{code}"
    drawing = segno.make(address, micro=False, error="m").svg_inline(scale=4, border=2, omitsize=True, lineclass=None, svgclass=None)
    return mark_safe(drawing)  # noqa: S308 segno's own drawing: squares, nothing that was typed
