"""What the petitioner says while his matter is handled: that somebody should step aside, that he wants a hearing, or mediation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import hearing as asking
from xinqiao.petitions import mediating
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import (
    agree_to_mediation,
    ask_hearing,
    ask_recusal,
    confirm_settlement,
    decline_mediation,
    dispute_call,
    end_consent,
    reject_settlement,
)
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_handling import TERMS_OPEN
from xinqiao.web.petitioner import records, unsent
from xinqiao.web.petitioner.forms_handling import CalledForm, HearingForm, MediationForm, NeedForm, RecusalForm
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page
from xinqiao.web.petitioner.telling import Telling
from xinqiao.web.ui.speech import speech

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@unsent.rescued("recusal")
@holder_only()
def recusal(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask that somebody step aside: which post, who is meant, why."""
    telling = Telling(visit)
    if (sent_back := _closed(request, telling, "ask_recusal")) is not None:
        return sent_back
    kept = unsent.read(request, visit.petition.number, "recusal", visit.today)
    form = RecusalForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        entry = ask_recusal.Entry(about=Duty(given["about"]), whom=given["whom"], reason=given["reason"])
        if _is_taken(telling, "ask_recusal", entry, form):
            messages.success(request, _("收到了。负责人决定以后告诉您；决定以前，这件事照常办理。"))
            return kept.done(redirect("portal:matter"))
    return page(request, "recusal", visit.directory, {"form": form, "petition": visit.petition}, section="look_up")


@require_http_methods(METHODS)
@unsent.rescued("hearing")
@holder_only()
def hearing(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask to be heard with all sides at one table."""
    telling = Telling(visit)
    if (sent_back := _closed(request, telling, "ask_hearing")) is not None:
        return sent_back
    until = asking.ask_until(telling.dossier, visit.directory, visit.today)
    if until is not None and visit.today > until:
        messages.info(request, speech().say(asking.TOO_LATE.fill(until=speech(visit.today).day(until))))
        return redirect("portal:matter")
    kept = unsent.read(request, visit.petition.number, "hearing", visit.today)
    form = HearingForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST" and form.is_valid() and _is_taken(telling, "ask_hearing", ask_hearing.Entry(**form.cleaned_data), form):
        messages.success(request, _("收到了。负责人决定以后告诉您；定了听证，会书面通知您时间和地点。"))
        return kept.done(redirect("portal:matter"))
    return page(request, "hearing", visit.directory, {"form": form, "petition": visit.petition, "until": speech(visit.today).day(until) if until else ""}, section="look_up")


@require_http_methods(METHODS)
@unsent.rescued("mediation")
@holder_only()
def mediation(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say whether he wants the mediation that was offered, or agrees to what was put into words; or leave one that goes on."""
    telling = Telling(visit)
    if (sent_back := _closed(request, telling, "decline_mediation")) is not None:
        return sent_back
    kept = unsent.read(request, visit.petition.number, "mediation", visit.today)
    form = MediationForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    _offer_answers(telling, form)
    if request.method == "POST" and form.is_valid() and _is_answered(telling, form):
        messages.success(request, _("收到了。"))
        return kept.done(redirect("portal:matter"))
    return page(request, "mediation", visit.directory, {"form": form, "petition": visit.petition, **_mediated(telling)}, section="look_up")


@require_http_methods(METHODS)
@unsent.rescued("called")
@holder_only()
def called(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Read what was written down when he was called back, and say that it is not what he said."""
    telling = Telling(visit)
    if (sent_back := _closed(request, telling, "dispute_call")) is not None:
        return sent_back
    kept = unsent.read(request, visit.petition.number, "called", visit.today)
    form = CalledForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST" and form.is_valid() and _is_taken(telling, "dispute_call", dispute_call.Entry(**form.cleaned_data), form):
        messages.success(request, _("收到了。由没有打这个电话的负责人来核实，结果写给您。"))
        return kept.done(redirect("portal:matter"))
    values = {"form": form, "petition": visit.petition, "said": records.card_for(telling, "dispute_call")}
    return page(request, "called", visit.directory, values, section="look_up")


@require_http_methods(METHODS)
@holder_only()
def need(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take back the consent that a need is recorded: one question, no reason asked."""
    telling = Telling(visit)
    if (sent_back := _closed(request, telling, "end_consent")) is not None:
        return sent_back
    form = NeedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _is_taken(telling, "end_consent", end_consent.Entry(), form):
        messages.success(request, _("收回了：记的困难谁也看不到了。"))
        return redirect("portal:matter")
    values = {"form": form, "petition": visit.petition, "said": records.card_for(telling, "end_consent")}
    return page(request, "need", visit.directory, values, section="look_up")


def _offer_answers(telling: Telling, form: MediationForm) -> None:
    if records.closed(telling, "confirm_settlement") is None:
        form.about_settlement()
    elif records.closed(telling, "agree_to_mediation") is not None:
        form.leave_only(may_reject=records.closed(telling, "reject_settlement") is None)


def _mediated(telling: Telling) -> dict[str, Any]:
    """Return what the page says of the mediation: what about, by whom, and the words of its settlement."""
    record = records.record_for(telling, "decline_mediation")
    if record is None:
        return {}
    may_agree, may_confirm = (records.closed(telling, step) is None for step in ("agree_to_mediation", "confirm_settlement"))
    return {
        "may_agree": may_agree, "may_confirm": may_confirm, "matter": record.content.get("matter", ""), "is_labour": bool(record.content.get("is_labour")),
        "terms": record.content.get("terms", []) if record.standing in TERMS_OPEN else [], "seen": mediating.digest(record),
        "mediator": speech().say(telling.visit.directory.unit(record.unit_id)),
    }  # fmt: skip


def _is_answered(telling: Telling, form: MediationForm) -> bool:
    given, reason = form.cleaned_data["answer"], form.cleaned_data["reason"]
    step, entry = {
        "yes": ("agree_to_mediation", agree_to_mediation.Entry(is_voluntary=True)),
        "confirm": ("confirm_settlement", confirm_settlement.Entry(is_voluntary=True, seen=form.cleaned_data["seen"])),
        "reject": ("reject_settlement", reject_settlement.Entry(reason=reason)),
    }.get(given, ("decline_mediation", decline_mediation.Entry(reason=reason)))
    return _is_taken(telling, step, entry, form)


def _closed(request: HttpRequest, telling: Telling, step: str) -> HttpResponse | None:
    """Send him back with the reason where the step is not open."""
    why_not = records.closed(telling, step)
    if why_not is None:
        return None
    messages.info(request, speech().say(why_not))
    return redirect("portal:matter")


def _is_taken(telling: Telling, step: str, entry: Any, form: Any) -> bool:
    """Take the step; a refusal becomes an error at its field."""
    record = records.record_for(telling, step)
    if record is None:
        return False
    try:
        perform(step, record, entry, actor=telling.visit.actor, at=timezone.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        return False
    return True
