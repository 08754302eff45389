"""A file of a petition, for staff: the clean copy, by a ticket that is good once and only while its reader may see the petition."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person
from xinqiao.petitions import file_tickets, matter
from xinqiao.petitions.models import Attachment
from xinqiao.rules.terms_files import FileState
from xinqiao.sign_in import sessions
from xinqiao.vault import files
from xinqiao.vault.kinds import with_ending
from xinqiao.web import file_door
from xinqiao.web.desk import handling_parts
from xinqiao.web.desk.matters import OpenMatter, opened
from xinqiao.web.errors import dead_link
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import speech


@require_safe
@staff_only()
def attachment(request: StaffRequest, number: str, key: int) -> HttpResponse:
    """Give leave to download a file of the petition, if it can be opened, and send the reader there."""
    found = opened(request, number)
    row = _readable(found, key)
    return file_door.to_file(row, f"staff:{request.staff.person_id}:{sessions.digest(request.session.session_key)}", "file_for_staff")


@require_safe
def given(request: HttpRequest, ticket: str) -> HttpResponse:
    """Send the file. The ticket is asked again: the session lives, the person still sees the petition, nobody used it before."""
    leave = file_tickets.look(ticket, timezone.now())
    person = holder_of(leave.holder) if leave else None
    if leave is None or person is None:
        return dead_link(request)
    asking: StaffRequest = request  # type: ignore[assignment]
    asking.staff, asking.directory = staff(person, timezone.localdate()), snapshot.current()
    try:
        found = opened(asking, leave.attachment.petition.number)
        row = _readable(found, leave.attachment_id)
    except Http404:
        return dead_link(request)
    if request.method == "GET" and not file_tickets.use(leave):
        return dead_link(request)
    return file_door.download(files.fetch(files.copy_of(row.file_key)), row.copy_type, with_ending(found.clean(row.name), row.copy_type))


def _readable(found: OpenMatter, key: int) -> Attachment:
    every = handling_parts.files(found, matter.attachments(found.petition.pk))
    row = next((row for row in every if row.pk == key and row.state == FileState.CLEAN), None)
    if row is None:
        raise Http404
    return row


def holder_of(holder: str) -> Person | None:
    """Return the person of a ticket while the session is live in which he asked for it."""
    whose, _, rest = holder.partition(":")
    key, _, session = rest.partition(":")
    person = Person.objects.filter(pk=int(key), is_active=True).first() if whose == "staff" else None
    return person if person and session in {row.session_key for row in sessions.live(person)} else None


def part(found: OpenMatter) -> dict[str, Any]:
    """Return what the page of the petition says of files: each with its address, or with why it cannot be opened."""
    s, number = speech(), found.petition.number
    told = handling_parts.files_part(found, matter.attachments(found.petition.pk))
    address = [reverse("desk:attachment", args=[number, file.pk]) for file in told["files"]]
    return told | {"files": [file_door.shown(file, url, s, to_staff=True) | {"name": found.clean(file.name)} for file, url in zip(told["files"], address, strict=True)]}
