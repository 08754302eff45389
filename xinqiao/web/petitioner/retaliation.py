"""担心、或者已经有人打击报复: what the petitioner says of it, and what he answers when he is asked; a co-signer's pages use the same parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.petitions import dossier, protecting, story
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.petitions.story import Event
from xinqiao.rules.clocks import ANSWER_WORDS, CHECK_IN, MEET_FEAR
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.terms_protection import OwnAnswer
from xinqiao.rules.text import Text
from xinqiao.vault.readings import readings
from xinqiao.web.petitioner import unsent
from xinqiao.web.petitioner.forms_retaliation import AnswerForm, FearForm, ReplyForm
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page
from xinqiao.web.petitioner.papers import as_letter, document_of, nameless
from xinqiao.web.petitioner.readers import Readers
from xinqiao.web.petitioner.telling import YOU
from xinqiao.web.petitioner.wording import capital
from xinqiao.web.ui.speech import Speech, speech

METHODS = ["GET", "HEAD", "POST"]
LETTERS = ("retaliation.write_to_guarded", "retaliation.write_back")
THEY = Text("来问您的人", "Those who ask you")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The names of the addresses of one audience: the page, the answer, a paper, and the page of the matter."""

    page: str
    answer: str
    reply: str
    paper: str
    matter: str


HOLDER = Whereabouts("portal:retaliation", "portal:retaliation_answer", "portal:retaliation_reply", "portal:retaliation_paper", "portal:matter")


@dataclass(frozen=True, slots=True)
class Watch:
    """The file on which he is watched over, with all that its page tells."""

    file: Petition
    loaded: Dossier
    events: list[Event]

    @property
    def record(self) -> LinkedRecord:
        """Its record."""
        return self.loaded.records[0]

    @property
    def running(self) -> list[RunningClock]:
        """By when he is contacted, and by when he is asked."""
        return [clock for name in (MEET_FEAR.name, CHECK_IN.name) if (clock := self.loaded.clock(f"{name}@{self.record.key}"))]

    def may_answer(self, today: date) -> bool:
        """Return whether the question is open to him now."""
        return protecting.may_answer(self.record, self.running, (event.verb for event in self.events), today)


def _watch(visit: Visit, position: int) -> Watch | None:
    file = protecting.file_of(visit.petition, position)
    return Watch(file, dossier.load(file), story.tell(file, visit.directory)) if file is not None else None


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


@require_http_methods(METHODS)
@unsent.rescued("retaliation_answer")
@holder_only(even_sent_up=True)
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take his answer to the question of a check-in; what he wrote into an old window is kept."""
    kept = unsent.read(request, visit.petition.number, "retaliation_answer", visit.today)
    response = answered(request, visit, None, HOLDER, kept.writing.what)
    return kept.done(response) if request.method == "POST" else response


@require_http_methods(METHODS)
@unsent.rescued("retaliation_reply")
@holder_only(even_sent_up=True)
def reply(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take what he writes back; what he wrote into an old window is kept."""
    kept = unsent.read(request, visit.petition.number, "retaliation_reply", visit.today)
    return kept.done(replied(request, visit, None, HOLDER)) if request.method == "POST" else replied(request, visit, None, HOLDER, kept.writing.what)


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


def answered(request: HttpRequest, visit: Visit, member: LinkedRecord | None, where: Whereabouts, kept: dict[str, str] | None = None) -> HttpResponse:
    """Take the answer of a form, and go back to the page that says how it stands; show what was kept of one to whoever comes without."""
    watch = _watch(visit, member.position if member else 0)
    if watch is None:
        return redirect(where.page)
    if request.method != "POST":
        return _answer_again(request, visit, member, where, kept or {})
    form = AnswerForm(request.POST)
    if not watch.may_answer(visit.today):
        return _overtaken(request, visit, member, where, watch, form)
    if form.is_valid():
        given = form.cleaned_data
        try:
            protecting.answer(watch.file, OwnAnswer(given["answer"]), given["words"], timezone.now(), given["version"])
        except Refused as refused:
            if refused.words is STALE:
                return _overtaken(request, visit, member, where, watch, form)
            form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        else:
            messages.success(request, _("记下了，谢谢您。"))
            return redirect(where.page)
    return show(request, visit, FearForm(), member, where, answering=form)


def _overtaken(request: HttpRequest, visit: Visit, member: LinkedRecord | None, where: Whereabouts, watch: Watch, form: AnswerForm) -> HttpResponse:
    """Take nothing from a window that something was done after: it was a second click, or what he typed is shown again, to be sent or not."""
    typed = {name: form.data.get(name, "") for name in ("answer", "words")}
    if not typed["words"].strip() or protecting.is_answered(watch.record, typed["answer"], typed["words"], visit.today):
        return redirect(where.page)
    messages.info(request, _("您打开这一页以后，这里有了新情况，所以还没有交。您写的还在下面：看一眼，再交一次。"))
    return _answer_again(request, visit, member, where, typed)


def _answer_again(request: HttpRequest, visit: Visit, member: LinkedRecord | None, where: Whereabouts, typed: dict[str, str]) -> HttpResponse:
    """Show the page with what he typed: in the answer where he may give one, otherwise in the form for what he says unasked."""
    watch = _watch(visit, member.position if member else 0)
    if watch is not None and watch.may_answer(visit.today):
        return show(request, visit, FearForm(), member, where, answering=AnswerForm(initial=typed | {"version": watch.file.version}))
    return show(request, visit, FearForm(initial={"words": typed.get("words", "")}), member, where)


def replied(request: HttpRequest, visit: Visit, member: LinkedRecord | None, where: Whereabouts, kept: dict[str, str] | None = None) -> HttpResponse:
    """Take what a form writes back to those who ask him; show the form, with what was kept of it, to whoever comes without."""
    watch = _watch(visit, member.position if member else 0)
    if watch is None:
        return redirect(where.page)
    form = ReplyForm(request.POST if request.method == "POST" else None, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            protecting.reply(watch.file, form.cleaned_data["words"], timezone.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        else:
            messages.success(request, _("收到了，只有不经手这件事的人看得到。"))
            return redirect(where.page)
    return show(request, visit, FearForm(), member, where, replying=form)


def show(
    request: HttpRequest, visit: Visit, form: FearForm, member: LinkedRecord | None, where: Whereabouts, *,
    answering: AnswerForm | None = None, replying: ReplyForm | None = None,
) -> HttpResponse:  # fmt: skip
    """Show how the watch stands, what may be answered, what was written to and fro, and the form for more."""
    watch = _watch(visit, member.position if member else 0)
    context = {
        "petition": visit.petition, "form": form, "url": reverse(where.page), "back": reverse(where.matter), "answer_url": reverse(where.answer),
        "reply_url": reverse(where.reply), "is_member": member is not None, "position": member.position if member else "", "today": visit.today,
    }  # fmt: skip
    if watch is not None:
        context |= _standing(visit, watch, where.paper, answering) | {"replying": replying or ReplyForm()}
    return page(request, "retaliation", visit.directory, context, section="look_up")


def _standing(visit: Visit, watch: Watch, paper_name: str, answering: AnswerForm | None) -> dict[str, Any]:
    """Return how the watch stands, what he may answer now, what was done, what was written to him, and who opened what."""
    s, record, running = speech(visit.today), watch.record, watch.running
    events, due = [event for event in watch.events if event.is_public], min((clock.due_on for clock in running), default=None)
    may_answer = watch.may_answer(visit.today)
    first = AnswerForm(initial={"version": watch.file.version})
    papers = [(kind, number, event.at) for event in events for kind, number in event.documents if not RULES[kind].is_inner]
    readers = Readers(events, readings(watch.file.number), visit.directory, s)
    status = record.standing if s.english else record.standing.plain
    return {
        "status": capital(s.say(status)), "due": s.day(due) if due else "", "is_late": due is not None and due < visit.today, "reply_by": _reply_by(watch, visit.today, s),
        "answering": (answering or first) if may_answer or answering else None, "answered": "" if may_answer else _answered(watch, s),
        "letters": [_letter(event) for event in events if event.verb in LETTERS], "openings": readers.openings(), "page_readings": readers.page_readings(),
        "done": [{"at": event.at, "text": _done(event, s)} for event in reversed(events) if event.verb not in (*LETTERS, "reveal")],
        "papers": [
            {"title": capital(s.say(kind)), "number": number, "when": s.moment(at), "url": reverse(paper_name, args=[number])} for kind, number, at in reversed(papers)
        ],
    }  # fmt: skip


def _answered(watch: Watch, s: Speech) -> str:
    """Return what he answered last and when, where nothing has opened the question again; nothing where he has not."""
    told = [event.verb for event in watch.events if event.verb in protecting.ASKED_ANEW or event.verb == protecting.ANSWERED]
    if not told or told[-1] != protecting.ANSWERED:
        return ""
    own, on = OwnAnswer(watch.record.content["own_answer"]), date.fromisoformat(watch.record.content["answered_on"])
    return s.say(Text(f"{s.day(on)}您回答了：{own.zh}。", f"On {s.day(on)} you answered: {own.en}."))


def _reply_by(watch: Watch, today: date, s: Speech) -> str:
    """Return by when what he wrote back is answered, or that it is late; nothing where he waits for no answer."""
    clock = watch.loaded.clock(f"{ANSWER_WORDS.name}@{watch.record.key}")
    if clock is None:
        return ""
    day = s.day(clock.due_on)
    if clock.due_on < today:
        return s.say(Text(f"说好最晚{day}回您，已经晚了。急的请再写一句。", f"You were to be answered by {day} at the latest: that is late. If it is urgent, write once more."))
    return s.say(Text(f"您写的收到了，最晚{day}在这里回您。", f"What you wrote was received; you are answered here by {day} at the latest."))


def _letter(event: Event) -> dict[str, Any]:
    """Return one word of the conversation; who asks him is one voice."""
    is_his = event.verb == LETTERS[1]
    return {"by": YOU if is_his else THEY, "mine": is_his, "at": event.at, "text": "\n\n".join(event.texts.values())}


def _done(event: Event, s: Speech) -> str:
    """Return what was done, with the words that were written for him or by him."""
    texts = event.texts.values() if event.texts_are_public and not event.documents else ()
    return "\n".join((s.told(event.sentence), *(f"“{text}”" for text in texts if text)))


def show_paper(request: HttpRequest, visit: Visit, number: str, member: int, where: Whereabouts) -> HttpResponse:
    """Show a paper of the file that is not between units; 404 for any other."""
    file = protecting.file_of(visit.petition, member)
    document = document_of(number, file) if file else None
    if document is None or RULES[DocumentKind(document.kind)].is_inner:
        raise Http404
    return as_letter(request, visit, document, nameless(request, document), back=reverse(where.page))
