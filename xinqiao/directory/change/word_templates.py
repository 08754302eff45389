"""Give a kind of document a customer's own Word template from a day on, or take it away."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.utils import timezone

from xinqiao.directory.change.record import changes, record
from xinqiao.directory.models import WordTemplate
from xinqiao.directory.refused import refuse
from xinqiao.rules.terms import DocumentKind

NAME_LIMIT = 120


@changes
def set_word_template(
    kind: DocumentKind, content: bytes, name: str, effective_from: date, *, by: str, at: datetime
) -> WordTemplate:  # fmt: skip
    """Let documents of `kind` that are issued from a day on take this .docx; an empty one: the product's own.

    Whether the file can be filled is checked by `documents.word_templates.keep`, the only caller.
    """
    if effective_from < timezone.localdate(at):
        raise refuse(
            "模板不能倒着生效：已经发出的文书不变。请填今天或以后的日期。",
            "A template cannot begin in the past: what was issued stays as it is. Please give today or a later day.",
            "effective_from",
        )
    sha256 = hashlib.sha256(content).hexdigest() if content else ""
    was = WordTemplate.objects.filter(kind=kind.value, effective_from__lte=effective_from).order_by("-effective_from", "-pk").first()
    row = WordTemplate.objects.create(
        kind=kind.value, content=content, name=name[:NAME_LIMIT], sha256=sha256, effective_from=effective_from,
        recorded_at=at, recorded_by=by,
    )  # fmt: skip
    body = {"kind": kind.value, "name": row.name, "sha256": sha256, "from": effective_from, "was": was.name if was else ""}
    record("word_template.set", body, by=by, at=at)
    return row
