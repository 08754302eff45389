"""Documents of a matter, for the holder of its grant and for nobody else."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xinqiao.documents.content import Content
from xinqiao.documents.models import Document
from xinqiao.documents.rendering import render_html
from xinqiao.petitions import merging
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import serve
from xinqiao.prepared import Prepared
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import DocumentKind, ServiceWay
from xinqiao.web import file_door
from xinqiao.web.checking import check_address
from xinqiao.web.petitioner.grants import Visit, holder_only
from xinqiao.web.petitioner.page import page, post_only
from xinqiao.web.petitioner.scanning import with_picture
from xinqiao.web.petitioner.wording import capital
from xinqiao.web.signing import with_signature
from xinqiao.web.ui.speech import speech

_document = Prepared(lambda number, subject: Document.objects.filter(number=number, subject=subject), str, str)


@require_safe
@holder_only(or_404=True)
def letter(request: HttpRequest, visit: Visit, number: str) -> HttpResponse:
    """Show a document as a letter."""
    document = _readable(visit, number)
    if _waits(document):
        return redirect("portal:matter")
    return as_letter(request, visit, document, _written(request, visit, document, _language(request)), is_own=True)


def as_letter(request: HttpRequest, visit: Visit, document: Document, written: tuple[Content, dict[str, str]], **context: Any) -> HttpResponse:
    """Show a document on paper's likeness; `is_own`: with its downloads; `back`: where the way back leads, the matter's page if nothing is said."""
    shown = {"letter": mark_safe(render_html(*written, level=1)), "document": document, "title": DocumentKind(document.kind)}  # noqa: S308 escaped there
    return page(request, "document", visit.directory, {"is_own": False, "back": "", **shown, **context}, section="look_up")


def nameless(request: HttpRequest, document: Document) -> tuple[Content, dict[str, str]]:
    """Return what a document says with nobody's name in it, in the reader's language: for a co-signer, and for who is watched over."""
    language = _language(request)
    return merging.content(document, language, check_address(request)), merging.for_member(language)


@require_safe
@holder_only(or_404=True)
def download(request: HttpRequest, visit: Visit, number: str, form: str) -> HttpResponse:
    """Give a document as PDF or Word."""
    document = _readable(visit, number)
    if _waits(document):
        return redirect("portal:matter")
    language = _language(request)
    media_type, render = merging.FORMATS[form]
    content = render(*_written(request, visit, document, language))
    name = f"{capital(speech().say(DocumentKind(document.kind)))} {document.number}.{form}"
    return file_door.download(content, media_type, name)


@post_only
@holder_only(or_404=True)
def open_envelope(request: HttpRequest, visit: Visit, number: str) -> HttpResponse:
    """Open a document: it is served by that, online, on this day."""
    _readable(visit, number)
    entry = serve.Entry(way=ServiceWay.ELECTRONIC, numbers=(number,))
    try:
        perform("serve", visit.petition, entry, actor=visit.actor, at=timezone.now())
    except Refused:
        # A second click, or staff served it meanwhile: either way it can be read now.
        return redirect("portal:document", number=number)
    return redirect("portal:document", number=number)


def document_of(number: str, petition: Petition) -> Document | None:
    """Return a document of this petition by its number."""
    return _document.first(number, petition.number)


def _readable(visit: Visit, number: str) -> Document:
    """Return the document; papers that waited when a matter was sealed stay closed, and those between units."""
    document = _document.first(number, visit.petition.number)
    if document is None or (visit.petition.is_sealed and _waits(document)) or RULES[DocumentKind(document.kind)].is_inner:
        raise Http404
    return document


def _written(request: HttpRequest, visit: Visit, document: Document, language: str) -> tuple[Content, dict[str, str]]:
    """Return what the document says and who stands in the place of its placeholders."""
    merge = merging.for_petitioner(visit.petition, language, document)
    content = merging.content(document, language, check_address(request))
    if document.kind == DocumentKind.RECEIPT:
        content = with_picture(content, request, document.number, merge["query_code"])
        content = with_signature(content, request, visit.petition.number)
    return content, merge


def _waits(document: Document) -> bool:
    return RULES[DocumentKind(document.kind)].must_be_served and document.service_id is None


def _language(request: HttpRequest) -> str:
    """Return the language asked for in the address, else the reader's."""
    return request.GET.get("language") or ("en" if (get_language() or "").startswith("en") else "zh")
