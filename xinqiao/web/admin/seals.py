"""The page on which a unit is given the picture of its seal."""

from __future__ import annotations

from base64 import b64encode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.directory import artwork, change
from xinqiao.directory.models import Seal, Unit
from xinqiao.web.admin.forms_artwork import SealForm
from xinqiao.web.admin.page import done, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest

MOST_ROWS = 50


def drawn(sha256: str) -> str:
    """Return the picture as an address that holds it whole; empty for none."""
    picture = artwork.seal_picture(sha256)
    return f"data:image/png;base64,{b64encode(picture).decode()}" if picture else ""


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def seal(request: StaffRequest, key: str) -> HttpResponse:
    """Show the seal of a unit and those before it; take another one, or none, from a day on."""
    unit, today = request.directory.by_key(key), timezone.localdate()
    if unit is None:
        raise Http404
    row = Unit.objects.get(pk=unit.pk)
    form = SealForm(request.POST or None, request.FILES or None, initial={"effective_from": today})
    if saved(form, lambda: change.set_seal(row, form.content(), form.cleaned_data["effective_from"], **stamp(request))):
        return done(request, _("印章已保存，已经发出的文书不变。"), "unit", key)
    history = Seal.objects.filter(unit=row).order_by("-effective_from", "-pk").values("effective_from", "sha256")[:MOST_ROWS]
    here = {
        "form": form, "unit": unit, "picture": drawn(request.directory.seal(unit.pk, today)), "history": history,
        "back": reverse("administration:unit", args=[key]),
    }  # fmt: skip
    return page(request, "seal", "units", **here)
