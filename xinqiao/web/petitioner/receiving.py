"""Take the files of a page into the draft, whatever else is wrong on it."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.drafts import Writing
from xinqiao.petitions.upload import Upload
from xinqiao.rules.text import Text
from xinqiao.web.petitioner.draft_cookie import Open
from xinqiao.web.uploads import ACCEPT, keep_good


def receive(request: HttpRequest, draft: Open, directory: Snapshot) -> tuple[Open, list[Text]]:
    """Return the draft with the good files (and without the one to remove), and what is wrong with the others."""
    writing = draft.writing or Writing()
    changed, wrong = received(request, writing, directory)
    return (draft.keep(changed) if changed != writing else draft), wrong


def received(request: HttpRequest, writing: Writing, directory: Snapshot) -> tuple[Writing, list[Text]]:
    """Return the writing with the good files (and without the one to remove), and what is wrong with the others."""
    kept, wrong = _uploaded(request, directory, already=len(writing.uploads))
    changed = writing.with_uploads(kept)
    return changed.without_upload(request.POST.get("remove", "")), wrong


def _uploaded(request: HttpRequest, directory: Snapshot, *, already: int) -> tuple[list[Upload], list[Text]]:
    """Check and keep the files of a request within the policies."""
    from_form = cast("list[UploadedFile[Any]]", request.FILES.getlist("files"))
    if not from_form:
        return [], []
    limits = file_limits(directory, timezone.localdate())
    return keep_good(from_form, most=limits["uploads"], megabytes=limits["upload_megabytes"], already=already)


def file_limits(directory: Snapshot, today: date) -> dict[str, Any]:
    """Return what the field for files says about them: how many, how large, of which kinds."""
    return {name: directory.policy(name, today) for name in ("uploads", "upload_megabytes")} | {"accept": ACCEPT}
