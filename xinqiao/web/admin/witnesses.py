"""见证人: who outside the enterprise gets every seal of the ledger by mail."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.outbox import witnesses
from xinqiao.web.admin.page import done, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest

LISTED = "witnesses"
METHODS = ["GET", "HEAD", "POST"]


class WitnessForm(forms.Form):
    """An institution and its mailbox."""

    name = forms.CharField(label=lazy("名称"), max_length=60, help_text=lazy("写单位，例如“省国资委信访处”“职工代表大会”，最好不归本单位管。"))
    address = forms.EmailField(label=lazy("邮箱"), help_text=lazy("不要用本单位自己的邮件服务器上的邮箱：那样就不算外面的人保存。"))
    effective_from = forms.DateField(label=lazy("从哪天起"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


@require_safe
@system_only
def listed(request: StaffRequest) -> HttpResponse:
    """Every witness there was, those in force first."""
    today = timezone.localdate()
    rows = [{"row": row, "counts": row.ended_on is None or row.ended_on >= today, "may_end": row.ended_on is None} for row in witnesses.listed()]
    return page(request, LISTED, LISTED, rows=rows)


@require_http_methods(METHODS)
@system_only
def add(request: StaffRequest) -> HttpResponse:
    """Name one."""
    form = WitnessForm(request.POST or None, initial={"effective_from": timezone.localdate()})
    if saved(form, lambda: witnesses.add_witness(**form.cleaned_data, **stamp(request))):
        return done(request, _("已加上。从那天起，每次封存都发给他。"), LISTED)
    lead = _("每天的封存记录发给他，他存着就行。以后核对账本，拿他那里的一对，旧备份恢复、删改都看得出来。")
    return page(request, "form", LISTED, form=form, title=_("加一位见证人"), lead=lead, back=reverse(f"administration:{LISTED}"))


@require_http_methods(METHODS)
@system_only
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """Mail him no longer; he still gets the seal of tomorrow, so that he learns of it."""
    row = next((row for row in witnesses.listed() if row.pk == pk), None)
    if row is None:
        raise Http404
    form = forms.Form(request.POST if request.method == "POST" else None)
    if saved(form, lambda: witnesses.end_witness(pk, **stamp(request))):
        return done(request, _("已停用，明天是最后一次。"), LISTED)
    lead = _("明天的封存还发给他，让他知道以后不发了。发过的不收回。")
    return page(request, "form", LISTED, form=form, title=_("停用见证人"), about=row.name, lead=lead, grave=True, back=reverse(f"administration:{LISTED}"))
