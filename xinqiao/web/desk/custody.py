"""The custodian's desk: who asks to read an identity, for what; he decides without seeing the petition's text or the identity."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import exports as petition_exports
from xinqiao.petitions import identity_access, matter
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.procedures.identity_access import IDENTITY_ACCESS
from xinqiao.rules.record_kinds import RECORD_RULES
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_sharing import AccessStatus
from xinqiao.web.desk import exports
from xinqiao.web.desk.forms_access import ACCESS_FORMS
from xinqiao.web.desk.matters import OpenMatter, transition
from xinqiao.web.desk.people import colleagues
from xinqiao.web.desk.places import capital, said_status
from xinqiao.web.desk.record_parts import read
from xinqiao.web.desk.step_form import StepForm
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

FORMS: dict[str, type[StepForm]] = {form.step: form for form in ACCESS_FORMS if form.step not in ("ask_access", "read_at_once")}
OPEN: dict[AccessStatus, tuple[str, ...]] = {AccessStatus.AT_ONCE: ("check_at_once",), AccessStatus.ASKED: ("grant_access", "refuse_access"), AccessStatus.GRANTED: ("end_access",)}


WAITING = (AccessStatus.ASKED, AccessStatus.AT_ONCE)


@require_safe
@staff_only(Duty.CUSTODIAN)
def custody(request: StaffRequest) -> HttpResponse:
    """What waits for a decision, soonest first, and what is granted and not over."""
    s = speech(timezone.localdate())
    waiting, granted = identity_access.in_custody(request.staff, request.directory, timezone.localdate())
    values = {"waiting": [_row(record, request, s) for record in waiting], "granted": [_row(record, request, s) for record in granted], "lists": exports.in_custody(request.staff.units_with(Duty.CUSTODIAN), request.directory, s)}
    return page(request, "desk/custody.html", values, current="desk:custody")


def what_waits(request: StaffRequest, s: Speech) -> list[dict[str, str]]:
    """Return what waits for a custodian as notices of his first page (two queries; none for anybody else)."""
    if Duty.CUSTODIAN not in request.staff.duties:
        return []
    asked, due = identity_access.waiting(request.staff, request.directory)
    lists, url = petition_exports.waiting(request.staff.units_with(Duty.CUSTODIAN)), reverse("desk:custody")
    found = []
    if asked:
        text = ngettext("有 %(n)s 份查阅身份的申请等您决定。", "有 %(n)s 份查阅身份的申请等您决定。", asked) % {"n": asked}
        late = due is not None and s.today is not None and due < s.today
        by = _("最早一份的最后一天是 %(day)s，已经过了。") if late else _("最早一份的最后一天是 %(day)s。")
        found.append({"kind": "warn" if late else "info", "text": f"{text} {by % {'day': s.day(due)}}" if due and s.english else text + (by % {"day": s.day(due)} if due else ""), "url": url, "action": _("去决定")})
    if lists:
        text = ngettext("有 %(n)s 份带姓名的名单等您决定让不让导出。", "有 %(n)s 份带姓名的名单等您决定让不让导出。", lists) % {"n": lists}
        found.append({"kind": "info", "text": text, "url": f"{url}#lists", "action": _("去决定")})
    return found


def _row(record: LinkedRecord, request: StaffRequest, s: Speech) -> dict[str, Any]:
    """Return what the custodian reads of one request: the matter by number, category and unit, and what was asked. No title, no text."""
    petition, directory = record.petition, request.directory
    asker = colleagues([record.person_id], directory).get(record.person_id or 0)
    return {
        "number": petition.number, "category": s.say(directory.category_name(petition.category)) if petition.category else "",
        "unit": s.say(directory.unit(petition.handling_unit_id or petition.desk_unit_id)), "status": said_status(petition.number, petition.status, s),
        "asker": " ".join(filter(None, (s.say(asker.post), s.say(asker.name)))) if asker else "", "rows": _asked(record, directory, s),
        "asked": s.moment(record.opened_at), "due": s.day(due) if (due := getattr(record, "due_on", None)) and record.standing in WAITING else "",
        "steps": [{"label": capital(s.say(transition(IDENTITY_ACCESS, name).label)), "url": _url(record, name)} for name in OPEN.get(AccessStatus(record.status), ())],
    }  # fmt: skip


def _asked(record: LinkedRecord, directory: Snapshot, s: Speech) -> list[dict[str, str]]:
    fields = RECORD_RULES[RecordKind.IDENTITY_ACCESS].fields
    return [
        {"label": capital(s.say(value.label)), "value": read(record.content[name], value, directory, s)}
        for name, value in fields.items() if record.content.get(name)
    ]  # fmt: skip


def _url(record: LinkedRecord, name: str) -> str:
    return reverse("desk:custody_step", args=[record.petition.number, record.position, name])


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(Duty.CUSTODIAN)
def custody_step(request: StaffRequest, number: str, position: int, name: str) -> HttpResponse:
    """Decide on one request; whatever is not in this custodian's care is not there."""
    found = _in_care(request, number, position)
    if found is None or found.linked is None or name not in FORMS:
        raise Http404
    s, row = speech(found.today), transition(IDENTITY_ACCESS, name)
    refusal = row.refusal(found.facts(IDENTITY_ACCESS))
    form = FORMS[name](request.POST or None, opened=found)
    if request.method == "POST" and refusal is None and form.is_valid() and _is_taken(form, found):
        return redirect("desk:custody")
    instead = form.instead and {"label": capital(s.say(transition(IDENTITY_ACCESS, form.instead).label)), "url": _url(found.linked, form.instead)}
    values = {
        "label": capital(s.say(row.label)), "refusal": s.say(refusal) if refusal else "", "form": form, "instead": instead,
        "one": _row(found.linked, request, s) if not refusal else None,
    }  # fmt: skip
    return page(request, "desk/custody_step.html", values, current="desk:custody")


def _in_care(request: StaffRequest, number: str, position: int) -> OpenMatter | None:
    record = identity_access.in_care(number, position, request.staff, request.directory)
    if record is None:
        return None
    loaded = matter.load(record.petition)
    loaded.dossier.directory = request.directory
    found = OpenMatter(matter=loaded, actor=request.staff, directory=request.directory, today=timezone.localdate())
    return found.on(record.kind, record.position)


def _is_taken(form: StepForm, found: OpenMatter) -> bool:
    """Take the step; a refusal becomes an error at its field, and everything typed stays."""
    record: Any = found.record(IDENTITY_ACCESS)
    try:
        perform(form.step, record, form.entry(), actor=found.actor, at=timezone.now(), version=form.cleaned_data["version"])
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        form.catch_up(found, SafeString())
        return False
    return True


