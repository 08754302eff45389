"""One view for every step: the form from the registry, `perform`, and back to the petition."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import matter, open_forms
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.procedures.every import row_of
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import START
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure
from xinqiao.web.desk import guide, record_parts
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.forms import ELSEWHERE, FORMS, PROCEDURE_OF
from xinqiao.web.desk.matters import OpenMatter, opened, transition
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.petition_parts import newest
from xinqiao.web.desk.places import capital, petition_url, step_url
from xinqiao.web.desk.rehearsal import rehearsed
from xinqiao.web.desk.step_form import StepForm
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech

MOST_SHOWN = 5  # steps of others that a stale form tells of


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


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def record_step(request: StaffRequest, number: str, kind: str, position: int, name: str) -> HttpResponse:
    """Show the form of a step of a linked record's table, or take the step; position 0 is a record that is not there yet."""
    found = opened(request, number).on(kind, position)
    if found is None or found.linked is None or (START in transition(found.linked.procedure, name).source) is not (position == 0):
        raise Http404
    return _step(request, found, found.linked.procedure, name)


def _step(request: StaffRequest, found: OpenMatter, procedure: Procedure, name: str) -> HttpResponse:
    row = transition(procedure, name)
    if name in ELSEWHERE or found.record(procedure) is None:
        raise Http404
    refusal = row.refusal(found.facts(procedure))
    if refusal and request.method != "POST":
        return _page(request, found, row.label, None, refusal)
    form = FORMS[name](request.POST or None, request.FILES or None, opened=found)
    if request.method == "POST" and _is_ready(request, form, found, procedure):
        if "preview" in request.POST:
            form.letters = _tried(request, form, found, procedure)
        elif _is_taken(request, form, found, procedure):
            return _done(request, found, row.label, form)
    return _page(request, found, row.label, form, None)


def _writers(request: StaffRequest, found: OpenMatter, form: StepForm | None) -> list[dict[str, str]]:
    """Return who else is writing on this matter, when this form takes long to write; whoever opens it is noted."""
    if form is None or not form.takes_long:
        return []
    writers = open_forms.open_form(found.petition, form.step, request.staff.person.pk, timezone.now())
    known, s = colleagues((writer.person_id for writer in writers), found.directory), speech(found.today)
    return [
        {"who": s.say(known[writer.person_id].name), "step": s.say(row_of(writer.step).label), "at": s.moment(writer.at)}
        for writer in writers
        if writer.person_id in known
    ]


def _is_ready(request: StaffRequest, form: StepForm, found: OpenMatter, procedure: Procedure) -> bool:
    """Read the form, keep its files, and return whether the step can be taken with it."""
    if form.fills():
        return False
    is_valid = form.is_valid()
    if isinstance(form, WithFiles):
        form.keep(found.directory, found.today)
    if form.is_stale:
        return _tell_stale(request, form, found, procedure)
    return is_valid and not form.errors


def _tried(request: StaffRequest, form: StepForm, found: OpenMatter, procedure: Procedure) -> list[SafeString]:
    """Return the documents that the step would issue; a refusal becomes an error, as when it is taken."""
    try:
        return rehearsed(form, found.again(request), procedure, timezone.now())
    except Refused as refused:
        _refused(request, form, found, procedure, refused)
        return []


def _is_taken(request: StaffRequest, form: StepForm, found: OpenMatter, procedure: Procedure) -> bool:
    """Take the step; a refusal becomes an error at its field, and everything typed stays."""
    record: Any = found.record(procedure)
    try:
        perform(
            form.step, record, form.entry(), actor=found.actor, at=timezone.now(), version=form.cleaned_data["version"]
        )  # fmt: skip
    except Refused as refused:
        _refused(request, form, found, procedure, refused)
        return False
    return True


def _refused(request: StaffRequest, form: StepForm, found: OpenMatter, procedure: Procedure, refused: Refused) -> None:
    if refused.words is STALE:  # somebody was quicker by less than this request takes
        _tell_stale(request, form, found, procedure)
    else:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))


def _tell_stale(request: StaffRequest, form: StepForm, found: OpenMatter, procedure: Procedure) -> bool:
    """Say what was done while the form was open, whatever else is wrong with it, and whether the step is still open."""
    now = found.again(request)
    steps = now.petition.version - int(form.data["version"])
    form.errors.clear()  # they are about choices that may be gone; what was typed stays
    form.add_error(None, speech().say(STALE))
    if now.record(procedure) and (refusal := procedure.by_name[form.step].refusal(now.facts(procedure))):
        form.add_error(None, speech().say(refusal))
    form.catch_up(now, newest(now, min(max(steps, 1), MOST_SHOWN), speech(now.today)))
    return False


def _done(request: StaffRequest, found: OpenMatter, label: Text, form: StepForm) -> HttpResponse:
    said = speech().say(label)
    if matter.find(found.petition.number, request.staff, request.directory) is None:
        messages.success(request, _("已办：%(step)s。这件现在由别的部门办，您这里不再显示。") % {"step": said})
        return HttpResponseRedirect(reverse("desk:worklist"))
    messages.success(request, _("已办：%(step)s。") % {"step": said})
    return HttpResponseRedirect(form.leads_to() or petition_url(found.petition.number))


def _page(
    request: StaffRequest, found: OpenMatter, label: Text, form: StepForm | None, refusal: Text | None
) -> HttpResponse:
    values = {
        "petition": found.petition, "said": found.said(), "about": record_parts.about(found, speech(found.today)), "url": petition_url(found.petition.number), "label": capital(speech().say(label)), "form": form,
        "refusal": refusal, "has_files": isinstance(form, WithFiles),
        "instead": _instead(found, form.instead) if form else None, "writers": _writers(request, found, form), "guides": guide.guides(found, speech(found.today)) if form and form.takes_long else [], **(form.shown() if form else {}),
    }  # fmt: skip
    return page(request, "desk/step.html", values, current="desk:worklist")


def _instead(found: OpenMatter, name: str) -> dict[str, str] | None:
    """Return the step that decides the same question the other way, if it is open too."""
    procedure = PROCEDURE_OF.get(name)
    if procedure is None or found.record(procedure) is None:
        return None
    row = procedure.by_name[name]
    if row.refusal(found.facts(procedure)):
        return None
    return {"label": capital(speech().say(row.label)), "url": step_url(found.petition.number, name, found.linked)}
