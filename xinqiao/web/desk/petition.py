"""One petition on one page: the story on the left; what now, by when and what is open on the right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory.snapshot import calendar_version
from xinqiao.petitions.models import Petition
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.vault import reveal
from xinqiao.vault.contact import Contact
from xinqiao.web.desk import petition_parts as parts
from xinqiao.web.desk.matters import OpenMatter, opened
from xinqiao.web.desk.places import capital, petition_url
from xinqiao.web.desk.step_form import line
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech


@require_safe
@staff_only()
def petition(request: StaffRequest, number: str) -> HttpResponse:
    """The whole matter as this reader may see it."""
    found = opened(request, number)
    return page(request, "desk/petition.html", parts.everything(found, speech(found.today)), current="desk:worklist")


class RevealForm(forms.Form):
    """Why somebody must know who the petitioner is."""

    reason = line(
        lazy("为什么要看"),
        lazy("例如：约时间去家里看漏水的地方。会记下来，反映人看得到。"),
        required=True,
        most=SHORT_LIMIT,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def identity(request: StaffRequest, number: str) -> HttpResponse:
    """Show the identity once, after a reason; the ledger keeps who looked and why, and the petitioner reads it."""
    found = opened(request, number)
    if found.disclosure() is not Disclosure.MASK or not parts.masked_rows(found):
        raise Http404
    form = RevealForm(request.POST or None)
    values: dict[str, Any] = {
        "petition": found.petition,
        "url": petition_url(number),
        "label": _("查看身份"),
        "form": form,
    }
    if request.method == "POST" and form.is_valid():
        values["rows"] = parts.FACT.fill(parts.contact_rows(_revealed(found, form.cleaned_data["reason"])))
    return page(request, "desk/identity.html", values, current="desk:worklist")


def _revealed(found: OpenMatter, reason: str) -> Contact:
    """Open the identity under the lock on the petition's row, which its chain in the ledger needs."""
    with transaction.atomic():
        locked = Petition.objects.select_for_update().get(pk=found.petition.pk)
        return reveal.reveal(
            locked.identity_id, subject=locked.number, actor=found.actor.name, reason=reason, at=timezone.now()
        )  # fmt: skip


@require_safe
@staff_only()
def clock(request: StaffRequest, number: str, key: int) -> HttpResponse:
    """Every day of a time limit, counted or not, and why."""
    found = opened(request, number)
    running = next((row for row in found.matter.clocks if row.pk == key), None)
    if running is None:
        raise Http404
    calendar = calendar_version(running.calendar_version)
    rule = running.clock
    days = rule.explain(running.anchor_on, calendar, extra_days=running.extended_days, pauses=running.rests)
    values = {
        "petition": found.petition,
        "url": petition_url(number),
        "label": capital(speech().say(rule)),
        "clock": running,
        "rule": rule,
        "days": days,
    }
    return page(request, "desk/clock.html", values, current="desk:worklist")
