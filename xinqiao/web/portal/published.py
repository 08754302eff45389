"""Published answers: read by everybody; and the petitioner's own door to take his down."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import snapshot
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import publishing
from xinqiao.petitions.perform import perform
from xinqiao.petitions.publishing import Published
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import take_down
from xinqiao.web.portal import records
from xinqiao.web.portal.grants import Visit, holder_only
from xinqiao.web.portal.page import page
from xinqiao.web.portal.telling import Telling
from xinqiao.web.ui.speech import speech

MOST = 2**62


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The published answers, newest first."""
    typed = request.GET.get("before", "")
    before = int(typed) if typed.isascii() and typed.isdigit() and int(typed) < MOST else None
    directory = snapshot.current()
    rows, rest = publishing.published(before=before)
    context = {"rows": [_row(row, directory) for row in rows], "before": rest, "is_first": before is None}
    return page(request, "published", directory, context, section="published", is_private=False)


@require_safe
def one(request: HttpRequest, key: int) -> HttpResponse:
    """One published answer."""
    found = publishing.published_one(key) if key < MOST else None
    if found is None:
        raise Http404
    directory = snapshot.current()
    return page(request, "published_one", directory, {"found": _row(found, directory)}, section="published", is_private=False)


def same_problem(typed: str) -> Published | None:
    """Return the published answer whose problem somebody says he has; None if it is not there."""
    return publishing.published_one(int(typed)) if typed.isascii() and typed.isdecimal() and len(typed) < 18 else None


def _row(found: Published, directory: Snapshot) -> dict[str, Any]:
    on: date = found.published_on
    return {
        "key": found.key, "title": found.title, "question": found.question, "answer": found.answer, "on": on.isoformat(),
        "category": directory.category_name(found.category) if found.category else None, "unit": directory.unit(found.unit_id),
    }  # fmt: skip


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
