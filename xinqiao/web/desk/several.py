"""One step on several matters at once, with guard rails: few steps, looked at before, each for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import matter, queue_lines, reading
from xinqiao.petitions.lines import Line
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.redacting import covered_lines
from xinqiao.petitions.refused import Refused
from xinqiao.rules.owed import NO_DUE
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.procedures.referral import REFERRAL
from xinqiao.rules.terms import Work
from xinqiao.rules.transition import Procedure
from xinqiao.web.desk.cause_field import cause_field, offer_causes
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.places import capital, petition_url, place, said_place
from xinqiao.web.desk.step_form import Said, speak_plainly
from xinqiao.web.frame import WORKING, page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech


@dataclass(frozen=True, kw_only=True)
class Several:
    """A step that asks next to nothing and decides nothing about a person, so that taking it many times is safe."""

    procedure: Procedure
    work: Work  # the lines of the worklist among which it is taken
    explains: Said
    asks_cause: bool = False  # … but what produced them: one answer for all that are chosen


STEPS: dict[str, Several] = {
    "close": Several(
        procedure=PETITION, work=Work.CLOSE,
        explains=lazy("文书都送达了、申请复查的期限也过了的，才办得了；别的会说明为什么不行。"), asks_cause=True,
    ),
    "take_over": Several(
        procedure=REFERRAL, work=Work.TAKE_OVER, explains=lazy("签收表示收到了，不表示受理。异议的五个工作日照样算。"),
    ),
}  # fmt: skip


class CauseForm(forms.Form):
    """What produced the matters that are closed together."""

    cause = cause_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_causes(self, timezone.localdate())
        speak_plainly(self)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*WORKING)
def several(request: StaffRequest, step: str) -> HttpResponse:
    """Choose among the matters that wait for this step; look at what would happen; take it on those that allow it."""
    if step not in STEPS:
        raise Http404
    chosen = list(dict.fromkeys(request.POST.getlist("number")))[: reading.PAGE]
    form = CauseForm(request.POST if "now" in request.POST else None) if STEPS[step].asks_cause else None
    if request.method == "POST" and chosen and "now" in request.POST and (form is None or form.is_valid()):
        return _taken(request, step, chosen, form.cleaned_data if form else {})
    looked_at = _looked_at(request, step, chosen) if chosen else None
    s = speech(timezone.localdate())
    after = place(request.GET.get("after"))
    lines, rest = queue_lines.worklist(request.staff, request.directory, reading.queues(request.staff), after=after, work=STEPS[step].work)
    address = reverse("desk:several", args=[step])
    values = {
        "label": capital(s.say(STEPS[step].procedure.by_name[step].label)), "explains": STEPS[step].explains, "address": address, "form": form,
        "looked_at": looked_at, "ready": sum(not row["why"] for row in looked_at or ()),
        "nothing_chosen": request.method == "POST" and not chosen,
        "rows": [_row(line, s) for line in covered_lines(_each_once(lines), request.staff)],
        "later_url": f"{address}?after={said_place(rest)}" if rest else "",
    }  # fmt: skip
    return page(request, "desk/several.html", values, current="desk:worklist")


def _each_once(lines: list[Line]) -> list[Line]:
    return list({line.number: line for line in lines}.values())


def _row(line: Line, s: Speech) -> dict[str, Any]:
    has_due = line.due_on != NO_DUE
    return {
        "number": line.number, "title": line.title, "url": petition_url(line.number),
        "due": s.day(line.due_on) if has_due else _("没有期限"),
    }  # fmt: skip


def _opened(request: StaffRequest, number: str) -> OpenMatter | None:
    found = matter.find(number, request.staff, request.directory)
    if found is None:
        return None
    return OpenMatter(
        matter=matter.load(found), actor=request.staff, directory=request.directory, today=timezone.localdate()
    )  # fmt: skip


def _looked_at(request: StaffRequest, name: str, numbers: list[str]) -> list[dict[str, Any]]:
    """Return each chosen matter with why the step is not open on it; nothing is written."""
    procedure, s = STEPS[name].procedure, speech()
    rows = []
    for number in numbers:
        found = _opened(request, number)
        if found is None:
            continue
        record = found.record(procedure)
        refusal = procedure.by_name[name].refusal(found.facts(procedure)) if record else None
        why = s.say(refusal) if refusal else "" if record else _("这件现在没有这一步。")
        rows.append({"number": number, "title": found.clean(found.petition.title), "url": petition_url(number), "why": why})
    return rows


def _taken(request: StaffRequest, name: str, numbers: list[str], said: dict[str, Any]) -> HttpResponse:
    """Take the step on each, in a transaction of its own; say of every one that refused why it did."""
    procedure, done = STEPS[name].procedure, 0
    for number in numbers:
        found = _opened(request, number)
        record: Any = found.record(procedure) if found else None
        if record is None:
            continue
        try:
            perform(name, record, step_module(name).Entry(**said), actor=request.staff, at=timezone.now())
            done += 1
        except Refused as refused:
            messages.warning(request, f"{number}：{speech().say(refused.words)}")
    messages.success(request, _("办好了 %(n)s 件。") % {"n": done})
    return HttpResponseRedirect(reverse("desk:several", args=[name]))
