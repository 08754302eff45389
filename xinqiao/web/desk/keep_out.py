"""The discipline duty says by number alone whom a petition complains about: it opens no page of it, and no one waits for the office."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import tying
from xinqiao.petitions.keeping_out import NAMED_PERSON, NAMED_UNIT
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.numbering import as_number
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import name_complained
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.web.desk.forms_sharing import WhomForm
from xinqiao.web.desk.step_form import speak_plainly
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech

CURRENT = "desk:keep_out"


class KeepOutForm(WhomForm):
    """Of which number, and whom."""

    number = forms.CharField(label=lazy("信访件编号"), max_length=40, help_text=lazy("写全，例如 XQ-2026-0000013。"))
    field_order = ("number", "unit_id", "person_id", "why")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(Duty.DISCIPLINE)
def keep_out(request: StaffRequest) -> HttpResponse:
    """Name a unit or a person; the answer is the same for every number that is not his to name on. Sent twice, it is named once."""
    form, today = KeepOutForm(request.POST or None), timezone.localdate()
    form.offer_units(request.directory, today)
    speak_plainly(form)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        petition = tying.by_number(as_number(given.pop("number"), today.year), request.staff, request.directory)
        if petition is None:
            form.add_error("number", _("这个编号不能在这里登记。请核对编号；密封的件，在它自己的页面登记。"))
        else:
            try:
                perform("name_complained", LinkedRecord(petition=petition, kind=RecordKind.COMPLAINED.value), name_complained.Entry(**given), actor=request.staff, at=timezone.now())
            except Refused as refused:
                if refused.words in (NAMED_UNIT, NAMED_PERSON):  # a second click, or somebody was faster
                    messages.info(request, _("已经登记过了：%(number)s 不给他看，也不让他办。不用再登记。") % {"number": petition.number})
                    return HttpResponseRedirect(reverse(CURRENT))
                form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
            else:
                messages.success(request, _("登记好了：从现在起，%(number)s 不给他看，也不让他办。") % {"number": petition.number})
                return HttpResponseRedirect(reverse(CURRENT))
    return page(request, "desk/keep_out.html", {"form": form}, current=CURRENT)
