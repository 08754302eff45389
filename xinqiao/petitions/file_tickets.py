"""Leave to download one file once: given on a page that knows the reader, used on a path that gets no cookie."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from xinqiao.petitions.models import Attachment, FileTicket

LASTS = timedelta(seconds=60)


def make(attachment: Attachment, holder: str, at: datetime) -> str:
    """Return the token of a new ticket (256 bits). `holder` tells whose leave it is; whoever takes it asks whether it still holds."""
    token = secrets.token_urlsafe(32)
    FileTicket.objects.create(digest=_digest(token), attachment=attachment, holder=holder, expires_at=at + LASTS)
    return token


def look(token: str, at: datetime) -> FileTicket | None:
    """Return a ticket that could still be used, without using it."""
    live = FileTicket.objects.select_related("attachment__petition").filter(digest=_digest(token), expires_at__gt=at)
    return live.first()


def use(ticket: FileTicket) -> bool:
    """Use the ticket up; False if somebody else was quicker."""
    return bool(FileTicket.objects.filter(pk=ticket.pk).delete()[0])


def drop(holder: str) -> None:
    """Remove the tickets of somebody who leaves."""
    FileTicket.objects.filter(holder=holder).delete()


def sweep(at: datetime) -> int:
    """Remove the tickets nobody used; return how many."""
    return FileTicket.objects.filter(expires_at__lte=at).delete()[0]


def _digest(token: str) -> str:
    return hashlib.sha256(f"file\0{token[:200]}".encode()).hexdigest()
