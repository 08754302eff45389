"""核对账本: the same as `xinqiao verify` and `xinqiao seal` on a page, for the audit duty. It changes no record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinqiao.ledger import checks, seals
from xinqiao.ledger.faults import in_words
from xinqiao.ledger.statement import RECEIPT, Signed, Unreadable, read
from xinqiao.outbox import witnesses
from xinqiao.petitions.receipting import outside_faults
from xinqiao.rules.terms import Duty
from xinqiao.web.desk.people import colleagues
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:ledger"
LATELY, RUNS = 10, 10
LARGEST = 2_000_000  # bytes of a file with statements
MOST_STATEMENTS = 1000
SECONDS = 3  # a page of a run that is going on asks again after so many
MOST_KEY = 2**62


class CheckForm(forms.Form):
    """What a run looks at."""

    with_files = forms.BooleanField(required=False, label=lazy("附件的内容也核对（要读完每一个附件，慢）"))


class CompareForm(forms.Form):
    """Seals and receipts that were kept outside: their file, or what stands on them."""

    file = forms.FileField(
        label=lazy("文件"), required=False, help_text=lazy("见证人收到的邮件、公布页的 JSON、反映人存的回执都可以。"),
        widget=forms.FileInput(attrs={"accept": ".json,.txt,.eml,application/json,text/plain"}),
    )  # fmt: skip
    said = forms.CharField(
        label=lazy("或者粘贴、照着打印件填写"), required=False, max_length=50_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=lazy("从“xinqiao seal 1”或“xinqiao receipt 1”那一行开始，一行一行照抄；签名太长可以不抄。"),
    )  # fmt: skip

    def statements(self) -> list[Signed]:
        """Return what was handed in; with a sentence at the form, and nothing, if it cannot be read."""
        file = self.cleaned_data["file"]
        try:
            text = file.read(LARGEST).decode("utf-8-sig") if file else self.cleaned_data["said"]
            held = read(text)
        except (Unreadable, UnicodeDecodeError):
            self.add_error(None, _("看不出是封存记录或者回执。请给整个文件，或者从“xinqiao”那一行起照抄。"))
            return []
        if len(held) > MOST_STATEMENTS:
            self.add_error(None, _("一次最多核对 {most} 份，请分几次。").format(most=MOST_STATEMENTS))
            return []
        return held


@require_safe
@staff_only(Duty.AUDITOR)
def ledger(request: StaffRequest) -> HttpResponse:
    """How far the ledger is sealed, what became of the mails to the witnesses, and the newest runs."""
    s = speech(timezone.localdate())
    runs = checks.newest(RUNS)
    values = {
        "form": CheckForm(), "unsealed": seals.unsealed(), "seals": [_seal(row, s) for row in seals.newest(LATELY)],
        "runs": _runs(request, runs, s), "running": any(run.ended_at is None for run in runs), "witnesses": witnesses.in_force(timezone.localdate()).count(),
    }  # fmt: skip
    return page(request, "desk/ledger.html", values, current=CURRENT)


@require_POST
@staff_only(Duty.AUDITOR)
def start_check(request: StaffRequest) -> HttpResponse:
    """Ask for a run; while one goes on, lead to that one."""
    form = CheckForm(request.POST)
    with_files = form.is_valid() and form.cleaned_data["with_files"]
    run = checks.ask(by=request.staff.name, at=timezone.now(), with_files=with_files)
    return HttpResponseRedirect(reverse("desk:ledger_check", args=[run.pk]))


@require_safe
@staff_only(Duty.AUDITOR)
def check(request: StaffRequest, key: int) -> HttpResponse:
    """One run: how far it is, or what it found."""
    run = checks.by_key(key) if key < MOST_KEY else None
    if run is None:
        raise Http404
    s = speech(timezone.localdate())
    values = {"run": _runs(request, [run], s)[0], "faults": [s.say(in_words(fault)) for fault in run.faults], "more": run.found - len(run.faults)}
    response = page(request, "desk/ledger_check.html", values, current=CURRENT)
    if run.ended_at is None:
        response["Refresh"] = str(SECONDS)
    return response


@require_POST
@staff_only(Duty.AUDITOR)
def seal_now(request: StaffRequest) -> HttpResponse:
    """Seal what is new, and tell the witnesses: the same as the worker does once a day."""
    try:
        made = witnesses.seal_and_tell(timezone.now())
    except seals.Busy:
        messages.warning(request, _("有人正在大量写入，过一会儿再封存。"))
    else:
        if made:
            messages.success(request, _("封存好了，第 %(number)s 号，%(entries)s 条。") % {"number": made.number, "entries": made.entries})
        else:
            messages.info(request, _("上次封存以后没有新的记录。"))
    return HttpResponseRedirect(reverse("desk:ledger"))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(Duty.AUDITOR)
def compare(request: StaffRequest) -> HttpResponse:
    """Compare what somebody outside holds with the store. Nothing that is handed in is kept."""
    form = CompareForm(request.POST or None, request.FILES or None)
    held = form.statements() if request.method == "POST" and form.is_valid() else []
    s = speech(timezone.localdate())
    rows = [
        {"what": _("回执") if one.kind == RECEIPT else _("封存"), "number": one.values["number"], "is_signed": bool(one.signature),
         "faults": [s.say(in_words(fault.why)) for fault in outside_faults([one])]}
        for one in held
    ]  # fmt: skip
    values = {"form": form, "rows": rows, "bad": sum(bool(row["faults"]) for row in rows)}
    return page(request, "desk/ledger_compare.html", values, current=CURRENT)


def _seal(seal: seals.Seal, s: Speech) -> dict[str, Any]:
    told = witnesses.told(seal.number)
    path = reverse("portal:ledger_seal", args=[seal.number], urlconf=settings.ROOT_URLCONF)
    states = [f"{one.witness}{_('：')}{s.say(one.state)}" for one in told]
    return {"number": seal.number, "at": seal.sealed_at, "entries": seal.entries, "root": seal.root, "url": path, "told": states}


def _runs(request: StaffRequest, runs: list[checks.Check], s: Speech) -> list[dict[str, Any]]:
    people = {run.pk: int(run.asked_by.partition(":")[2]) for run in runs if run.asked_by.startswith("person:")}
    known = colleagues(people.values(), request.directory)
    return [
        {"url": reverse("desk:ledger_check", args=[run.pk]), "at": run.asked_at, "ended": run.ended_at, "begun": run.claimed_at, "found": run.found,
         "with_files": run.with_files, "walked": run.walked, "total": run.total, "seals": run.seals, "unsealed": run.unsealed,
         "by": s.say(known[people[run.pk]].name) if people.get(run.pk) in known else ""}
        for run in runs
    ]  # fmt: skip
