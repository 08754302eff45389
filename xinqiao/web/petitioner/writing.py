"""Send what the petitioner wrote: as material if it is some, else as a remark; once, however often it is sent."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from xinqiao.petitions.models import Attachment, Petition, Statement
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.petitions.steps import remark, supplement
from xinqiao.petitions.upload import Upload
from xinqiao.web.petitioner.grants import Visit
from xinqiao.web.petitioner.telling import Telling


def send(visit: Visit, telling: Telling, typed: dict[str, Any], uploads: list[Upload], *, version: int | None) -> None:
    """Take the step `supplement` or `remark`. Raises Refused."""
    is_material = typed["is_answer"] == "yes" if "is_answer" in typed else bool(uploads)
    if is_material and telling.may_supplement():
        name, entry = "supplement", supplement.Entry(text=typed["text"], uploads=tuple(uploads))
    else:
        name, entry = "remark", remark.Entry(text=typed["text"], uploads=tuple(uploads))  # type: ignore[assignment]
    try:
        perform(name, visit.petition, entry, actor=visit.actor, at=timezone.now(), version=version)
    except Refused as refused:
        if refused.words is not STALE:
            raise
        # The form is older than the newest step: a second click, or staff did something. Only the first is a repeat.
        if not _is_said(visit.petition, typed["text"], uploads):
            perform(name, visit.petition, entry, actor=visit.actor, at=timezone.now())


def _is_said(petition: Petition, text: str, uploads: list[Upload]) -> bool:
    last = Statement.objects.filter(petition=petition, actor="petitioner").order_by("-pk").first()
    same_text = not text or (last is not None and last.texts.get("text") == text)
    known = set(Attachment.objects.filter(petition=petition).values_list("sha256", flat=True))
    return same_text and all(upload.sha256 in known for upload in uploads)
