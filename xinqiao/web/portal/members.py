"""联名人's own pages: is it true that you signed? Then how it stands, its papers, and a review that you may ask for alone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import snapshot
from xinqiao.petitions.lookup import look_up_member
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_joint import MemberStatus
from xinqiao.web.petitioner import unsent
from xinqiao.web.petitioner.page import page, place, post_only, unkept
from xinqiao.web.petitioner.papers import as_letter, document_of, nameless
from xinqiao.web.petitioner.rows import timeline
from xinqiao.web.petitioner.telling import Telling
from xinqiao.web.portal import member_grants
from xinqiao.web.portal.forms_member import MemberDoorForm, MemberReviewForm
from xinqiao.web.portal.member_grants import DOOR, MemberVisit, member_only
from xinqiao.web.ui.speech import speech

ANSWERS = {"yes": "confirm_member", "no": "deny_member"}


@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest) -> HttpResponse:
    """Ask for the number and the code on the slip."""
    directory = snapshot.current()
    if request.method != "POST":
        form = MemberDoorForm(initial={"number": request.GET.get("number", "")[:40]})
        return page(request, "portal/member_door", directory, {"form": form}, section="look_up")
    form = MemberDoorForm(request.POST)
    if form.is_valid():
        tries, typed = directory.policy("lookup_tries_per_hour", timezone.localdate()), form.cleaned_data
        answer = look_up_member(typed["number"], typed["code"], place=place(request), tries=tries, at=timezone.now())
        if answer.member:
            return unkept(member_grants.give(redirect(f"portal:{_unfinished(request, answer.member) or 'member_matter'}"), answer.member, directory))
        if answer.free_at:
            form.add_error(None, _("试的次数太多了。请在 {time} 以后再试，您写的编号没有丢。").format(time=speech().moment(answer.free_at)))
        else:
            form.add_error(None, _("编号和联名码对不上。请对照联名确认单再看一遍，两样都在单子上。"))
    return page(request, "portal/member_door", directory, {"form": form}, section="look_up")


def _unfinished(request: HttpRequest, member: LinkedRecord) -> str:
    """Return the page for which something of this co-signer waits; "" if nothing does."""
    return unsent.waiting(request, unsent.of_member(member.root.number, member.position), timezone.localdate())


@require_safe
@member_only
def member_matter(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Ask whether he takes part; once he said so, show how the matter stands and its papers."""
    telling = Telling(visit)
    context: dict[str, Any] = {
        "petition": visit.petition, "claims": telling.dossier.claims, "is_open": not visit.petition.is_sealed,
        "position": visit.member.position, "is_named": visit.member.standing is MemberStatus.NAMED, "is_denied": visit.member.standing is MemberStatus.DENIED,
    }  # fmt: skip
    if visit.member.standing is MemberStatus.CONFIRMED:
        context |= {
            "now": telling.now(), "stages": telling.bridge(), "done": timeline(telling.done()), "papers": _papers(telling),
            "may_review": _review_closed(telling) is None,
        }  # fmt: skip
    return page(request, "portal/member", visit.directory, context, section="look_up")


@post_only
@unsent.rescued("member_matter", DOOR)
@member_only
def member_answer(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Take his yes or no."""
    name = ANSWERS.get(request.POST.get("answer", ""), "")
    if not name:
        return redirect("portal:member_matter")
    entry = step_module(name).Entry(said=request.POST.get("said", "")[:2000])
    try:
        perform(name, visit.member, entry, actor=visit.actor, at=timezone.now())
    except Refused as refused:
        messages.info(request, speech().say(refused.words))
    else:
        messages.success(request, _("记下了，谢谢您。"))
    return redirect("portal:member_matter")


@require_safe
@member_only
def member_document(request: HttpRequest, visit: MemberVisit, number: str) -> HttpResponse:
    """Show one of the papers that the petitioner has received, with nobody's name in it."""
    known = {paper["number"] for paper in _papers(Telling(visit))}
    document = document_of(number, visit.petition) if number in known and visit.member.standing is MemberStatus.CONFIRMED else None
    if document is None:
        raise Http404
    return as_letter(request, visit, document, nameless(request, document), back=reverse("portal:member_matter"))


@require_http_methods(["GET", "HEAD", "POST"])
@unsent.rescued("member_review", DOOR)
@member_only
def member_review(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Ask for a review alone: any one of those who brought it may (条例§35)."""
    telling = Telling(visit)
    if (why_not := _review_closed(telling)) is not None:
        messages.info(request, speech().say(why_not))
        return redirect("portal:member_matter")
    kept = unsent.read(request, visit.key, "member_review", visit.today)
    form = MemberReviewForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST" and form.is_valid():
        record = LinkedRecord(petition=visit.petition, kind=RecordKind.REVIEW.value)
        try:
            perform("ask_review", record, step_module("ask_review").Entry(**form.cleaned_data), actor=visit.actor, at=timezone.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, speech().say(refused.words))
        else:
            messages.success(request, _("复查申请收到了。结果出来以后，在这里看得到。"))
            return kept.done(redirect("portal:member_matter"))
    return page(request, "portal/member_review", visit.directory, {"form": form, "petition": visit.petition, "position": visit.member.position}, section="look_up")


@post_only
def member_leave(request: HttpRequest) -> HttpResponse:
    """Forget the matter on this phone."""
    return unkept(unsent.forget(member_grants.take_away(redirect("portal:home"))))


def _papers(telling: Telling) -> list[dict[str, Any]]:
    """Return what the petitioner has received, without his receipt, which has his query code, and the proofs."""
    return [
        paper | {"url": reverse("portal:member_document", args=[paper["number"]])}
        for paper in telling.papers()
        if not paper["is_proof"] and paper["number"] != telling.petition.number
    ]


def _review_closed(telling: Telling) -> Any:
    record = LinkedRecord(petition=telling.petition, kind=RecordKind.REVIEW.value)
    facts = telling.dossier.facts(telling.visit.actor, telling.visit.today, record=record, base=telling.facts)
    return record.procedure.by_name["ask_review"].refusal(facts)
