"""The signed receipt: as a file, in the picture, and the one press that says it is saved."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.documents.content import Content, Fields, Verify
from xinqiao.ledger.statement import Signed
from xinqiao.petitions import receipting
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import save_receipt
from xinqiao.rules.text import Text, say
from xinqiao.web.portal.grants import Visit, holder_only
from xinqiao.web.portal.page import post_only

SCAN = Text(
    "这张回执有签名，能证明哪天几点交了什么。扫一扫核对真假；或打开下面的网址，填编号和内容指纹。",
    "This receipt is signed: it proves what was filed, and when. Scan to check it, or open the address below with number and fingerprint.",
)
FILED, KEY, SIGNATURE = Text("内容指纹", "Fingerprint"), Text("签名钥匙", "Key"), Text("签名", "Signature")


def check_address(request: HttpRequest) -> str:
    """Return the address of the page on which anybody can check a receipt: the portal's own, even on what staff print."""
    path = reverse("portal:check_receipt")
    return f"{settings.PORTAL_ADDRESS}{path}" if settings.PORTAL_ADDRESS else request.build_absolute_uri(path)


def carried_address(request: HttpRequest, receipt: Signed) -> str:
    """Return the address behind the picture. The receipt stands behind the #: no log gets it, and it is sent by a press only."""
    return f"{check_address(request)}#{receipting.carried(receipt)}"


def picture(request: HttpRequest, receipt: Signed) -> SafeString:
    """Return the picture that carries the whole receipt."""
    made = segno.make(carried_address(request, receipt), micro=False, error="l")
    return mark_safe(made.svg_inline(scale=3, border=2, omitsize=True, lineclass=None, svgclass=None))  # noqa: S308 segno's own drawing


def shown(request: HttpRequest, petition: Petition) -> dict[str, Any] | None:
    """Return what the page of the receipt says of its signature; None if there is none."""
    receipt = receipting.receipt_of(petition.number)
    if receipt is None:
        return None
    return {
        "filed": receipt.values["filed"], "key": receipt.values["key"], "svg": picture(request, receipt), "lines": receipt.whole,
        "asks": receipting.asks_to_save(petition), "address": check_address(request),
    }  # fmt: skip


def with_signature(content: Content, request: HttpRequest, number: str) -> Content:
    """Return the receipt as it is saved and printed: with fingerprint, key, signature, and the picture that carries them."""
    receipt = receipting.receipt_of(number)
    if receipt is None:
        return content
    language = content.language
    rows = (
        (say(FILED, language), receipt.values["filed"]), (say(KEY, language), receipt.values["key"]), (say(SIGNATURE, language), receipt.signature),
    )  # fmt: skip
    return content.adding(Fields(rows)).adding(Verify(say(SCAN, language), carried_address(request, receipt), check_address(request)))


@require_safe
@holder_only(or_404=True)
def receipt_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give the receipt as a file; with `text`, together with what was filed, so that the file alone proves it."""
    number = visit.petition.number
    receipt = receipting.receipt_of(number)
    if receipt is None:
        raise Http404
    given = receipt.as_json()
    if "text" in request.GET and (filed := receipting.filed(visit.petition)):
        given["content"] = filed
    response = HttpResponse(json.dumps(given, ensure_ascii=False, indent=1), content_type="application/json")
    name = _("回执") + f" {number}.json"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@post_only
@holder_only(or_404=True)
def saved(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Note that he has saved the receipt, and go on to the matter. A second press does no harm."""
    with suppress(Refused):  # it was noted before
        perform("save_receipt", visit.petition, save_receipt.Entry(), actor=visit.actor, at=timezone.now())
    return redirect("portal:matter")
