"""Uploaded files leave by a path of their own, which gets no cookie: a ticket from a page that knows the reader opens it once.

`XINQIAO_FILES_ADDRESS` puts the path on a host of its own, where the browser has no cookie of ours to send.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header

from xinqiao.petitions import file_tickets
from xinqiao.petitions.models import Attachment
from xinqiao.rules.terms_files import WAITING_SAID, FileFault, FileState
from xinqiao.rules.text import Text
from xinqiao.web.origin import moment
from xinqiao.web.ui.speech import Speech

PATH = "/files/"
# A downloaded file may be anything a stranger made: it opens nowhere, runs nothing, and is what we say it is.
SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"
QUARANTINED = Text("已隔离，打不开：{why}。", "Quarantined and closed: {why}.")


class FileDoor:
    """Middleware: on the path of the files no cookie is read and none is set; a host of their own serves nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_file = request.path_info.startswith(PATH)
        own_host = urlsplit(settings.FILES_ADDRESS).netloc
        if own_host and is_file is not (request.get_host() == own_host):
            return HttpResponseNotFound(b"", content_type="text/plain")
        if not is_file:
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        response.cookies.clear()
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        return response


def to_file(attachment: Attachment, holder: str, view: str) -> HttpResponse:
    """Send the reader on to the path of the files, with a ticket for this one."""
    ticket = file_tickets.make(attachment, holder, moment())
    return to_path(reverse(view, args=[ticket]))


def to_path(path: str) -> HttpResponse:
    """Send the reader on to a path of the files, on their own host where there is one."""
    return HttpResponseRedirect(f"{settings.FILES_ADDRESS}{path}")


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Return a file as a download that no browser opens as a page."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def shown(file: Attachment, url: str, s: Speech, *, to_staff: bool) -> dict[str, Any]:
    """Return what a page says of a file: its name, its size, where it is to be had (empty: nowhere), and why not."""
    return {
        "name": file.name, "size": file.size, "url": url if file.state == FileState.CLEAN else "", "note": _note(file, s, to_staff=to_staff),
        "is_closed": file.state == FileState.QUARANTINED,
    }  # fmt: skip


def _note(file: Attachment, s: Speech, *, to_staff: bool) -> str:
    if file.state == FileState.CLEAN:
        return ""
    if file.state == FileState.WAITING or not file.fault:
        return s.say(WAITING_SAID)
    fault = FileFault(file.fault)
    return s.say(QUARANTINED.fill(why=fault)) if to_staff else s.say(fault.said)
