"""How the form of a step on a record outside the petitions is sent: what it hints at first, and what a refusal becomes."""

from __future__ import annotations

from django.utils import timezone

from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.web.desk.sweep_forms import SweepForm
from xinqiao.web.staff import StaffRequest
from xinqiao.web.ui.speech import speech


def hinted(form: SweepForm) -> bool:
    """Return whether the form has something to say before it is taken; then it is shown again with that."""
    if form.hints():
        form.again()
        return True
    return False


def take_step(request: StaffRequest, found: OutreachRecord, form: SweepForm) -> OutreachRecord | None:
    """Take the step; a refusal becomes an error at its field, and everything typed stays."""
    try:
        return perform(form.step, found, form.entry(), actor=request.staff, at=timezone.now(), version=form.cleaned_data["version"])
    except Refused as refused:
        if refused.words is STALE:
            found.refresh_from_db()
            form.again(found.version)
        field = form.fields.get(refused.field)
        form.add_error(refused.field if field is not None and (refused.field == "token" or not field.widget.is_hidden) else None, speech().say(refused.words))
        return None
