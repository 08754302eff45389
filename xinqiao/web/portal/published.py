"""Published answers: read by everybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import publishing
from xinqiao.petitions.publishing import Published
from xinqiao.web.petitioner.page import page

MOST = 2**62


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The published answers, newest first."""
    typed = request.GET.get("before", "")
    before = int(typed) if typed.isascii() and typed.isdigit() and int(typed) < MOST else None
    directory = snapshot.current()
    rows, rest = publishing.published(before=before)
    context = {"rows": [_row(row, directory) for row in rows], "before": rest, "is_first": before is None}
    return page(request, "portal/published", directory, context, section="published", is_private=False)


@require_safe
def one(request: HttpRequest, key: int) -> HttpResponse:
    """One published answer."""
    found = publishing.published_one(key) if key < MOST else None
    if found is None:
        raise Http404
    directory = snapshot.current()
    return page(request, "portal/published_one", directory, {"found": _row(found, directory)}, section="published", is_private=False)


def _row(found: Published, directory: Snapshot) -> dict[str, Any]:
    on: date = found.published_on
    return {
        "key": found.key, "title": found.title, "question": found.question, "answer": found.answer, "on": on.isoformat(),
        "category": directory.category_name(found.category) if found.category else None, "unit": directory.unit(found.unit_id),
    }  # fmt: skip
