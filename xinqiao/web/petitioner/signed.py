"""The signed receipt: as a file, in the picture, and the one press that says it is saved."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.petitions import receipting
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import save_receipt
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import post_only
from xinqiao.web.signing import check_address, picture


def shown(request: HttpRequest, petition: Petition) -> dict[str, Any] | None:
    """Return what the page of the receipt says of its signature; None if there is none."""
    receipt = receipting.receipt_of(petition.number)
    if receipt is None:
        return None
    return {
        "filed": receipt.values["filed"], "key": receipt.values["key"], "svg": picture(request, receipt), "lines": receipt.whole,
        "asks": receipting.asks_to_save(petition), "address": check_address(request),
    }  # fmt: skip


@require_safe
@holder_only(or_404=True, even_sent_up=True)
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
@holder_only(or_404=True, even_sent_up=True)
def saved(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Note that he has saved the receipt, and go on to the matter. A second press does no harm."""
    with suppress(Refused):  # it was noted before
        perform("save_receipt", visit.petition, save_receipt.Entry(), actor=visit.actor, at=timezone.now())
    return redirect("portal:matter")
