"""Pages of the Word templates: download one, change it in Word, look at it with invented content, put it into use."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xinqiao.directory import artwork
from xinqiao.directory.models import WordTemplate
from xinqiao.documents import word_templates
from xinqiao.documents.placeholders import PLACEHOLDERS
from xinqiao.petitions.letters_review import BY_PETITIONER
from xinqiao.rules.terms import DocumentKind
from xinqiao.rules.text import say
from xinqiao.vault.kinds import file_name
from xinqiao.web.admin.forms_artwork import WordTemplateForm
from xinqiao.web.admin.page import done, language, page, saved, stamp, system_only
from xinqiao.web.staff import StaffRequest

LISTED = "word_templates"
MOST_ROWS = 50
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@system_only
def listed(request: StaffRequest) -> HttpResponse:
    """Every kind of document, and whether it has a template of its own."""
    today = timezone.localdate()
    rows = [{"kind": kind, "label": _label(kind), "is_own": bool(request.directory.word_template(kind.value, today))} for kind in DocumentKind if kind not in BY_PETITIONER]
    return page(request, LISTED, LISTED, rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
@system_only
def show(request: StaffRequest, kind: str) -> HttpResponse:
    """One kind: what may stand in its template, the file that is in use, those before it; take another from a day on."""
    found, today = _kind(kind), timezone.localdate()
    form = WordTemplateForm(request.POST or None, request.FILES or None, initial={"effective_from": today})
    if "preview" in request.POST:
        drawn = _preview(form, found)
        if drawn is not None:
            return drawn
    elif saved(form, lambda: _keep(request, form, found)):
        return done(request, _("模板已保存，已经发出的文书不变。"), "word_template", kind)
    history = WordTemplate.objects.filter(kind=kind).order_by("-effective_from", "-pk").defer("content")[:MOST_ROWS]
    placeholders = [{"name": name, "said": said, "is_needed": is_needed} for name, (said, is_needed) in PLACEHOLDERS.items()]
    here = {
        "form": form, "kind": found, "label": _label(found), "history": history, "is_own": bool(request.directory.word_template(kind, today)),
        "placeholders": placeholders, "back": reverse(f"administration:{LISTED}"),
    }  # fmt: skip
    return page(request, "word_template", LISTED, **here)


@require_safe
@system_only
def download(request: StaffRequest, kind: str, which: str) -> HttpResponse:
    """The product's own template, or the one that is in use."""
    found = _kind(kind)
    if which not in ("default", "current"):
        raise Http404
    own = artwork.word_file(request.directory.word_template(kind, timezone.localdate())) if which == "current" else b""
    return _sent(own or word_templates.default(found), f"{say(found, language())}.docx")


def _kind(said: str) -> DocumentKind:
    if said not in DocumentKind.values():
        raise Http404
    return DocumentKind(said)


def _label(kind: DocumentKind) -> str:
    said = say(kind, language())
    return said[:1].upper() + said[1:]


def _keep(request: StaffRequest, form: WordTemplateForm, kind: DocumentKind) -> None:
    file = form.cleaned_data["file"]
    name = file_name(file.name or "") if file else ""
    word_templates.keep(kind, form.content(), name, form.cleaned_data["effective_from"], **stamp(request))


def _preview(form: WordTemplateForm, kind: DocumentKind) -> HttpResponse | None:
    """Return the file that was chosen, filled with invented content; nothing is kept. None if something is wrong with it."""
    content = b""

    def read() -> None:
        nonlocal content
        content = form.content()
        word_templates.check(content)

    if not saved(form, read) or not content:
        return None
    return _sent(word_templates.filled(content, word_templates.sample(kind)), _("试填.docx"))


def _sent(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
