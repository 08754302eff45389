"""The receipt: number, query code and a picture of both, to be printed, saved or photographed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.directory.duties import PetitionerActor
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import dossier
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import HANDLE
from xinqiao.vault import reveal
from xinqiao.vault.contact import grouped
from xinqiao.web.petitioner import draft_cookie, grants, scanning, signed
from xinqiao.web.petitioner.grants import Visit
from xinqiao.web.petitioner.happened import named
from xinqiao.web.petitioner.page import page, unkept
from xinqiao.web.ui.speech import speech


@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """Show the receipt to whoever holds the grant, or has just filed from this browser. Safe to reload."""
    directory = snapshot.current()
    visit = grants.read(request, directory) or _just_filed(request, directory)
    if visit is None:
        return unkept(redirect("portal:look_up"))
    if grants.is_sent_up(visit.petition):
        context = {"petition": visit.petition, "signed": signed.shown(request, visit.petition), "is_sent_up": True}
        return grants.give(page(request, "receipt_sent_up", directory, context, section="look_up"), visit.petition, directory)
    if visit.petition.disposed_on is not None:
        return grants.disposed(request, visit)
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
        "petition": petition, "named": named(petition), "code": grouped(code), "svg": scanning.picture(request, petition.number, code), "rows": _rows(request, visit), "due_on": tell and tell.due_on,
        "signed": signed.shown(request, petition), "handle_days": HANDLE.days, "days": tell and (tell.due_on - visit.today).days, "office": visit.directory.unit(petition.desk_unit_id),
    }  # fmt: skip


def _rows(request: HttpRequest, visit: Visit) -> list[dict[str, Any]]:
    """Return what a receipt on paper must say besides: since when, where to look it up, whom to phone."""
    office = visit.directory.unit(visit.petition.desk_unit_id)
    rows = [
        {"label": _("收到"), "value": speech(visit.today).day(local_day(visit.petition.received_at))},
        {"label": _("查进度的网址"), "value": scanning.look_up_address(request)},
    ]
    return [*rows, {"label": _("电话"), "value": office.phone}] if office and office.phone else rows
