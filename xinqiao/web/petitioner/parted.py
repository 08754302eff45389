"""From a matter to the part of it that was given a number of its own: the same petitioner, so the same key opens both."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from xinqiao.directory import snapshot
from xinqiao.petitions.lookup import part_of
from xinqiao.web.petitioner import grants
from xinqiao.web.petitioner.page import post_only, unkept


@post_only
def part(request: HttpRequest, number: str) -> HttpResponse:
    """Open the part: from here on the grant is for it."""
    directory = snapshot.current()
    visit = grants.read(request, directory)
    if visit is None:
        return unkept(redirect("portal:look_up"))
    found = part_of(visit.petition, number)
    if found is None:
        raise Http404
    return unkept(grants.give(redirect("portal:matter"), found, directory))
