"""The old and the new value of a change side by side, for a call to both: opened once, recorded, and the petitioner reads it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import contact_changes
from xinqiao.petitions.access import sees_for
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.procedures.contact import CONTACT
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_sharing import ContactPart
from xinqiao.vault import mask, reveal
from xinqiao.vault.contact import Contact
from xinqiao.web.desk.matters import OpenMatter, opened
from xinqiao.web.desk.places import capital, petition_url, step_url
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

DECIDES = ("check_contact", "confirm_contact", "refuse_contact", "speak_contact")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only()
def contact_change(request: StaffRequest, number: str, position: int) -> HttpResponse:
    """Show both covered; by a button both in full, to whoever may check, confirm or refuse the change now."""
    found = opened(request, number).on(RecordKind.CONTACT.value, position) if position else None
    record = found.linked if found else None
    if found is None or record is None or not (may := _open_to(found)) or found.disclosure() is not Disclosure.MASK:
        raise Http404
    s, is_open = speech(found.today), request.method == "POST"
    old, new = _both(found, record) if is_open else (mask.masked(found.petition.identity_id), contact_changes.new_values(record))
    values: dict[str, Any] = {
        "petition": found.petition, "said": found.said(), "url": petition_url(number), "label": _("核对新旧两样"), "is_open": is_open,
        "rows": _rows(record, old, new, s), "next": [{"label": capital(s.say(CONTACT.by_name[name].label)), "url": step_url(number, name, record)} for name in may],
    }  # fmt: skip
    return page(request, "desk/contact_change.html", values, current="desk:worklist")


def _open_to(found: OpenMatter) -> list[str]:
    """Return what this reader may decide about the change now."""
    facts = found.facts(CONTACT)
    return [] if facts.is_recused else [name for name in DECIDES if CONTACT.by_name[name].refusal(facts) is None]


def _both(found: OpenMatter, record: LinkedRecord) -> tuple[Contact, Contact]:
    """Open the old and the new value of what changes, under the lock on the petition's row; two lines of its chain say so."""
    parts, at = [ContactPart(part).value for part in record.content["changed"]], timezone.now()
    with override(settings.LANGUAGE_CODE):  # what is kept is in Chinese, whatever language he works in
        old_why, new_why = _("核对变更：原来的"), _("核对变更：新提出的")
    with transaction.atomic():
        locked = Petition.objects.select_for_update().get(pk=found.petition.pk)
        absent = sees_for(found.actor, locked, found.directory)
        old = reveal.reveal(locked.identity_id, subject=locked.number, actor=found.actor.name, reason=old_why, at=at, parts=parts, stands_for=absent)
        new = reveal.reveal(record.identity_id or 0, subject=locked.number, actor=found.actor.name, reason=new_why, at=at, parts=parts, record=record.key, stands_for=absent)
    return old, new


def _rows(record: LinkedRecord, old: Contact, new: Contact, s: Speech) -> list[dict[str, Any]]:
    parts = [ContactPart(part) for part in record.content["changed"]]
    return [
        {"label": capital(s.say(part)), "old": getattr(old, part.value), "new": getattr(new, part.value), "is_phone": part is ContactPart.PHONE}
        for part in parts
    ]  # fmt: skip
