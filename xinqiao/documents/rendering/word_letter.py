"""Writes the letter on the Word sheet, block by block."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace

import segno
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from xinqiao.documents.content import (
    Block,
    Content,
    Fields,
    Heading,
    ItemConclusion,
    Items,
    Language,
    Numbered,
    Paragraph,
    Remedy,
    Verify,
)
from xinqiao.documents.rendering import wording
from xinqiao.documents.rendering.merging import lines
from xinqiao.documents.rendering.word_seal import stamp
from xinqiao.documents.rendering.word_sheet import RED_HEAD, border, indent, new_sheet, read_as_chinese
from xinqiao.rules.text import say

TEXT_WIDTH = 156  # mm between the margins
SHORT_CLAIM = 120  # a longer one, repeated on every page, would leave no room for its answer
SHORT_ANSWER = 300  # a row so short is not parted between two pages


def compose_template(letter: Content) -> WordDocument:
    """Return the sheet with placeholders in the place of a letter's texts: what a customer begins to change."""
    shown = replace(
        letter, title="{{title}}", number="{{number}}", addressee="{{addressee}}", signatory="{{signatory}}", note="",
        blocks=(Paragraph("{{body}}"),), check_value="{{check}}",
    )  # fmt: skip
    sheet = compose(shown)
    named = {paragraph.style.name: paragraph for paragraph in sheet.paragraphs if paragraph.style is not None}
    named["Letter issuer"].text, named["Letter signature"].text = "{{issuer}}", "{{date}}"  # of two of a style, the last
    sheet.add_paragraph("{{verify}}", "Letter remark")
    return sheet


def compose(letter: Content) -> WordDocument:
    """Return the Word document of a letter that is already merged."""
    sheet = new_sheet(letter)
    _head(sheet, letter)
    last: WordParagraph | None = None
    checks = [block for block in letter.blocks if isinstance(block, Verify)]
    for block in letter.blocks:
        if block not in checks:
            last = write_block(sheet, block, letter.language)
    if last is not None:
        last.paragraph_format.keep_with_next = True  # the signature must not stand on a page of its own
    _signature(sheet, letter)
    if letter.note:
        sheet.add_paragraph(f"（{letter.note}）" if letter.language == "zh" else letter.note, "Letter remark")
    for check in checks:
        write_check(sheet, check, letter.language)
    if letter.language == "zh":
        read_as_chinese(sheet)
    return sheet


def _head(sheet: WordDocument, letter: Content) -> None:
    if not letter.is_personal:
        issuer = sheet.add_paragraph(letter.signatory, "Letter issuer")
        fit_issuer(issuer, letter)
        border(issuer._p.get_or_add_pPr(), "w:pBdr", {"bottom": ("thickThinSmallGap", 18)}, str(RED_HEAD))
    if letter.number:
        sheet.add_paragraph(wording.numbered_as(letter), "Letter number")
    sheet.add_paragraph(letter.title, "Heading 1")
    if letter.addressee:
        sheet.add_paragraph(letter.addressee, "Letter addressee")


def fit_issuer(issuer: WordParagraph, letter: Content) -> None:
    """Keep the issuing unit in one line however long its name is."""
    full = 30.0 if letter.language == "zh" else 20.0
    needed, room = wording.width(letter.signatory) * full, TEXT_WIDTH / 25.4 * 72
    for run in issuer.runs if needed > room else ():
        run.font.size = int(full * room / needed * 2) * 6350  # half points, as Word counts


def write_block(sheet: WordDocument, block: Block, language: Language) -> WordParagraph | None:
    """Write one block; return its last paragraph where the signature should stay with it."""
    match block:
        case Paragraph(text=text) | Remedy(text=text):
            return [_running(sheet, line, language) for line in lines(text)][-1]
        case Heading(text=text):
            _first_line(sheet.add_paragraph(text, "Heading 2"), language)
        case Fields(rows=rows, is_form=True):
            _form(sheet, rows)
        case Fields(rows=rows):
            return [_field(sheet, label, value, language) for label, value in rows][-1] if rows else None
        case Numbered(items=items):
            for n, item in enumerate(items, 1):
                for index, line in enumerate(lines(item)):
                    _running(sheet, f"{n}. {line}" if index == 0 else line, language)
        case Items(rows=answers):
            _answers(sheet, answers, language)
        case Verify():
            pass  # stands below the signature
    return None


def _running(sheet: WordDocument, line: str, language: Language) -> WordParagraph:
    paragraph = sheet.add_paragraph(line)
    _first_line(paragraph, language)
    return paragraph


def _first_line(paragraph: WordParagraph, language: Language) -> None:
    if language == "zh":
        # Word counts in characters, other programs read the twips: 2 × 16 pt.
        indent(paragraph, firstLine=640, firstLineChars=200)


def _field(sheet: WordDocument, label: str, value: str, language: Language) -> WordParagraph:
    paragraph = sheet.add_paragraph("", "Letter field")
    run = paragraph.add_run(label + say(wording.COLON, language))
    run.font.name = "Times New Roman"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "SimHei")
    for index, line in enumerate(lines(value)):
        if index:
            paragraph.add_run().add_break()
        paragraph.add_run(line)
    _first_line(paragraph, language)
    return paragraph


def _form(sheet: WordDocument, rows: Iterable[tuple[str, str]]) -> None:
    written = list(rows)
    table = sheet.add_table(rows=len(written), cols=2)
    _shape(table)
    for index, (label, value) in enumerate(written):
        _write(table.cell(index, 0), label, "Letter label")
        _write(table.cell(index, 1), value, "Letter cell")
    sheet.add_paragraph("", "Letter remark")


def _answers(sheet: WordDocument, answers: Iterable[ItemConclusion], language: Language) -> None:
    for n, row in enumerate(answers, 1):
        rows = wording.answer_rows(row, language)
        table = sheet.add_table(rows=1 + len(rows), cols=2)
        _shape(table)
        head = table.cell(0, 0).merge(table.cell(0, 1))
        _write(head, wording.claim_head(n, row, language), "Letter label")
        if len(row.claim) <= SHORT_CLAIM:
            _repeat(table)
            head.paragraphs[0].paragraph_format.keep_with_next = True
        for index, (label, text) in enumerate(rows, 1):
            _write(table.cell(index, 0), label, "Letter label")
            _write(table.cell(index, 1), text, "Letter cell")
            if len(text) <= SHORT_ANSWER:
                _keep_whole(table, index)
        sheet.add_paragraph("", "Letter remark")  # two tables without a paragraph between them would grow together


def _shape(table: Table) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    border(table._tbl.tblPr, "w:tblBorders", dict.fromkeys(edges, ("single", 4)))
    for column, width in zip(table.columns, (Mm(34), Mm(TEXT_WIDTH - 34)), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _repeat(table: Table) -> None:
    """Let the claim stand again where its answer goes on to the next page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(table: Table, row: int) -> None:
    table.rows[row]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _write(cell: _Cell, text: str, style: str) -> None:
    first, *rest = lines(text)
    cell.paragraphs[0].text, cell.paragraphs[0].style = first, style
    for line in rest:
        cell.add_paragraph(line, style)


def write_check(sheet: WordDocument, check: Verify, language: Language) -> None:
    """Write the QR code with its sentence and the address to type."""
    drawn = io.BytesIO()
    segno.make(check.url, micro=False).save(drawn, kind="png", scale=8, border=0)
    drawn.seek(0)
    paragraph = sheet.add_paragraph("", "Letter remark")
    paragraph.paragraph_format.line_spacing = 1.0  # an exact pitch would cut the picture off
    picture = paragraph.add_run().add_picture(drawn, width=Mm(28))
    picture._inline.docPr.set("descr", say(wording.QR_NAME, language))
    for line in (*lines(check.text), check.shown):
        sheet.add_paragraph(line, "Letter remark")


def _signature(sheet: WordDocument, letter: Content) -> None:
    day = wording.long_day(letter.signed_on, letter.language)
    for _ in range(2):
        sheet.add_paragraph("").paragraph_format.keep_with_next = True
    place_signature((sheet.add_paragraph(letter.signatory, "Letter signature"), sheet.add_paragraph(day, "Letter signature")), letter)


def place_signature(paragraphs: tuple[WordParagraph, WordParagraph], letter: Content) -> None:
    """Set signatory and date at their place (§7.3.5.1), and the seal behind both."""
    day, size = wording.long_day(letter.signed_on, letter.language), 16.0 if letter.language == "zh" else 11.5
    margins = wording.signature_margins(letter.signatory, day)
    for index, (paragraph, margin) in enumerate(zip(paragraphs, margins, strict=True)):
        indent(paragraph, right=int(margin * size * 20), rightChars=int(margin * 100))
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = index == 0
    if letter.seal_picture:
        from_right = wording.seal_axis(letter.signatory, day) * size
        stamp(paragraphs[0], letter, middle=Mm(TEXT_WIDTH) - Pt(from_right))
