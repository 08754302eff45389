"""担心、或者已经有人打击报复, for a co-signer: his words are his own, and the petitioner does not read them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.web.petitioner import unsent
from xinqiao.web.petitioner.forms_retaliation import FearForm
from xinqiao.web.petitioner.retaliation import (
    METHODS,
    Whereabouts,
    answered,
    is_declared,
    replied,
    show,
    show_paper,
    told,
)
from xinqiao.web.portal.member_grants import DOOR, MemberVisit, member_only

MEMBER = Whereabouts("portal:member_retaliation", "portal:member_retaliation_answer", "portal:member_retaliation_reply", "portal:member_retaliation_paper", "portal:member_matter")


@require_http_methods(METHODS)
@unsent.rescued("member_retaliation", DOOR)
@member_only
def member_retaliation(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Show what became of what he said, and take more; what he wrote into an old window is kept."""
    kept = unsent.read(request, visit.key, "member_retaliation", visit.today)
    form = FearForm(request.POST if request.method == "POST" else None, initial=kept.writing.what)
    if request.method == "POST" and is_declared(form, visit, visit.member):
        return kept.done(told(request, MEMBER))
    return show(request, visit, form, visit.member, MEMBER)


@require_http_methods(METHODS)
@unsent.rescued("member_retaliation_answer", DOOR)
@member_only
def member_answer(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Take his answer; what he wrote into an old window is kept."""
    kept = unsent.read(request, visit.key, "member_retaliation_answer", visit.today)
    response = answered(request, visit, visit.member, MEMBER, kept.writing.what)
    return kept.done(response) if request.method == "POST" else response


@require_http_methods(METHODS)
@unsent.rescued("member_retaliation_reply", DOOR)
@member_only
def member_reply(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Take what he writes back; what he wrote into an old window is kept."""
    kept = unsent.read(request, visit.key, "member_retaliation_reply", visit.today)
    return kept.done(replied(request, visit, visit.member, MEMBER)) if request.method == "POST" else replied(request, visit, visit.member, MEMBER, kept.writing.what)


@require_safe
@member_only
def member_paper(request: HttpRequest, visit: MemberVisit, number: str) -> HttpResponse:
    """Show him the written answer."""
    return show_paper(request, visit, number, visit.member.position, MEMBER)
