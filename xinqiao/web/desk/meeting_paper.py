"""The signed minutes of a joint meeting as PDF or Word: what this reader may see, and nothing else."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from xinqiao.documents.rendering import render_docx, render_pdf
from xinqiao.outreach import meetings
from xinqiao.outreach import minutes as paper
from xinqiao.web import file_door
from xinqiao.web.desk.meetings import SEEING
from xinqiao.web.desk.roster_plan import language
from xinqiao.web.staff import StaffRequest, staff_only

FORMS = {"pdf": (render_pdf, "application/pdf"), "docx": (render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")}


@require_safe
@staff_only(*SEEING)
def minutes(request: StaffRequest, number: str, form: str) -> HttpResponse:
    """Give the minutes of a meeting once the chair has signed them; Http404 before, and for whoever does not see the meeting."""
    found = meetings.one(request.staff, request.directory, number)
    if found is None or form not in FORMS or not found.content.get("versions"):
        raise Http404
    seen, _left = meetings.agenda_for(found, request.staff, request.directory)
    written, (render, kind) = paper.drawn(found, seen, request.directory, language()), FORMS[form]
    return file_door.download(render(written, {}), kind, f"{written.number or f'minutes-{found.on}'}.{form}")
