"""Documents of a petition: on the screen masked, as PDF and Word."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinqiao.documents.models import Document
from xinqiao.outbox import evidence
from xinqiao.petitions import merging
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.procedures.every import row_of
from xinqiao.rules.terms import DocumentKind, MessageState, ServiceResult, ServiceWay
from xinqiao.web.checking import check_address
from xinqiao.web.desk import handling_parts
from xinqiao.web.desk.matters import OpenMatter, opened
from xinqiao.web.desk.petition_parts import FACT
from xinqiao.web.desk.places import capital, petition_url
from xinqiao.web.file_door import download as download_of
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, is_english, speech


def _found(request: StaffRequest, number: str) -> tuple[Document, OpenMatter]:
    """Return the document and its petition, both only if the petition may be seen."""
    document = Document.objects.filter(number=number).first() if number.isprintable() else None
    found = opened(request, document.subject if document else "")  # as many queries for a number that was never given as for a hidden one
    if document is None or handling_parts.is_kept_paper(found, DocumentKind(document.kind)):
        raise Http404
    return document, found


@require_safe
@staff_only()
def view(request: StaffRequest, number: str) -> HttpResponse:
    """Show a document as it was issued, with the petitioner masked."""
    document, found = _found(request, number)
    petition, language = found.petition, "en" if is_english() else "zh"
    letter = merging.as_html(document, merging.for_staff(petition, language, document), language, level=2, address=check_address(request), clean=found.on_paper)
    values = {
        "petition": petition, "is_covered": found.on_paper is not None, "url": petition_url(petition.number), "label": capital(speech().say(DocumentKind(document.kind))), "document": document, "is_inner": RULES[DocumentKind(document.kind)].is_inner,
        "letter": mark_safe(letter),  # noqa: S308 rendered by documents.rendering, which escapes every text
        "service": FACT.fill(_service(document, found, speech())), "traces": FACT.fill(_traces(document, speech())),
    }  # fmt: skip
    return page(request, "desk/document.html", values, current="desk:worklist")


def _service(document: Document, found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    """Return how it was served, if it was."""
    service = document.service
    if service is None and document.superseded_by and document.superseded_at:
        return [
            {"label": _("不再送达"), "value": f"{s.moment(document.superseded_at)} · {s.say(row_of(document.superseded_by).label)}"},
            {"label": _("为什么"), "value": _("没有送到以前，写的事已经变了。文书留在案卷里，不能再当作通知给反映人。")},
        ]
    if service is None:
        return []
    rows = [
        (_("送达日期"), s.day(service.served_on)), (_("送达方式"), s.say(ServiceWay(service.way))),
        (_("结果"), s.say(ServiceResult(service.result))), (_("谁签收"), found.clean(service.recipient)), (_("见证人"), found.clean(service.witness)),
        (_("邮件号"), service.tracking_number),
    ]  # fmt: skip
    if document.superseded_by and document.superseded_at:
        rows += [
            (_("后来被代替"), f"{s.moment(document.superseded_at)} · {s.say(row_of(document.superseded_by).label)}"), (_("补记"), s.moment(service.recorded_at)),
        ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def _traces(document: Document, s: Speech) -> list[dict[str, str]]:
    """Return what is known of the messages that announced it."""
    return [
        {
            "label": f"{s.moment(trace.at)} {s.say(trace.medium)}",
            "value": " · ".join(filter(None, (_("不再送达") if document.superseded_by and trace.state is MessageState.QUEUED else s.say(trace.state), trace.detail))),
        }
        for trace in evidence.of_document(document.subject, document.number)
    ]


@require_safe
@staff_only()
def download(request: StaffRequest, number: str, form: str) -> HttpResponse:
    """Send a document as PDF or Word, with the petitioner masked."""
    document, found = _found(request, number)
    if form not in merging.FORMATS:
        raise Http404
    language = "en" if is_english() else "zh"
    merge = merging.for_staff(found.petition, language, document)
    media_type, content = merging.as_file(document, merge, language, form, address=check_address(request), clean=found.on_paper)
    name = f"{speech().say(DocumentKind(document.kind))} {document.number}.{form}"
    return download_of(content, media_type, name)
