"""One view for every step: the form from the registry, `perform`, and back to the petition."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import matter
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.forms import ELSEWHERE, FORMS
from xinqiao.web.desk.matters import OpenMatter, opened, transition
from xinqiao.web.desk.places import capital, petition_url
from xinqiao.web.desk.step_form import StepForm
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step of the petition's table, or take the step."""
    return _step(request, opened(request, number), PETITION, name)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def referral_step(request: StaffRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step of the referral's table, or take the step."""
    return _step(request, opened(request, number), REFERRAL, name)


def _step(request: StaffRequest, found: OpenMatter, procedure: Procedure, name: str) -> HttpResponse:
    row = transition(procedure, name)
    if name in ELSEWHERE or found.record(procedure) is None:
        raise Http404
    refusal = row.refusal(found.facts(procedure))
    if refusal and request.method != "POST":
        return _page(request, found, row.label, None, refusal)
    form = FORMS[name](request.POST or None, request.FILES or None, opened=found)
    if request.method == "POST" and _is_complete(form, found) and _taken(form, found, procedure):
        return _done(request, found, row.label)
    return _page(request, found, row.label, form, None)


def _is_complete(form: StepForm, found: OpenMatter) -> bool:
    form.is_valid()
    if isinstance(form, WithFiles):
        form.keep(found.directory, found.today)
    return not form.errors


def _taken(form: StepForm, found: OpenMatter, procedure: Procedure) -> bool:
    """Take the step; a refusal becomes an error at its field, and everything typed stays."""
    record: Any = found.record(procedure)
    try:
        perform(
            form.step, record, form.entry(), actor=found.actor, at=timezone.now(), version=form.cleaned_data["version"]
        )  # fmt: skip
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        if refused.words is STALE:
            form.renew_version()
        return False
    return True


def _done(request: StaffRequest, found: OpenMatter, label: Text) -> HttpResponse:
    said = speech().say(label)
    if matter.find(found.petition.number, request.staff, request.directory) is None:
        messages.success(request, _("已办：%(step)s。这件现在由别的部门办，您这里不再显示。") % {"step": said})
        return HttpResponseRedirect(reverse("desk:worklist"))
    messages.success(request, _("已办：%(step)s。") % {"step": said})
    return HttpResponseRedirect(petition_url(found.petition.number))


def _page(
    request: StaffRequest, found: OpenMatter, label: Text, form: StepForm | None, refusal: Text | None
) -> HttpResponse:
    values = {
        "petition": found.petition, "url": petition_url(found.petition.number), "label": capital(speech().say(label)), "form": form,
        "refusal": refusal, "claims": found.dossier.claims, "has_files": isinstance(form, WithFiles),
        **(form.shown() if form else {}),
    }  # fmt: skip
    return page(request, "desk/step.html", values, current="desk:worklist")
