"""Why may somebody see a petition, why not? For the auditor and for heads of office; it tells no title and no content."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from xinqiao.directory.models import Person
from xinqiao.petitions import explaining
from xinqiao.petitions.numbering import as_number
from xinqiao.rules.terms import Duty
from xinqiao.rules.text import Text
from xinqiao.web.frame import EXPLAINED, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:why"


class WhyForm(forms.Form):
    """A person and a number."""

    who = forms.CharField(label=lazy("谁（登录名）"), max_length=40, help_text=lazy("例如 lin-yu。"))
    number = forms.CharField(label=lazy("信访件编号"), max_length=40, help_text=lazy("写全，例如 XQ-2026-0000013。"))


@require_safe
@staff_only(*EXPLAINED)
def why(request: StaffRequest) -> HttpResponse:
    """Ask with the address alone: nothing is changed, nothing is kept."""
    today = timezone.localdate()
    s, form = speech(today), WhyForm(request.GET or None)
    values: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        person = Person.objects.filter(login=form.cleaned_data["who"].strip().lower()).first()
        found = explaining.explain_to(request.staff, as_number(form.cleaned_data["number"], today.year), person, today, request.directory) if person else None
        values |= {"asked": True, "no_person": person is None, "found": found, "number": form.cleaned_data["number"], "who": _name(person, s) if person else ""}
        if found is not None:
            values["reasons"] = [_row(reason, request, s) for reason in found.reasons]
    return page(request, "desk/why.html", values, current=CURRENT)


def _row(reason: explaining.Reason, request: StaffRequest, s: Speech) -> dict[str, Any]:
    post = reason.post
    title = s.say(Text(post.title, post.title_en or post.title)) if post else ""
    unit = s.say(request.directory.unit(post.unit_id)) if post else ""
    duty = s.say(Duty(post.duty)) if post else ""
    return {
        "gives": reason.gives, "said": s.say(reason.said), "lent": s.say(reason.lent),
        "post": " · ".join(dict.fromkeys(filter(None, (unit, title, duty)))),
    }  # fmt: skip


def _name(person: Person, s: Speech) -> str:
    return (person.name_en or person.name) if s.english else person.name
