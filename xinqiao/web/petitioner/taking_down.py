"""The petitioner's own door to take his published answer down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import take_down
from xinqiao.web.petitioner import records
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page
from xinqiao.web.petitioner.telling import Telling
from xinqiao.web.ui.speech import speech


@require_http_methods(["GET", "HEAD", "POST"])
@holder_only()
def take_mine_down(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take one's own published answer down; no reason is asked."""
    telling = Telling(visit)
    record, why_not = records.record_for(telling, "take_down"), records.closed(telling, "take_down")
    if record is None or why_not is not None:
        messages.info(request, speech().say(why_not) if why_not else _("没有登在网上的答复。"))
        return redirect("portal:matter")
    if request.method == "POST":
        try:
            perform("take_down", record, take_down.Entry(), actor=visit.actor, at=timezone.now())
        except Refused as refused:
            messages.info(request, speech().say(refused.words))
        else:
            messages.success(request, _("撤下了。网上看不到了，记录还在。"))
        return redirect("portal:matter")
    context = {"petition": visit.petition, "title": record.content["title"], "key": record.pk}
    return page(request, "take_down", visit.directory, context, section="look_up")
