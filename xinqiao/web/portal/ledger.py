"""每日封存: the newest seals of the ledger, for everybody: to read, to print, to keep, to compare one day."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.ledger import seals
from xinqiao.ledger.seals import Seal
from xinqiao.web.petitioner.page import page

AT_ONCE, IN_JSON = 30, 400
MOST = 2**62


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest seals, and the public keys they are signed with."""
    before = _before(request)
    rows = seals.newest(AT_ONCE + 1, before=before)
    context = {
        "rows": [_row(row) for row in rows[:AT_ONCE]], "before": rows[AT_ONCE - 1].number if len(rows) > AT_ONCE else None,
        "is_first": before is None, "keys": list(settings.SIGNER.published()),
    }  # fmt: skip
    return page(request, "portal/ledger", snapshot.current(), context, section="check", is_private=False)


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """The newest seals with the keys, for programs: `verify --witness` reads it."""
    rows = seals.newest(IN_JSON, before=_before(request))
    given = {"seals": [row.signed.as_json() for row in rows], "keys": settings.SIGNER.published()}
    return JsonResponse(given, json_dumps_params={"indent": 1})


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One seal on a sheet to be printed and kept: its lines, and the picture that carries them."""
    seal = seals.by_number(number) if number < MOST else None
    if seal is None:
        raise Http404
    made = segno.make(seal.signed.whole, micro=False, error="l")
    drawing = made.svg_inline(scale=3, border=2, omitsize=True, lineclass=None, svgclass=None)
    path = reverse("portal:ledger")
    context = {
        "row": _row(seal), "lines": seal.signed.whole, "svg": mark_safe(drawing),  # noqa: S308 segno's own drawing
        "address": f"{settings.PORTAL_ADDRESS}{path}" if settings.PORTAL_ADDRESS else request.build_absolute_uri(path),
    }  # fmt: skip
    return page(request, "portal/ledger_seal", snapshot.current(), context, section="check", is_private=False)


@require_safe
def key(request: HttpRequest, key_id: str) -> HttpResponse:
    """A public key, the present one or an old one."""
    pem = settings.SIGNER.published().get(key_id)
    if pem is None:
        raise Http404
    return HttpResponse(pem, content_type="application/x-pem-file")


def _row(seal: Seal) -> dict[str, Any]:
    signed = seal.signed
    return {
        "number": seal.number, "at": seal.sealed_at, "entries": seal.entries, "root": seal.root, "key": seal.key, "digest": signed.digest,
        "url": reverse("portal:ledger_seal", args=[seal.number]),
    }  # fmt: skip


def _before(request: HttpRequest) -> int | None:
    typed = request.GET.get("before", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None
