"""What the petitioner does in his own matter: write, add material, rate."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import rate as rating
from xinqiao.rules.terms import RatingValue
from xinqiao.web.petitioner import unsent
from xinqiao.web.petitioner.forms import AskedForm, RateForm, WriteForm
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page
from xinqiao.web.petitioner.receiving import file_limits
from xinqiao.web.petitioner.telling import Telling
from xinqiao.web.petitioner.writing import send
from xinqiao.web.ui.speech import speech

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@unsent.rescued("write")
@holder_only(even_sent_up=True)
def write(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write to the staff, or add material."""
    telling = Telling(visit)
    if request.method != "POST" and not telling.may_write():
        messages.info(request, _("这件由上级机关办，在这里写的它看不到。请直接向它询问，报上编号。"))
        return redirect("portal:matter")
    kind = AskedForm if telling.is_asked() else WriteForm
    kept = unsent.read(request, visit.petition.number, "write", visit.today)
    form = kind(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST":
        kept, wrong = kept.receive(request, visit.directory)
        for words in wrong:
            form.add_error(None, speech().say(words))
        if form.is_valid() and "remove" not in request.POST:
            try:
                send(visit, telling, form.cleaned_data, list(kept.writing.uploads), version=_version(request))
            except Refused as refused:
                form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
            else:
                messages.success(request, _("收到了，办理人员会看到。"))
                return kept.done(redirect("portal:matter"))
    limits = file_limits(visit.directory, visit.today)
    context = {"form": form, "petition": visit.petition, "writing": kept.writing, "asked": telling.asked(), **limits}
    return kept.mark(page(request, "write", visit.directory, context, section="look_up"))


@require_http_methods(METHODS)
@unsent.rescued("rate")
@holder_only()
def rate(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Rate how it was handled."""
    kept = unsent.read(request, visit.petition.number, "rate", visit.today)
    telling = Telling(visit)
    if request.method != "POST" and not telling.may_rate():
        messages.info(request, speech().say(telling.why_not_rate()))
        return redirect("portal:matter")
    form = RateForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST" and form.is_valid():
        try:
            perform("rate", visit.petition, _rating(form.cleaned_data), actor=visit.actor, at=timezone.now())
        except Refused as refused:
            if _is_rated(visit.petition):
                return redirect("portal:matter")  # the second click of a rating that was taken
            form.add_error(None, speech().say(refused.words if telling.may_rate() else telling.why_not_rate()))
        else:
            messages.success(request, _("谢谢您的评价，已经记下了。"))
            return kept.done(redirect("portal:matter"))
    return page(request, "rate", visit.directory, {"form": form, "petition": visit.petition}, section="look_up")


def _rating(typed: dict[str, Any]) -> rating.Entry:
    return rating.Entry(office=RatingValue(typed["office"]), unit=RatingValue(typed["unit"]), reason=typed["reason"])


def _is_rated(petition: Petition) -> bool:
    return petition.ratings.filter(superseded_on=None).exists()


def _version(request: HttpRequest) -> int | None:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else None
