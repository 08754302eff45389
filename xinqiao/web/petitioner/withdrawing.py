"""The petitioner gives his matter up: why, of his own free will, after reading what follows from it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import ask_withdrawal
from xinqiao.web.petitioner import unsent
from xinqiao.web.petitioner.forms import WithdrawForm
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page
from xinqiao.web.petitioner.telling import Telling
from xinqiao.web.ui.speech import speech


@require_http_methods(["GET", "HEAD", "POST"])
@unsent.rescued("withdraw")
@holder_only()
def withdraw(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask to withdraw; a second click of a request that was taken says nothing more."""
    kept = unsent.read(request, visit.petition.number, "withdraw", visit.today)
    why_not = Telling(visit).closed("ask_withdrawal")
    if why_not is not None:
        messages.info(request, speech().say(why_not))
        return redirect("portal:matter")
    form = WithdrawForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST" and form.is_valid():
        try:
            perform("ask_withdrawal", visit.petition, ask_withdrawal.Entry(**form.cleaned_data), actor=visit.actor, at=timezone.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        else:
            messages.success(request, _("收到了。我们会来向您核实，核实以前照常办理。"))
            return kept.done(redirect("portal:matter"))
    return page(request, "withdraw", visit.directory, {"form": form, "petition": visit.petition}, section="look_up")
