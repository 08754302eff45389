"""The new query code, for whoever spoke with the petitioner: opened by a button, to be read out on the old phone, posted or handed over."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import new_code as codes
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_sharing import ContactProof
from xinqiao.vault.contact import grouped
from xinqiao.web.checking import portal_address
from xinqiao.web.desk.matters import OpenMatter, opened
from xinqiao.web.desk.places import petition_url
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.context import paths


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def new_code(request: StaffRequest, number: str, position: int) -> HttpResponse:
    """Say to whom the new code may go; by a button, show it."""
    found = opened(request, number)
    on = found.on(RecordKind.CONTACT.value, position) if position else None
    if on is None or on.linked is None or not codes.may_hand_over(on.linked, found.actor, found.today):
        raise Http404
    values: dict[str, Any] = {
        "petition": found.petition, "url": petition_url(number), "label": _("新查询码"), "said": found.said(), "how": _how(ContactProof(on.linked.content["talk"])),
    }  # fmt: skip
    if request.method == "POST":
        values["slip"] = _slip(request, found)
    return page(request, "desk/new_code.html", values, current="desk:worklist")


def _how(proof: ContactProof) -> str:
    """Return by which way the code goes to him: the one by which it was made sure that it is he."""
    if proof is ContactProof.OLD_PHONE:
        return _("现在就在他原来的电话里念给他听，请他抄下来、念一遍。不要发短信，不要告诉别的号码。")
    if proof is ContactProof.ID_SHOWN:
        return _("打印出来，当面交给他本人；不要交给代他来的人。")
    return _("打印出来，装进信封，寄到他原来留的地址。")


def _slip(request: StaffRequest, found: OpenMatter) -> dict[str, Any]:
    petition = found.petition
    with override(settings.LANGUAGE_CODE):
        code = codes.opened(petition, found.actor, found.directory, reason=_("把新查询码交给本人"), at=timezone.now())
    path = paths(settings.ROOT_URLCONF)["look_up"] + "?" + urlencode({"number": petition.number})
    address = portal_address(request, path, is_protected=petition.is_protected)
    drawing = segno.make(address, micro=False).svg_inline(border=2, svgclass=None, lineclass=None, omitsize=True)
    return {
        "number": petition.number, "code": grouped(code), "address": address,
        "svg": mark_safe(drawing),  # noqa: S308 drawn by segno from our own address
    }  # fmt: skip
