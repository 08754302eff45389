"""A file of a matter, for the holder of its grant: what he sent himself as he sent it, what staff sent as a clean copy."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinqiao.documents.models import Document
from xinqiao.petitions import file_tickets
from xinqiao.petitions.models import Attachment, Statement
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.terms_files import FileState
from xinqiao.vault import files
from xinqiao.vault.kinds import with_ending
from xinqiao.web import file_door
from xinqiao.web.errors import dead_link
from xinqiao.web.origin import moment
from xinqiao.web.petitioner import grants
from xinqiao.web.petitioner.grants import Visit, holder_only


@require_safe
@holder_only(or_404=True)
def attachment(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Give leave to download a file of the matter: one's own, or one that came with a letter to the petitioner."""
    file = Attachment.objects.filter(pk=pk, petition=visit.petition, state=FileState.CLEAN).first()
    if file is None or not _is_readable(file):
        raise Http404
    return file_door.to_file(file, grants.holder(visit.petition), "file_for_petitioner")


@require_safe
def given(request: HttpRequest, ticket: str) -> HttpResponse:
    """Send the file, if the ticket is alive and the grant it was given to was not ended (by a new query code)."""
    leave = file_tickets.look(ticket, moment())
    file = leave.attachment if leave else None
    if leave is None or file is None or leave.holder != grants.holder(file.petition) or not _is_readable(file):
        return dead_link(request)
    if file.state != FileState.CLEAN or (request.method == "GET" and not file_tickets.use(leave)):
        return dead_link(request)
    if file.from_petitioner:
        return file_door.download(files.fetch(file.file_key), file.media_type, file.name)
    return file_door.download(files.fetch(files.copy_of(file.file_key)), file.copy_type, with_ending(file.name, file.copy_type))


def _is_readable(file: Attachment) -> bool:
    if file.from_petitioner:
        return True
    letters = Statement.objects.filter(petition=file.petition_id, at=file.added_at, is_public=True)
    proofs = Document.objects.filter(subject=file.petition.number, kind=DocumentKind.PROMISE_PROOF.value, issued_at=file.added_at)
    return letters.exists() or proofs.exists()
