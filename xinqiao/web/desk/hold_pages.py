"""暂缓销毁: place a hold, and release one as `rules.holds` says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from xinqiao.directory.refused import DirectoryError
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.disposing import covering, hidden_among, may_be_disposed_of
from xinqiao.petitions.numbering import as_number
from xinqiao.retention import holds
from xinqiao.rules.holds import HOLDERS
from xinqiao.web.desk.retention import CURRENT, MOST_KEY, hold_row, may_hold, who
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

METHODS = ["GET", "HEAD", "POST"]
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
REVIEW_DAYS = 180


class HoldForm(forms.Form):
    """What is held and why."""

    number = forms.CharField(label=lazy("哪一件（编号）"), required=False, max_length=40, help_text=lazy("只暂缓一件，写编号；下面四项就不用填。"))
    category = forms.ChoiceField(label=lazy("或者哪一类"), required=False)
    unit_id = forms.TypedChoiceField(label=lazy("哪个单位（连同下面的单位）"), required=False, coerce=int, empty_value=None)
    received_from = forms.DateField(label=lazy("从哪天收到的"), required=False, widget=DAY)
    received_to = forms.DateField(label=lazy("到哪天收到的"), required=False, widget=DAY)
    reason = forms.CharField(label=lazy("为什么暂缓"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=lazy("例如：正在诉讼；纪委正在核查。不要写反映人的姓名、电话；写了也会遮盖。"))
    review_on = forms.DateField(label=lazy("哪天再看还要不要"), widget=DAY, help_text=lazy("一年以内。到了那天不会自动解除，要有人来看。"))

    def __init__(self, *args: Any, directory: Snapshot, s: Speech, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        empty = ("", _("不限"))
        categories = [(code, f"{code} {s.say(directory.category_name(code))}") for code in sorted(directory.categories(timezone.localdate()))]
        units = [(pk, s.say(unit)) for pk, unit in directory.units.items()]
        self.fields["category"].choices = [empty, *categories]  # type: ignore[attr-defined]
        self.fields["unit_id"].choices = [empty, *units]  # type: ignore[attr-defined]


class ReleaseForm(forms.Form):
    """Why a hold is needed no more."""

    reason = forms.CharField(label=lazy("为什么可以解除"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@require_http_methods(METHODS)
@staff_only(*HOLDERS)
def place_hold(request: StaffRequest) -> HttpResponse:
    """Ask what is held and why, and place it."""
    if not may_hold(request):
        raise Http404
    today = timezone.localdate()
    form = HoldForm(request.POST or None, initial={"review_on": today + timedelta(days=REVIEW_DAYS)}, directory=request.directory, s=speech(today))
    if request.method == "POST" and form.is_valid() and _is_placed(form, request):
        messages.success(request, _("记下了。解除以前，这些件不会销毁。"))
        return HttpResponseRedirect(reverse("desk:retention"))
    values = {"form": form, "title": _("要求暂缓销毁"), "lead": _("诉讼、审计、纪检要用的，先不销毁。解除由同一职责的另一位或者本线上级办；您自己也可以提出，另一位有权的人同意才算。"), "action": _("暂缓销毁")}
    return page(request, "desk/hold.html", values, current=CURRENT)


def _is_placed(form: HoldForm, request: StaffRequest) -> bool:
    entry, today = dict(form.cleaned_data), timezone.localdate()
    if entry["number"].strip():
        entry["number"] = as_number(entry["number"], today.year)
        if not may_be_disposed_of(entry["number"], request.staff, request.directory):
            form.add_error("number", _("没有这个编号，或者这件本来就不会销毁。请再看一遍编号。"))
            return False
    entry["reason"] = covering([entry["number"]] if entry["number"] else [])(entry["reason"])
    try:
        holds.place(holds.HoldEntry(**entry), by=request.staff.name, seat=holds.seats(request.staff, request.directory)[0], at=timezone.now(), today=today)
    except DirectoryError as error:
        form.add_error(error.field if error.field in form.fields else None, speech().say(error.said))
        return False
    return True


@require_http_methods(METHODS)
@staff_only(*HOLDERS)
def release_hold(request: StaffRequest, key: int) -> HttpResponse:
    """Release a hold, ask to, or agree to what whoever placed it asked."""
    hold = holds.by_key(key) if key < MOST_KEY else None
    if hold is None or not may_hold(request) or hidden_among([hold.number], request.staff, request.directory):
        raise Http404
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            seats = holds.seats(request.staff, request.directory)
            reason = covering([hold.number] if hold.number else [])(form.cleaned_data["reason"])
            hold = holds.release(key, reason, by=request.staff.name, seats=seats, directory=request.directory, at=timezone.now())
        except DirectoryError as error:
            form.add_error(error.field if error.field in form.fields else None, speech().say(error.said))
        else:
            messages.success(request, _("解除了。保管期满的，会列入下一批。") if hold.released_at else _("提出了，等另一位有权的人同意。同意以前照样不销毁。"))
            return HttpResponseRedirect(reverse("desk:retention"))
    s = speech(timezone.localdate())
    row = hold_row(hold, request, who([hold.placed_by, hold.released_by], request.directory, s), s)
    values = {"form": form, "title": row["does"] or _("解除暂缓"), "lead": _("由谁的职责要求暂缓的，由同一职责的另一位或者本线上级解除。要求暂缓的人自己可以提出解除，另一位有权的人同意才算。"), "one": row, "action": row["does"], "why_not": row["why_not"] if not form.is_bound else "", "is_closed": bool(row["why_not"])}
    return page(request, "desk/hold.html", values, current=CURRENT)
