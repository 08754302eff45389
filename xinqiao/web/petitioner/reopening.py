"""The petitioner says that it was not really done, and asks to have it done anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import ask_reopen
from xinqiao.rules.terms import ReopenGround
from xinqiao.web.petitioner import unsent
from xinqiao.web.petitioner.forms import ReopenForm
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page
from xinqiao.web.petitioner.receiving import file_limits
from xinqiao.web.petitioner.telling import Telling
from xinqiao.web.petitioner.unsent import Unsent
from xinqiao.web.ui.speech import speech


@require_http_methods(["GET", "HEAD", "POST"])
@unsent.rescued("reopen")
@holder_only()
def reopen(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask to have it done anew; a second click of a request that was taken says that it is being read."""
    why_not = Telling(visit).closed("ask_reopen")
    if why_not is not None:
        messages.info(request, speech().say(why_not))
        return redirect("portal:matter")
    kept = unsent.read(request, visit.petition.number, "reopen", visit.today)
    form = ReopenForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST":
        kept, wrong = kept.receive(request, visit.directory)
        for words in wrong:
            form.add_error(None, speech().say(words))
        if form.is_valid() and "remove" not in request.POST and _is_asked(visit, form, kept):
            messages.success(request, _("收到了。不办这件事的负责人会看您的理由，按期告诉您。"))
            return kept.done(redirect("portal:matter"))
    limits = file_limits(visit.directory, visit.today)
    context = {"form": form, "petition": visit.petition, "writing": kept.writing, **limits}
    return kept.mark(page(request, "reopen", visit.directory, context, section="look_up"))


def _is_asked(visit: Visit, form: ReopenForm, kept: Unsent) -> bool:
    entry = ask_reopen.Entry(
        ground=ReopenGround(form.cleaned_data["ground"]), reason=form.cleaned_data["reason"], uploads=tuple(kept.writing.uploads)
    )  # fmt: skip
    try:
        perform("ask_reopen", visit.petition, entry, actor=visit.actor, at=timezone.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        return False
    return True
