"""Asking for a leader from above to receive at the mine: the form of whoever asks, that of the leader's office, and what both read of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from xinqiao.outreach import receptions
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.receptions import LEAST_MINUTES, MOST_MINUTES, MOST_SLOTS
from xinqiao.outreach.steps import agree_leader, ask_leader, decline_leader
from xinqiao.outreach.sweeps import found_at
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.procedures.reception import LEADER_REQUEST
from xinqiao.rules.terms_outreach import KEEPERS, OutreachKind
from xinqiao.rules.terms_reception import LeaderRequestStatus
from xinqiao.web.desk.forms_reception import DAY, HOUR, WithLeader, moment, name_of
from xinqiao.web.desk.places import capital
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:reception"
METHODS = ["GET", "HEAD", "POST"]
MOST = 12


class AskForm(WithLeader):
    """Whom, when, where and why."""

    on = forms.DateField(label=lazy("希望哪一天来"), widget=DAY)
    place = forms.CharField(label=lazy("在哪里接待"), max_length=SHORT_LIMIT, help_text=lazy("写到楼层、房间，第一次来的人也找得到。"))
    reason = forms.CharField(label=lazy("为什么请他来"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=lazy("写事，不写人名。"))

    def entry(self) -> Any:
        """Return what the step asks for."""
        return ask_leader.Entry(**self.cleaned_data)


class AgreeForm(forms.Form):
    """The hours, and how many people."""

    day = forms.DateField(label=lazy("哪一天"), widget=DAY)
    since = forms.TimeField(label=lazy("几点开始"), widget=HOUR)
    until = forms.TimeField(label=lazy("几点结束"), widget=HOUR)
    slots = forms.IntegerField(label=lazy("放几个号"), min_value=1, max_value=MOST_SLOTS, initial=8)
    minutes = forms.IntegerField(label=lazy("每个人几分钟"), min_value=LEAST_MINUTES, max_value=MOST_MINUTES, initial=20)

    def entry(self) -> Any:
        """Return what the step asks for."""
        given = self.cleaned_data
        return agree_leader.Entry(begins_at=moment(given["day"], given["since"]), ends_at=moment(given["day"], given["until"]), slots=given["slots"], minutes=given["minutes"])


class DeclineForm(forms.Form):
    """Why not."""

    reason = forms.CharField(label=lazy("为什么来不了"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=lazy("请的单位看得到。能换哪天、换谁来，也写上。"))

    def entry(self) -> Any:
        """Return what the step asks for."""
        return decline_leader.Entry(reason=self.cleaned_data["reason"])


FORMS: dict[str, type[forms.Form]] = {"agree_leader": AgreeForm, "decline_leader": DeclineForm}


def rows(request: StaffRequest, s: Speech) -> list[dict[str, Any]]:
    """Return the requests that the reader may see: who was asked by whom, for when, what came of it, and what he may do (one query)."""
    today, directory = timezone.localdate(), request.directory
    return [
        {
            "leader": name_of(row.person, s), "by": directory.unit(row.raised_in) if row.raised_in else None, "on": s.day(row.on), "place": row.content["place"], "why": row.content["why"],
            "status": row.standing, "is_off": row.standing is LeaderRequestStatus.LEADER_DECLINED, "declined": row.content.get("declined", ""), "day": row.content.get("day", ""),
            "steps": [{"label": capital(s.say(step.label)), "url": reverse("desk:leader_request_step", args=[row.number, step.name])} for step in LEADER_REQUEST.open_to(row.facts(request.staff, today, directory))],
        }
        for row in receptions.requests(request.staff, directory, MOST)
    ]  # fmt: skip


def asking_unit(request: StaffRequest) -> int | None:
    """Return the unit for which the reader may ask: the first whose plan he keeps and that has an organisation above; None where there is none."""
    kept = sorted(unit for unit in receptions.keeps_for(request.staff) if unit in request.directory.units)
    return next((unit for unit in kept if request.directory.ancestors(request.directory.organisation(unit).pk)), None)


@require_http_methods(METHODS)
@staff_only(*KEEPERS)
def ask(request: StaffRequest) -> HttpResponse:
    """Ask for a leader from above; his own office answers."""
    unit_id, today = asking_unit(request), timezone.localdate()
    if unit_id is None:
        raise Http404
    s = speech(today)
    form = AskForm(request.POST or None, people=receptions.leaders_above(unit_id, request.directory, today), s=s)
    if request.method == "POST" and form.is_valid():
        office = receptions.office_of_leader(form.cleaned_data["person_id"], unit_id, request.directory, today)
        fresh = OutreachRecord(kind=OutreachKind.LEADER_REQUEST.value, unit_id=office.pk if office else unit_id, place_key=found_at(unit_id))
        if _is_taken(request, "ask_leader", fresh, form, None, s):
            messages.success(request, _("请了。他那边的信访部门回话以后，这里看得到；同意了才列入计划、才能公布。"))
            return HttpResponseRedirect(reverse(CURRENT))
    values = {"form": form, "title": capital(s.say(LEADER_REQUEST.by_name["ask_leader"].label)), "back": reverse(CURRENT), "unit": request.directory.unit(unit_id)}
    return page(request, "desk/reception_step.html", values, current=CURRENT)


@require_http_methods(METHODS)
@staff_only(*KEEPERS)
def step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Agree and set the hours, or decline and say why."""
    row = visible_to(request.staff, OutreachKind.LEADER_REQUEST, request.directory).filter(number=number).first() if number.isprintable() else None
    if row is None or name not in FORMS:
        raise Http404
    today, rule = timezone.localdate(), LEADER_REQUEST.by_name[name]
    s = speech(today)
    refusal = rule.refusal(row.facts(request.staff, today, request.directory))
    form = FORMS[name](request.POST or None, initial={"day": row.on})
    seen = request.POST.get("version", "")
    version = int(seen[:9]) if seen.isascii() and seen.isdigit() else -1
    if request.method == "POST" and form.is_valid() and _is_taken(request, name, row, form, version, s):
        messages.success(request, _("已办：%(step)s。") % {"step": s.say(rule.label)})
        return HttpResponseRedirect(reverse(CURRENT))
    values = {
        "form": None if refusal and request.method != "POST" else form, "refusal": s.say(refusal) if refusal else "", "title": capital(s.say(rule.label)), "back": reverse(CURRENT),
        "unit": request.directory.unit(row.raised_in) if row.raised_in else None, "version": OutreachRecord.objects.get(pk=row.pk).version if form.errors else row.version,
    }  # fmt: skip
    return page(request, "desk/reception_step.html", values, current=CURRENT)


def _is_taken(request: StaffRequest, name: str, row: OutreachRecord, form: Any, version: int | None, s: Speech) -> bool:
    try:
        if version == -1:
            raise Refused(STALE)
        perform(name, row, form.entry(), actor=request.staff, at=timezone.now(), version=version)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, s.say(refused.words))
        return False
    return True
