"""Somebody says on the phone, at the window or in a letter that he fears retaliation: taken down here, and gone from here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import protecting
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_joint import MemberStatus
from xinqiao.web.desk.matters import OpenMatter, opened
from xinqiao.web.desk.places import petition_url
from xinqiao.web.desk.step_form import speak_plainly, writing
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech

TAKES_DOWN = (Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD)


class FearForm(forms.Form):
    """Who says it, whether it has happened, and in which words."""

    who = forms.TypedChoiceField(label=lazy("谁说的"), coerce=int)
    has_happened = forms.ChoiceField(
        label=lazy("他说的是"), widget=forms.RadioSelect, choices=[("no", lazy("他担心有人打击报复")), ("yes", lazy("他说已经有人打击报复"))],
    )  # fmt: skip
    words = writing(lazy("他的原话"), lazy("照他说的写。交上去以后这里看不到，改不了；有新的话再登记一次。"), rows=5)

    def __init__(self, *args: Any, members: list[LinkedRecord], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = [(0, _("信访人")), *((row.position, _("第 %(n)s 位联名人") % {"n": row.position}) for row in members)]
        self.fields["who"].choices = said  # type: ignore[attr-defined]
        if not members:
            self.fields["who"].widget, self.fields["who"].required, self.fields["who"].initial = forms.HiddenInput(), False, 0
        speak_plainly(self)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*TAKES_DOWN)
def fear(request: StaffRequest, number: str) -> HttpResponse:
    """Take it down and pass it on; the page says the same whether anything was said before or not."""
    found = opened(request, number)
    if not found.facts().desk_duties & set(TAKES_DOWN):
        raise Http404
    members = _members(found)
    form = FearForm(request.POST or None, members=members)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        member = next((row for row in members if row.position == (given["who"] or 0)), None)
        try:
            protecting.declare(
                found.petition, given["words"], has_happened=given["has_happened"] == "yes", at=timezone.now(), member=member, by=found.actor
            )  # fmt: skip
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        else:
            messages.success(request, _("交给不经手这件事的人了，他们会联系本人。"))
            return HttpResponseRedirect(petition_url(number))
    return page(request, "desk/fear.html", {"petition": found.petition, "said": found.said(), "url": petition_url(number), "form": form}, current="desk:worklist")


def _members(found: OpenMatter) -> list[LinkedRecord]:
    return [row for row in found.dossier.records_of(RecordKind.MEMBER) if row.standing is not MemberStatus.DENIED]
