"""Leaders' reception days, for everybody: who, when, where, what changed and why, and how to come."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.directory.models import Person
from xinqiao.outreach import receptions
from xinqiao.web.petitioner.page import page
from xinqiao.web.receptions import told
from xinqiao.web.ui.speech import speech

AT_ONCE = 60


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The days to come that were published."""
    directory, today = snapshot.current(), timezone.localdate()
    rows, s = receptions.announced(today, AT_ONCE), speech(today)
    swapped = {swap[key] for row in rows for swap in row.content.get("swaps", []) for key in ("from", "to")}
    known = Person.objects.filter(pk__in=swapped) if swapped else ()
    names = {person.pk: (person.name_en or person.name) if s.english else person.name for person in known}
    context = {"days": [told(row, directory, names, s) for row in rows], "desk": directory.front_desk(today)}
    return page(request, "portal/reception", directory, context, section="reception", is_private=False)
