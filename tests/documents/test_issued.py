"""Documents that real steps issued: the hash the ledger has stands on every page, and a notice is one page."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from tests.documents.samples import DECISION
from tests.walking import Walk
from xinqiao.documents.content import Content
from xinqiao.documents.models import Document
from xinqiao.documents.rendering import render_docx
from xinqiao.ledger.models import Entry
from xinqiao.petitions import merging

ADDRESS = "https://xinfang.example.com/verify/"
Walker = Callable[..., Walk]


def issued(walked: Walk, kind: str) -> Document:
    return Document.objects.get(subject=walked.petition.number, kind=kind)


def pages(document: Document, walked: Walk, language: str = "zh") -> list[str]:
    merge = merging.for_petitioner(walked.petition, language)
    _, pdf = merging.as_file(document, merge, language, "pdf", address=ADDRESS)
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_hash_of_the_ledger_stands_on_every_page_of_every_form(walk: Walker, language: str) -> None:
    walked = walk("replied")
    document = issued(walked, "decision")
    bodies = Entry.objects.filter(subject=walked.petition.number, verb="sign").values_list("body", flat=True)
    assert [document.kind, document.number, document.digest] in bodies[0]["documents"]
    assert all(document.digest in page for page in pages(document, walked, language))
    merge = merging.for_petitioner(walked.petition, language)
    assert document.digest in merging.as_html(document, merge, language)
    sheet = docx.Document(io.BytesIO(merging.as_file(document, merge, language, "docx")[1]))
    for footer in (sheet.sections[0].footer, sheet.sections[0].even_page_footer):
        assert document.digest in " ".join(paragraph.text for paragraph in footer.paragraphs)


def test_the_hash_is_not_part_of_what_is_hashed() -> None:
    marked = Content.from_json({**DECISION.to_json(), "check_value": "核对码"})
    assert marked.check_value and marked.to_json() == DECISION.to_json()


@pytest.mark.parametrize(
    ("station", "kind"),
    [
        ("registered", "receipt"), ("assigned", "where_sent_notice"), ("accepted", "acceptance_notice"),
        ("awaiting_supplement", "supplement_notice"), ("refused", "refusal_notice"), ("replied", "proof_of_service"),
    ],
)  # fmt: skip
def test_a_short_notice_is_one_page(walk: Walker, station: str, kind: str) -> None:
    """The receipt above all: it is printed and photographed."""
    walked = walk(station)
    assert len(pages(issued(walked, kind), walked)) == 1


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_what_is_handed_out_says_where_it_can_be_checked(walk: Walker, form: str) -> None:
    walked = walk("replied")
    for kind, is_checked in (("decision", True), ("assign_letter", False), ("proof_of_service", False)):
        document = issued(walked, kind)
        if form == "html":
            said = merging.as_html(document, {}, "zh", address=ADDRESS)
        elif form == "docx":
            sheet = docx.Document(io.BytesIO(merging.as_file(document, {}, "zh", "docx", address=ADDRESS)[1]))
            said = "".join(paragraph.text for paragraph in sheet.paragraphs)
            assert bool(sheet.inline_shapes) is is_checked
        else:
            said = "".join(pages(document, walked))
        assert (ADDRESS in said) is is_checked and (f"前12位：{document.digest[:12]}" in "".join(said.split())) is is_checked


def test_a_short_answer_is_not_torn_between_two_pages_of_word() -> None:
    table = docx.Document(io.BytesIO(render_docx(DECISION, {}))).tables[0]
    kept = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows[1:]]
    short = [len(row.cells[1].text) <= 300 for row in table.rows[1:]]
    assert kept == short and any(kept)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_petitioner_asks_for_is_signed_by_him_and_bears_no_red_head(walk: Walker, language: str) -> None:
    walked = walk("review_asked")
    document = issued(walked, "review_request")
    merge = merging.for_petitioner(walked.petition, language)
    html = merging.as_html(document, merge, language)
    sheet = docx.Document(io.BytesIO(merging.as_file(document, merge, language, "docx")[1]))
    texts = [paragraph.text for paragraph in sheet.paragraphs]
    printed = "".join(pages(document, walked, language))
    assert "letter-issuer" not in html and "Letter issuer" not in {paragraph.style.name for paragraph in sheet.paragraphs if paragraph.style}
    for said in (html, "\n".join(texts), printed):
        assert "范小安" in said and "{{" not in said
    assert "范小安" not in str(document.content)


def _where(pdf: bytes, found: str) -> float:
    """Return how far from the left edge of the paper (points) the last line with `found` begins."""
    begins: list[float] = []

    def see(text: str, page: list[float], line: list[float], *rest: object) -> None:
        if found in text:
            begins.append(page[4] + line[4] * page[0])

    PdfReader(io.BytesIO(pdf)).pages[-1].extract_text(visitor_text=see)
    return begins[-1]


@pytest.mark.parametrize(("station", "kind"), [("assigned", "assign_letter"), ("assigned", "where_sent_notice")])
def test_the_signature_stands_at_the_right_with_a_code_or_without(walk: Walker, station: str, kind: str) -> None:
    walked = walk(station)
    document = issued(walked, kind)
    _, pdf = merging.as_file(document, merging.for_petitioner(walked.petition, "zh"), "zh", "pdf", address=ADDRESS)
    assert _where(pdf, f"{document.issued_at.year}年") > 595 / 2


@pytest.mark.parametrize(("station", "kind"), [("handlers_named", "handling_slip"), ("closed", "file_index"), ("reported", "result_report")])
def test_the_signature_never_stands_on_a_page_of_its_own(walk: Walker, station: str, kind: str) -> None:
    """GB/T 9704 §7.3.5.5: what it signs, at least its last line, stands above it."""
    walked = walk(station)
    last = pages(issued(walked, kind), walked)[-1]
    said = {"handling_slip": "负责人签名", "file_index": "办结报告", "result_report": "要求报告的日期"}[kind]
    assert said in last
