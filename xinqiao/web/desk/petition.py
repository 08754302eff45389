"""One petition on one page: the story on the left; what now, by when and what is open on the right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory.snapshot import calendar_version, note_of
from xinqiao.petitions import redacting
from xinqiao.petitions.access import sees_for
from xinqiao.petitions.identity_access import leave, until
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.rules.clocks import Binds
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.procedures.every import row_of
from xinqiao.rules.terms_sharing import AccessStatus
from xinqiao.vault import reveal
from xinqiao.vault.contact import Contact
from xinqiao.web.desk import oversight_parts
from xinqiao.web.desk import petition_parts as parts
from xinqiao.web.desk.matters import Gone, OpenMatter, opened
from xinqiao.web.desk.places import capital, petition_url, step_url
from xinqiao.web.desk.retention import tombstone_row
from xinqiao.web.desk.step_form import line, speak_plainly
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech


@require_safe
@staff_only()
def petition(request: StaffRequest, number: str) -> HttpResponse:
    """The whole matter as this reader may see it."""
    try:
        found = opened(request, number)
    except Gone as gone:
        s = speech(timezone.localdate())
        return page(request, "desk/disposed.html", {"one": tombstone_row(gone.petition.number, request.directory, s)}, current="desk:worklist", status=410)
    return page(request, "desk/petition.html", parts.everything(found, speech(found.today)), current="desk:worklist")


class RevealForm(forms.Form):
    """Why a discipline officer must know who the reporter of a sealed matter is: only he decides there (条例§30(3))."""

    reason = line(
        lazy("为什么要看"),
        lazy("例如：约时间当面核实。会记下来，反映人看得到。"),
        required=True,
        most=SHORT_LIMIT,
    )


class CallForm(forms.Form):
    """Why the petitioner is called: one of the usual reasons, or another."""

    why = forms.ChoiceField(label=lazy("为什么打电话"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].choices = list(CALLS.items())  # type: ignore[attr-defined]
        speak_plainly(self)


CALLS = {"first": lazy("首次联系"), "facts": lazy("核实情况"), "visit": lazy("约时间见面"), "result": lazy("告诉他办理情况"), "back": lazy("回访")}


def _may_read(found: OpenMatter) -> bool:
    return found.disclosure() is Disclosure.MASK and bool(parts.masked_rows(found)) and not found.facts().is_recused


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def identity(request: StaffRequest, number: str) -> HttpResponse:
    """Show the identity once, to whom a custodian gave leave; the ledger keeps who looked and why, and the petitioner reads it."""
    found = opened(request, number)
    if not _may_read(found):
        raise Http404
    is_watch = found.petition.guards is not None
    given, is_sealed = leave(found.dossier, found.actor, found.today), found.petition.is_sealed and not is_watch
    sent = request.POST if request.method == "POST" else None
    form = RevealForm(sent) if is_sealed else forms.Form(sent)
    values: dict[str, Any] = {
        "petition": found.petition, "said": found.said(), "url": petition_url(number), "label": _("查看身份"), "form": form, "is_sealed": is_sealed,
        "until": speech(found.today).day(until(given)) if given else "", "is_at_once": given is not None and given.standing is AccessStatus.AT_ONCE, "ask_url": step_url(number, "ask_access"),
        "at_once_url": step_url(number, "read_at_once") if is_watch else "",
    }  # fmt: skip
    if request.method == "POST" and (given or is_sealed) and form.is_valid():
        reason = given.content["reason"] if given else form.cleaned_data["reason"]
        shown = redacting.with_leave(found.dossier)
        values["written"] = {"title": shown(found.petition.title), "text": shown(found.petition.text), "claims": [shown(claim.text) for claim in found.dossier.claims]}
        values["rows"] = parts.FACT.fill(parts.contact_rows(_revealed(found, reason)))
    return page(request, "desk/identity.html", values, current="desk:worklist")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def call_slip(request: StaffRequest, number: str) -> HttpResponse:
    """Show the phone number alone, for a call: recorded with its reason, and no name beside it."""
    found = opened(request, number)
    if not _may_read(found):
        raise Http404
    form = CallForm(request.POST or None)
    values: dict[str, Any] = {"petition": found.petition, "url": petition_url(number), "label": _("拨号条"), "form": form, "said": found.said()}
    if request.method == "POST" and form.is_valid():
        with override(settings.LANGUAGE_CODE):  # what is kept is in Chinese, whatever language he works in
            why = _("打电话：%(why)s") % {"why": CALLS[form.cleaned_data["why"]]}
        values |= {"is_open": True, "phone": _revealed(found, why, "phone").phone}
    return page(request, "desk/call_slip.html", values, current="desk:worklist")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def envelope(request: StaffRequest, number: str) -> HttpResponse:
    """Print name and address for an envelope: recorded, and the petitioner reads it."""
    found = opened(request, number)
    if not _may_read(found):
        raise Http404
    values: dict[str, Any] = {"petition": found.petition, "url": petition_url(number), "label": _("信封"), "said": found.said()}
    if request.method == "POST":
        with override(settings.LANGUAGE_CODE):
            why = _("寄送文书")
        values["to"] = _revealed(found, why, "name", "address")
    return page(request, "desk/envelope.html", values, current="desk:worklist")


def _revealed(found: OpenMatter, reason: str, *parts: str) -> Contact:
    """Open the identity under the lock on the petition's row, which its chain in the ledger needs."""
    with transaction.atomic():
        locked = Petition.objects.select_for_update().get(pk=found.petition.pk)
        return reveal.reveal(
            locked.identity_id, subject=locked.number, actor=found.actor.name, reason=reason, at=timezone.now(), parts=parts,
            stands_for=sees_for(found.actor, found.petition, found.directory),
        )  # fmt: skip


def _clock_facts(running: RunningClock, s: Speech) -> list[dict[str, str]]:
    """Return what a time limit is made of: both last days, for whom it counts, whose days, by which calendar, and what became of it."""
    rule = running.clock
    bound = {
        Binds.STAFF: _("约束工作人员：遇节假日也不顺延"), Binds.PETITIONER: _("是反映人的权利：最后一天遇节假日往后顺延"),
    }  # fmt: skip
    note = note_of(running.calendar_version) if rule.follows_calendar else ""
    rows = (
        (_("从哪天算起"), s.day(running.anchor_on)), (_("按规定的最后一天"), s.day(running.statutory_on)),
        (_("遇节假日顺延到"), s.day(running.effective_on) if running.effective_on != running.statutory_on else ""),
        (_("算数的最后一天"), s.day(running.due_on)), (_("对谁算数"), bound[rule.binds]),
        (_("多少天"), _days(running)), (_("按哪一版日历"), note),
        (_("暂停"), _("%(on)s起暂停，恢复以后再往后顺延") % {"on": s.day(running.paused_on)} if running.paused_on else ""),
        (_("超期"), _("%(on)s起记为超期") % {"on": s.day(running.breached_on)} if running.breached_on else ""),
        (_("办完"), f"{s.day(running.stopped_on)} · {capital(s.say(row_of(running.stopped_by).label))}" if running.stopped_on else ""),
    )  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def _days(running: RunningClock) -> str:
    """Return how many days it has, of which kind, and who sets them."""
    rule = running.clock
    said = {"n": rule.days}
    count = ngettext("%(n)s 个工作日", "%(n)s 个工作日", rule.days) % said if rule.working else ngettext("%(n)s 天，节假日也算", "%(n)s 天，节假日也算", rule.days) % said
    by = _("本单位的规定或者发出的人定的") if running.limit_days is not None else rule.article
    return f"{count}（{by}）" if not speech().english else f"{count} ({by})"


@require_safe
@staff_only()
def clock(request: StaffRequest, number: str, key: int) -> HttpResponse:
    """Every day of a time limit, counted or not, and why."""
    found = opened(request, number)
    running = next((row for row in found.matter.clocks if row.pk == key), None)
    if running is None or oversight_parts.is_untold(found, running.record):
        raise Http404
    calendar = calendar_version(running.calendar_version)
    rule = running.clock
    days = rule.explain(running.anchor_on, calendar, extra_days=running.extended_days, pauses=running.rests)
    values = {
        "petition": found.petition,
        "title": found.clean(found.petition.title),
        "url": petition_url(number),
        "label": capital(speech().say(rule)),
        "clock": running,
        "rule": rule,
        "days": days,
        "facts": _clock_facts(running, speech(found.today)),
    }
    return page(request, "desk/clock.html", values, current="desk:worklist")
