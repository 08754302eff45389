"""Take a step and take it back at once: the documents it would issue are read before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.safestring import SafeString, mark_safe

from xinqiao.documents.models import Document
from xinqiao.documents.rendering import render_html
from xinqiao.petitions import merging
from xinqiao.petitions.perform import perform
from xinqiao.rules.transition import Procedure
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.step_form import StepForm
from xinqiao.web.ui.speech import is_english


def rehearsed(form: StepForm, trial: OpenMatter, procedure: Procedure, at: datetime) -> list[SafeString]:
    """Return the letters of a step as they would be frozen, without number, check value and seal; the store stays as it was.

    `trial` is the matter opened once more: what the step does to its rows in memory is thrown away with it.
    Raises Refused as the step itself would.
    """
    record: Any = trial.record(procedure)
    if record is None:
        return []
    with transaction.atomic():
        perform(form.step, record, form.entry(), actor=trial.actor, at=at, version=form.cleaned_data["version"])
        issued = list(Document.objects.filter(subject=trial.petition.number, issued_at=at).order_by("pk"))
        transaction.set_rollback(True)
    language = "en" if is_english() else "zh"
    merge = merging.for_staff(trial.petition, language)
    return [_drawn(row, merge, language, trial) for row in issued]


def _drawn(row: Document, merge: dict[str, str], language: str, trial: OpenMatter) -> SafeString:
    draft = replace(merging.content(row, language, clean=trial.on_paper), number="", check_value="", seal_picture=b"")
    return mark_safe(render_html(draft, merge, level=3))  # noqa: S308 the renderer escapes every text
