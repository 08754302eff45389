"""The slip for one co-signer: his name and the code with which he confirms, or says that he never signed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import segno
from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions.access import sees_for
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms import RecordKind
from xinqiao.vault import reveal
from xinqiao.vault.contact import grouped
from xinqiao.web.checking import portal_address
from xinqiao.web.desk.joint_parts import may_print
from xinqiao.web.desk.matters import OpenMatter, opened
from xinqiao.web.desk.places import petition_url
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def member_slip(request: StaffRequest, number: str, position: int) -> HttpResponse:
    """Print the slip once it was said that it is opened: the ledger keeps who did, and the petitioner reads it."""
    found = opened(request, number)
    on = found.on(RecordKind.MEMBER.value, position) if position else None
    if on is None or on.linked is None or not may_print(on):
        raise Http404
    values: dict[str, Any] = {"petition": found.petition, "url": petition_url(number), "label": _("联名确认单"), "said": found.said()}
    if request.method == "POST":
        values["slip"] = _slip(request, found, on.linked)
    return page(request, "desk/member_slip.html", values, current="desk:worklist")


def _slip(request: StaffRequest, found: OpenMatter, member: LinkedRecord) -> dict[str, Any]:
    key, petition = member.identity_id or 0, found.petition
    with transaction.atomic():
        locked = Petition.objects.select_for_update().get(pk=petition.pk)
        contact = reveal.reveal(key, subject=locked.number, actor=found.actor.name, reason=_("打印联名确认单"), at=timezone.now(), stands_for=sees_for(found.actor, petition, found.directory))
    address = portal_address(request, f"{reverse('portal:member')}?{urlencode({'number': petition.number})}")
    drawing = segno.make(address, micro=False).svg_inline(border=2, svgclass=None, lineclass=None, omitsize=True)
    rows = [(_("姓名"), contact.name), (_("电话"), contact.phone), (_("地址"), contact.address), (_("什么事"), petition.title)]
    return {
        "number": petition.number, "code": grouped(reveal.query_code(key, subject=petition.number)), "address": address,
        "rows": [{"label": label, "value": value} for label, value in rows if value],
        "svg": mark_safe(drawing),  # noqa: S308 drawn by segno from our own address
    }  # fmt: skip
