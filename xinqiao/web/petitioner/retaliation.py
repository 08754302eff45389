"""担心、或者已经有人打击报复: what the petitioner says of it, and what he answers when he is asked; a co-signer's pages use the same parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.documents.rendering import render_html
from xinqiao.petitions import dossier, merging, protecting, story
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.petitions.story import Event
from xinqiao.rules.clocks import CHECK_IN, MEET_FEAR
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.terms_protection import OwnAnswer, RetaliationStatus
from xinqiao.rules.text import Text
from xinqiao.web.checking import check_address
from xinqiao.web.petitioner import unsent
from xinqiao.web.petitioner.forms_retaliation import AnswerForm, FearForm
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page, post_only
from xinqiao.web.petitioner.papers import document_of
from xinqiao.web.petitioner.telling import what_was_read
from xinqiao.web.petitioner.wording import capital
from xinqiao.web.ui.speech import Speech, speech

METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The names of the addresses of one audience: the page, the answer, a paper, and the page of the matter."""

    page: str
    answer: str
    paper: str
    matter: str


HOLDER = Whereabouts("portal:retaliation", "portal:retaliation_answer", "portal:retaliation_paper", "portal:matter")


@require_http_methods(METHODS)
@unsent.rescued("retaliation")
@holder_only(even_sent_up=True)
def retaliation(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what became of what he said, and take more; what he wrote into an old window is kept."""
    kept = unsent.read(request, visit.petition.number, "retaliation", visit.today)
    form = FearForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST" and is_declared(form, visit, None):
        return kept.done(told(request, HOLDER))
    return show(request, visit, form, None, HOLDER)


@post_only
@holder_only(even_sent_up=True)
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take his answer to the question of a check-in."""
    return answered(request, visit, None, HOLDER)


@require_safe
@holder_only(or_404=True, even_sent_up=True)
def paper(request: HttpRequest, visit: Visit, number: str) -> HttpResponse:
    """Show him the written answer."""
    return show_paper(request, visit, number, 0, HOLDER)


def is_declared(form: FearForm, visit: Visit, member: LinkedRecord | None) -> bool:
    """Pass on what a form says, of the petitioner or of a co-signer; return whether it was, with the fault in the form where not."""
    if not form.is_valid():
        return False
    given = form.cleaned_data
    try:
        protecting.declare(visit.petition, given["words"], has_happened=given["has_happened"] == "yes", at=timezone.now(), member=member)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        return False
    return True


def told(request: HttpRequest, where: Whereabouts) -> HttpResponse:
    """Say that it was passed on, on the page itself."""
    messages.success(request, _("收到了。只交给了不经手这件事的人，他们会来联系您。"))
    return redirect(where.page)


def answered(request: HttpRequest, visit: Visit, member: LinkedRecord | None, where: Whereabouts) -> HttpResponse:
    """Take the answer of a form, and go back to the page that says how it stands."""
    file = protecting.file_of(visit.petition, member.position if member else 0)
    if file is None:
        return redirect(where.page)
    form = AnswerForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            protecting.answer(file, OwnAnswer(given["answer"]), given["words"], timezone.now(), given["version"])
        except Refused as refused:
            if refused.words is STALE:  # a second click, or he was asked meanwhile: the page says how it stands
                return redirect(where.page)
            form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        else:
            messages.success(request, _("记下了，谢谢您。"))
            return redirect(where.page)
    return show(request, visit, FearForm(), member, where, answering=form)


def show(
    request: HttpRequest, visit: Visit, form: FearForm, member: LinkedRecord | None, where: Whereabouts, answering: AnswerForm | None = None
) -> HttpResponse:
    """Show how the watch stands, what may be answered, and the form for more."""
    file = protecting.file_of(visit.petition, member.position if member else 0)
    context = {
        "petition": visit.petition, "form": form, "url": reverse(where.page), "back": reverse(where.matter), "answer_url": reverse(where.answer),
        "is_member": member is not None, **(_standing(visit, file, where.paper, answering) if file else {}),
    }  # fmt: skip
    return page(request, "retaliation", visit.directory, context, section="look_up")


def _standing(visit: Visit, file: Petition, paper_name: str, answering: AnswerForm | None) -> dict[str, Any]:
    """Return how the watch stands, what he may answer now, what was done, and what was written to him."""
    s, loaded = speech(visit.today), dossier.load(file)
    record = loaded.records[0]
    events = [event for event in story.tell(file, visit.directory) if event.is_public]
    running = [clock for name in (MEET_FEAR.name, CHECK_IN.name) if (clock := loaded.clock(f"{name}@{record.key}"))]
    may_answer = record.standing is RetaliationStatus.WATCHED and protecting.is_near(running, visit.today)
    first = AnswerForm(initial={"version": file.version})
    papers = [(kind, number, event.at) for event in events for kind, number in event.documents if not RULES[kind].is_inner]
    status = record.standing if s.english else record.standing.plain
    return {
        "status": capital(s.say(status)), "due": s.day(min(clock.due_on for clock in running)) if running else "",
        "answering": (answering or first) if may_answer or answering else None,
        "done": [{"at": event.at, "text": _done(event, s)} for event in reversed(events)],
        "papers": [
            {"title": capital(s.say(kind)), "number": number, "when": s.moment(at), "url": reverse(paper_name, args=[number])} for kind, number, at in reversed(papers)
        ],
    }  # fmt: skip


def _done(event: Event, s: Speech) -> str:
    """Return what was done, with the words that were written for him or by him; of whoever opened his identity: what, and why."""
    if event.verb == "reveal":
        read = what_was_read(event.texts["parts"])
        opened = Text(f"来问您的人打开看了：{read.zh}。原因：{event.texts['reason']}", f"Those who ask you opened {read.en}. Reason: {event.texts['reason']}")
        return s.say(opened)
    texts = event.texts.values() if event.texts_are_public and not event.documents else ()
    return "\n".join((s.say(event.sentence), *(f"“{text}”" for text in texts if text)))


def show_paper(request: HttpRequest, visit: Visit, number: str, member: int, where: Whereabouts) -> HttpResponse:
    """Show a paper of the file that is not between units; 404 for any other."""
    file = protecting.file_of(visit.petition, member)
    document = document_of(number, file) if file else None
    if document is None or RULES[DocumentKind(document.kind)].is_inner:
        raise Http404
    language = request.GET.get("language") or ("en" if (get_language() or "").startswith("en") else "zh")
    html = render_html(merging.content(document, language, check_address(request)), merging.for_member(language), level=1)
    context = {"letter": mark_safe(html), "document": document, "title": DocumentKind(document.kind), "back": reverse(where.page)}  # noqa: S308 escaped there
    return page(request, "retaliation_paper", visit.directory, context, section="look_up")
