"""The petitioner asks for the review, and after it for the final review; or withdraws his request (条例§35, §36)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.refused import Refused
from xinqiao.rules.text import Text
from xinqiao.web.petitioner import records, unsent
from xinqiao.web.petitioner.forms import DropReviewForm, ReviewForm
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page
from xinqiao.web.petitioner.receiving import file_limits
from xinqiao.web.petitioner.review_telling import asking, level, withdrawing
from xinqiao.web.petitioner.telling import Telling
from xinqiao.web.petitioner.unsent import Unsent
from xinqiao.web.ui.speech import speech

METHODS = ["GET", "HEAD", "POST"]
RECEIVED = Text("收到了。最晚哪天答复您，写在这一页。", "Received. This page says by which day you are answered.")


@require_http_methods(METHODS)
@unsent.rescued("review")
@holder_only()
def review(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for the review of the answer, or for the final review of the review; a second click says that it is under way."""
    telling = Telling(visit)
    step = asking(telling)
    if (why_not := records.closed(telling, step)) is not None:
        messages.info(request, speech().say(why_not))
        return redirect("portal:matter")
    asked = level(telling, step)
    kept = unsent.read(request, visit.petition.number, "review", visit.today)
    form = ReviewForm(request.POST if request.method == "POST" else None, initial=kept.writing.what, is_late=asked["is_late"])
    if request.method == "POST":
        kept, wrong = kept.receive(request, visit.directory)
        for words in wrong:
            form.add_error(None, speech().say(words))
        if form.is_valid() and "remove" not in request.POST and _is_asked(telling, step, form, kept):
            messages.success(request, speech().say(RECEIVED))
            return kept.done(redirect("portal:matter"))
    limits = file_limits(visit.directory, visit.today)
    context = {"form": form, "petition": visit.petition, "writing": kept.writing, "asked": asked, **limits}
    return kept.mark(page(request, "review", visit.directory, context, section="look_up"))


def _is_asked(telling: Telling, step: str, form: ReviewForm, kept: Unsent) -> bool:
    given = form.cleaned_data
    entry = step_module(step).Entry(grounds=given["grounds"], why_late=given.get("why_late", ""), uploads=tuple(kept.writing.uploads))
    return _is_taken(telling, step, entry, form)


@require_http_methods(METHODS)
@holder_only()
def drop(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Withdraw the request for a review."""
    telling = Telling(visit)
    step = withdrawing(telling)
    if (why_not := records.closed(telling, step)) is not None:
        messages.info(request, speech().say(why_not))
        return redirect("portal:matter")
    form = DropReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _is_taken(telling, step, step_module(step).Entry(**form.cleaned_data), form):
        messages.success(request, _("已经撤回。您的其他权利不受影响。"))
        return redirect("portal:matter")
    return page(request, "drop_review", visit.directory, {"form": form, "petition": visit.petition}, section="look_up")


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
