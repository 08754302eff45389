"""改姓名、联系方式: the petitioner asks for it himself; nothing changes before staff, or a code sent to the old e-mail, confirmed that it is he."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import contact_changes, contact_code, own_data
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import ask_contact, disown_contact, drop_contact
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_sharing import ContactPart, ContactStatus
from xinqiao.web.origin import place
from xinqiao.web.petitioner import unsent
from xinqiao.web.petitioner.forms_change import ChangeForm, CodeForm
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page, post_only
from xinqiao.web.petitioner.records import closed
from xinqiao.web.petitioner.telling import Telling
from xinqiao.web.petitioner.wording import capital
from xinqiao.web.ui.speech import Speech, speech

PAGE, STEP = "portal:own_change", "ask_contact"


@require_http_methods(["GET", "HEAD", "POST"])
@unsent.rescued("own_change")
@holder_only()
def own_change(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for a change; while one waits, say how far it is."""
    telling = Telling(visit)
    kept = unsent.read(request, visit.petition.number, "own_change", visit.today)
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    is_open = contact_changes.running(telling.dossier.records) is None and contact_changes.disowned(telling.dossier.records) is None and not _why_not(telling)
    if request.method == "POST" and is_open and form.is_valid() and _is_asked(visit, form):
        messages.success(request, _("收到了。核实以前什么都不变，核实的结果写在这一页。"))
        return kept.done(redirect(PAGE))
    if request.method == "POST" and contact_changes.running(telling.dossier.records) is not None:  # a second click, or another window
        messages.info(request, _("您已经提过一次，正在等核实，一次只能提一个。要改成别的，请先撤回，再提。"))
        return redirect(PAGE)
    return _shown(request, telling, form, CodeForm())


def _is_asked(visit: Visit, form: ChangeForm) -> bool:
    record = LinkedRecord(petition=visit.petition, kind="contact")
    try:
        perform(STEP, record, ask_contact.Entry(**form.cleaned_data), actor=visit.actor, at=timezone.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        return False
    return True


@post_only
@holder_only()
def own_change_code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the code that was sent to the old e-mail; guessing is counted as for query codes."""
    telling, form = Telling(visit), CodeForm(request.POST)
    record = contact_changes.running(telling.dossier.records)
    if record is None:
        return redirect(PAGE)
    if form.is_valid() and _is_proven(request, visit, record, form):
        messages.success(request, _("确认了，联系方式改好了。"))
        return redirect("portal:own_data")
    return _shown(request, telling, ChangeForm(), form)


def _is_proven(request: HttpRequest, visit: Visit, record: LinkedRecord, form: CodeForm) -> bool:
    tries, code = visit.directory.policy("lookup_tries_per_hour", visit.today), form.cleaned_data["code"]
    try:
        free_at = contact_code.compare(record, code, actor=visit.actor, place=place(request), tries=tries, at=timezone.now())
    except Refused as refused:
        form.add_error("code" if refused.field else None, speech().say(refused.words))
        return False
    if free_at:
        form.add_error(None, _("试的次数太多了。请在 {time} 以后再试。").format(time=speech().moment(free_at)))
    return free_at is None


@post_only
@holder_only()
def own_change_drop(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take it back; a second press changes nothing."""
    record = contact_changes.running(Telling(visit).dossier.records)
    if record is not None:
        try:
            perform("drop_contact", record, drop_contact.Entry(), actor=visit.actor, at=timezone.now())
        except Refused as refused:
            messages.info(request, speech().say(refused.words))
        else:
            messages.success(request, _("撤回了，还是原来的。"))
    return redirect(PAGE)


@post_only
@holder_only()
def own_change_disown(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take it that somebody else asked: a person is called by name, and no other change is begun meanwhile. A second press changes nothing."""
    record = contact_changes.running(Telling(visit).dossier.records)
    if record is not None:
        try:
            perform("disown_contact", record, disown_contact.Entry(), actor=visit.actor, at=timezone.now())
        except Refused as refused:
            messages.info(request, speech().say(refused.words))
        else:
            messages.success(request, _("记下了：不是您提的。什么都没有改；接下来怎么办，写在下面。"))
    return redirect(PAGE)


def _why_not(telling: Telling) -> str:
    """Return why nothing can be changed here; "" if something can."""
    if telling.petition.secrecy == Secrecy.ANONYMOUS.value:
        return _("您没有留姓名和联系方式，没有什么要改的；不留也照样办，凭编号和查询码来看。")
    if contact_changes.disowned(telling.dossier.records) is not None:
        return ""  # the page says what happens next
    words = closed(telling, STEP) if contact_changes.running(telling.dossier.records) is None else None
    return speech().say(words) if words else ""


def _shown(request: HttpRequest, telling: Telling, form: ChangeForm, code: CodeForm) -> HttpResponse:
    visit, s = telling.visit, telling.speech
    done = contact_changes.last_done(telling.dossier.records)
    record, disputed, office = contact_changes.running(telling.dossier.records), contact_changes.disowned(telling.dossier.records), visit.directory.unit(visit.petition.desk_unit_id)
    context = {
        "petition": visit.petition, "form": form, "code": code, "why_not": _why_not(telling), "change": _change(telling, record, s) if record else None,
        "disputed": _change(telling, disputed, s) if disputed else None, "done": _done(done, s) if done and not record and not disputed else None, "has_code": bool(record and contact_changes.code_counts(record, visit.today)), "contact": _rows(own_data.covered_contact(visit.petition), s),
        "office": s.say(office) if office else "", "phone": office.phone if office else "",
    }  # fmt: skip
    return page(request, "own_change", visit.directory, context, section="look_up")


def _status(record: LinkedRecord, s: Speech) -> str:
    standing = record.standing
    return capital(standing.plain if standing.plain and not s.english else s.say(standing))


def _change(telling: Telling, record: LinkedRecord, s: Speech) -> dict[str, Any]:
    """Return the change that waits: its new values covered, how far it is, and by which day we do the next thing."""
    running = next((clock for clock in telling.dossier.clocks if clock.record == record.key), None)
    return {
        "status": _status(record, s), "rows": _rows(contact_changes.new_values(record), s), "asked": s.moment(record.opened_at),
        "by": s.day(running.due_on) if running else "", "is_late": bool(running and running.due_on < telling.visit.today), "is_checked": record.standing is ContactStatus.VERIFIED,
    }  # fmt: skip


def _done(record: LinkedRecord, s: Speech) -> dict[str, Any]:
    """Return what became of the last change, and why where it was refused: the reason was written for him."""
    return {"status": _status(record, s), "asked": s.moment(record.opened_at), "reason": record.content.get("refused", ""), "has_new_code": bool(record.content.get("new_code"))}


def _rows(contact: Any, s: Speech) -> list[dict[str, str]]:
    """Return the parts of a contact that there are, covered, with their labels."""
    return [{"label": capital(s.say(part)), "value": getattr(contact, part.value)} for part in ContactPart if getattr(contact, part.value)]
