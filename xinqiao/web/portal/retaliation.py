"""担心、或者已经有人打击报复, for a co-signer: his words are his own, and the petitioner does not read them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.web.petitioner.forms_retaliation import FearForm
from xinqiao.web.petitioner.page import post_only
from xinqiao.web.petitioner.retaliation import Whereabouts, answered, is_declared, replied, show, show_paper, told
from xinqiao.web.portal.member_grants import MemberVisit, member_only

MEMBER = Whereabouts("portal:member_retaliation", "portal:member_retaliation_answer", "portal:member_retaliation_reply", "portal:member_retaliation_paper", "portal:member_matter")


@require_http_methods(["GET", "HEAD", "POST"])
@member_only
def member_retaliation(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Show what became of what he said, and take more."""
    form = FearForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_declared(form, visit, visit.member):
        return told(request, MEMBER)
    return show(request, visit, form, visit.member, MEMBER)


@post_only
@member_only
def member_answer(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Take his answer."""
    return answered(request, visit, visit.member, MEMBER)


@post_only
@member_only
def member_reply(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Take what he writes back."""
    return replied(request, visit, visit.member, MEMBER)


@require_safe
@member_only
def member_paper(request: HttpRequest, visit: MemberVisit, number: str) -> HttpResponse:
    """Show him the written answer."""
    return show_paper(request, visit, number, visit.member.position, MEMBER)
