"""The words of files: what an office sends is read, what was made to do harm is not, and nothing raises."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
import xlsxwriter

from tests.documents.samples import DECISION
from xinqiao.documents.rendering import render_docx, render_pdf
from xinqiao.wording import extraction
from xinqiao.wording.extraction import MOST, OFFICE, PDF, text_of

WORD, SHEET = f"{OFFICE}wordprocessingml.document", f"{OFFICE}spreadsheetml.sheet"
SLIDES, OFD = f"{OFFICE}presentationml.presentation", "application/ofd"


def package(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, xml in parts.items():
            target.writestr(name.replace("__", "/") + ".xml", xml)
    return packed.getvalue()


def word(*paragraphs: str) -> bytes:
    written, document = io.BytesIO(), docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(written)
    return written.getvalue()


def sheet() -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        book.add_worksheet().write_row(0, 0, ["三月工资", "少发 & 欠发"])
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        ("从周一起没有热水".encode(), "text/plain", "从周一起没有热水"),
        ("从周一起没有热水".encode("gb18030"), "text/plain", "从周一起没有热水"),
        ("\ufeff𠮷家沟".encode(), "text/plain", "𠮷家沟"),
        (word("井下皮带机", "巷道积水 <b> & 𠮷"), WORD, "井下皮带机\n巷道积水 <b> & 𠮷"),
        (sheet(), SHEET, "三月工资\n少发 & 欠发"),
        (package(ppt__slides__slide1="<a:p><a:r><a:t>安全</a:t></a:r><a:r><a:t>检查</a:t></a:r></a:p>"), SLIDES, "安全检查"),
        (
            package(Doc_0__Pages__Page_0__Content='<ofd:TextObject><ofd:TextCode X="0">征地补偿</ofd:TextCode></ofd:TextObject>'),
            OFD, "征地补偿",
        ),
    ],
)  # fmt: skip
def test_what_an_office_sends_is_read(content: bytes, kind: str, said: str) -> None:
    assert text_of(content, kind).strip().replace("\n\n", "\n") == said


@pytest.mark.parametrize(("render", "kind"), [(render_pdf, PDF), (render_docx, WORD)])
def test_our_own_documents_can_be_read(render: Any, kind: str) -> None:
    found = "".join(text_of(render(DECISION, {"petitioner": "范小安"}), kind).split())
    assert "范小安" in found and DECISION.number in found


@pytest.mark.parametrize("kind", [PDF, WORD, SHEET, SLIDES, OFD, "text/plain", "image/jpeg", "application/msword", ""])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x81", b"PK\x03\x04 broken", b"%PDF-1.7\n1 0 obj <<", word("字")[:-300]])
def test_what_cannot_be_read_is_empty_and_never_raises(content: bytes, kind: str) -> None:
    assert isinstance(text_of(content, kind), str)


def test_a_package_that_swells_is_read_to_the_limit_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "UNPACKED", 100_000)
    bomb = package(word__document="<w:t>" + "A" * 50_000_000 + "</w:t>")
    assert len(bomb) < 100_000
    assert len(text_of(bomb, WORD)) <= 100_000


def test_entities_of_the_file_mean_nothing() -> None:
    evil = package(
        word__document='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY b "&b;&b;">]><w:t>&e;&b;&amp;甲</w:t>'
    )
    assert text_of(evil, WORD).strip() == "&e;&b;&甲"


def test_a_pdf_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction.sys, "executable", "/bin/sleep")
    monkeypatch.setattr(extraction, "SECONDS", -4.8)
    assert text_of(b"%PDF-1.7", PDF) == ""


def test_so_much_is_kept_and_no_more() -> None:
    assert len(text_of(b"a" * (MOST + 10), "text/plain")) == MOST
