"""Paper to hand over or mail: open it with the name on it, print it, note that it was printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.documents.models import Document
from xinqiao.documents.rendering import render_html
from xinqiao.petitions import merging, printing
from xinqiao.petitions.printing import Paper
from xinqiao.petitions.redacting import covered
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.terms import DocumentKind, Secrecy
from xinqiao.web.checking import check_address
from xinqiao.web.desk import slip_parts
from xinqiao.web.desk.matters import opened
from xinqiao.web.desk.places import petition_url, row_key, said_title
from xinqiao.web.frame import page
from xinqiao.web.signing import with_signature
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech


@require_safe
@staff_only(*printing.PRINTERS)
def print_list(request: StaffRequest) -> HttpResponse:
    """What waits to be printed in one's units, oldest first."""
    s = speech(timezone.localdate())
    papers, rest = printing.to_print(request.staff, request.directory, after=row_key(request.GET.get("after")) or 0)
    titles = covered([(paper.petition, paper.petition.title) for paper in papers], request.staff)
    values = {
        "rows": [_row(paper, title, request, s) for paper, title in zip(papers, titles, strict=True)],
        "first_url": reverse("desk:print_list") if request.GET.get("after") else "",
        "later_url": f"{reverse('desk:print_list')}?after={rest}" if rest else "",
    }
    return page(request, "desk/print_list.html", values, current="desk:print_list")


def _row(found: Paper, title: str, request: StaffRequest, s: Speech) -> dict[str, Any]:
    petition = found.petition
    return {
        "key": found.message.pk, "url": petition_url(petition.number), "title": said_title(petition.number, title, s), "number": petition.number,
        "documents": [f"{s.say(DocumentKind(row.kind))} {row.number}" for row in found.documents] or [_("联名确认单") if found.is_question else _("告知单")],
        "member": _("给第 %(n)s 位联名人") % {"n": found.member.position} if found.member else "",
        "slip_url": reverse("desk:member_slip", args=[petition.number, found.member.position]) if found.member and found.is_question else "",
        "at": s.moment(found.message.queued_at), "secrecy": s.say(Secrecy(petition.secrecy)),
        "unit": s.say(request.directory.unit(found.message.unit_id)),
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*printing.PRINTERS)
def paper(request: StaffRequest, key: int) -> HttpResponse:
    """Show the letters as the petitioner gets them; that they were opened is kept with the message.

    Only a button opens them, because opening is noted: the bare address leads back to the list.
    """
    if request.method != "POST":
        return HttpResponseRedirect(reverse("desk:print_list"))
    found = _paper(request, key)
    if found.member is not None and found.is_question:
        return HttpResponseRedirect(reverse("desk:member_slip", args=[found.petition.number, found.member.position]))
    language = found.message.language
    on_desk = opened(request, found.petition.number)
    is_named = on_desk.disclosure() is Disclosure.MASK
    merge = _merge(found, is_named, language)
    if is_named:
        printing.note_opened(found, request.staff, timezone.now())
    letters = [_letter(request, row, found.petition.number, merge, language, None if is_named else on_desk.on_paper) for row in found.documents]
    values = {
        "petition": found.petition, "title": on_desk.clean(found.petition.title),
        "url": petition_url(found.petition.number),
        "letters": letters, "slip": None if found.documents else slip_parts.slip(found, request.directory, language),
        "key": key,
        "is_named": is_named,
        "to": merging.address_lines(found.message.identity_id or 0, found.petition.number) if is_named and (found.member or not found.documents) else [],
    }
    return page(request, "desk/paper.html", values, current="desk:print_list")


def _letter(
    request: StaffRequest, document: Document, number: str, merge: dict[str, str], language: str, clean: Callable[[str], str] | None
) -> SafeString:
    """Return a letter as it is printed; a receipt has its signature, as the one that is saved online."""
    content = merging.content(document, language, check_address(request), clean=clean)
    if document.kind == DocumentKind.RECEIPT:
        content = with_signature(content, request, number)
    return mark_safe(render_html(content, merge, level=2))  # noqa: S308 escaped there


def _merge(found: Paper, is_named: bool, language: str) -> dict[str, str]:
    if found.member is not None:
        return merging.for_member(language)
    return (merging.for_petitioner if is_named else merging.for_staff)(found.petition, language, found.documents[0] if found.documents else None)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*printing.PRINTERS)
def printed(request: StaffRequest, key: int) -> HttpResponse:
    """Note that the paper was printed; a second click changes nothing."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("desk:print_list"))
    found = _paper(request, key)
    if printing.mark_printed(key, request.staff, request.directory, timezone.now()):
        to_serve = _("已记下：打印好了。交给本人或寄出以后，请在这件里记“送达”。")
        messages.success(request, to_serve if found.documents else _("已记下：打印好了。请交给本人或者寄给他。"))
    else:
        messages.info(request, _("这份已经记过打印了。"))
    return HttpResponseRedirect(reverse("desk:print_list"))


def _paper(request: StaffRequest, key: int) -> Paper:
    found = printing.paper(key, request.staff, request.directory)
    if found is None:
        raise Http404
    return found
