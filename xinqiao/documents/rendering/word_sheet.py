"""An empty A4 sheet for Word in the manner of GB/T 9704-2012: margins, fonts, styles, page numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from xinqiao.documents.content import Content

# What §7 of GB/T 9704 calls 仿宋, 小标宋 and 黑体, by the names they have in Chinese Windows and Office.
BODY_FONT, TITLE_FONT, HEADING_FONT, LATIN_FONT = "FangSong", "STZhongsong", "SimHei", "Times New Roman"
CENTER, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
RED_HEAD = RGBColor(0xD7, 0x00, 0x0F)  # §7.2.4, §7.2.7: the issuing unit and the rule below it
LATER_IN_TABLE = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def new_sheet(letter: Content) -> WordDocument:
    """Return the empty document with the letter's styles and properties; `letter` is already merged."""
    sheet = Document()
    set_properties(sheet, letter)
    _page(sheet)
    _styles(sheet, chinese=letter.language == "zh")
    for footer, alignment in ((sheet.sections[0].footer, RIGHT), (sheet.sections[0].even_page_footer, LEFT)):
        _page_number(footer.paragraphs[0], alignment)
        if letter.check_value:
            _check_value(footer.paragraphs[0].insert_paragraph_before(), letter.check_value)
    return sheet


def indent(paragraph: WordParagraph, **attributes: int) -> None:
    """Set w:ind: `firstLineChars=200` is two characters, whatever the size of the type."""
    properties = paragraph._p.get_or_add_pPr()
    element = properties.get_or_add_ind()
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))


def border(of: Any, tag: str, edges: Mapping[str, tuple[str, int]], color: str = "000000") -> None:
    """Add borders (`tag` is w:pBdr or w:tblBorders) with (line kind, eighths of a point) for each edge."""
    box = OxmlElement(tag)
    for edge, (kind, size) in edges.items():
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", kind), ("sz", size), ("space", 4 if tag == "w:pBdr" else 0), ("color", color)):
            line.set(qn(f"w:{name}"), str(value))
        box.append(line)
    # Word refuses properties that stand in another order than its schema's.
    later = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr") if tag == "w:pBdr" else LATER_IN_TABLE
    of.insert_element_before(box, *later)


def read_as_chinese(sheet: WordDocument) -> None:
    """Set quotation marks and dashes, which both scripts use, in the Chinese font: a whole character wide."""
    for run in sheet.element.body.iter(qn("w:r")):
        run.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")


def set_properties(sheet: WordDocument, letter: Content) -> None:
    """Let the file say what the letter is, and nothing of who made the template."""
    at = datetime.combine(letter.signed_on, time())
    known = sheet.core_properties
    known.title, known.subject, known.author = letter.title[:255], letter.number[:255], letter.signatory[:255]
    known.last_modified_by, known.comments, known.keywords = letter.signatory[:255], "", ""
    known.created = known.modified = at
    package = sheet.part.package
    for key in [key for key, part in package.rels.items() if part.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # the picture of python-docx's own template
    known.revision, known.language = 1, "zh-CN" if letter.language == "zh" else "en-GB"


def _page(sheet: WordDocument) -> None:
    section = sheet.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(23)  # the number stands 7 mm below the type area
    sheet.settings.odd_and_even_pages_header_footer = True


def _styles(sheet: WordDocument, *, chinese: bool) -> None:
    size, pitch = (16.0, 28.0) if chinese else (11.5, 17.0)
    normal = cast(ParagraphStyle, sheet.styles["Normal"])
    _typeset(normal, BODY_FONT, size, pitch, JUSTIFY if chinese else LEFT)
    if not chinese:
        normal.paragraph_format.space_after = Pt(6)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)
    table = (14.0, 23.0) if chinese else (10.5, 15.0)
    _style(sheet, "Letter issuer", TITLE_FONT, 30 if chinese else 20, 42 if chinese else 28, CENTER)
    cast(ParagraphStyle, sheet.styles["Letter issuer"]).font.color.rgb = RED_HEAD
    _style(sheet, "Letter number", BODY_FONT, size, pitch, RIGHT)
    _style(sheet, "Letter addressee", BODY_FONT, size, pitch, LEFT)
    _style(sheet, "Letter field", BODY_FONT, size, pitch, LEFT)
    _style(sheet, "Letter cell", BODY_FONT, *table, LEFT)
    _style(sheet, "Letter label", HEADING_FONT, *table, LEFT)
    _style(sheet, "Letter signature", BODY_FONT, size, pitch, RIGHT)
    _style(sheet, "Letter remark", BODY_FONT, 12 if chinese else 9.5, 18 if chinese else 13, LEFT)
    for name, font, points, line, where in (
        ("Heading 1", TITLE_FONT, 22 if chinese else 18, 34 if chinese else 26, CENTER),
        ("Heading 2", HEADING_FONT, size, pitch, LEFT),
    ):
        heading = cast(ParagraphStyle, sheet.styles[name])
        _typeset(heading, font, points, line, where)
        heading.paragraph_format.keep_with_next = True
        if where == CENTER:
            heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(0.8 * pitch)


def _style(sheet: WordDocument, name: str, font: str, size: float, pitch: float, alignment: WD_ALIGN_PARAGRAPH) -> None:
    style = cast(ParagraphStyle, sheet.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = sheet.styles["Normal"]
    _typeset(style, font, size, pitch, alignment)


def _typeset(style: ParagraphStyle, font: str, size: float, pitch: float, alignment: WD_ALIGN_PARAGRAPH) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.name = LATIN_FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme font would win over ours
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    shape = style.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    shape.space_before, shape.space_after, shape.alignment = Pt(0), Pt(0), alignment


def _check_value(paragraph: WordParagraph, said: str) -> None:
    paragraph.alignment = LEFT
    paragraph.paragraph_format.line_spacing = Pt(10)
    paragraph.add_run(said).font.size = Pt(7.5)


def _page_number(paragraph: WordParagraph, alignment: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = alignment
    indent(paragraph, **{"rightChars" if alignment == RIGHT else "leftChars": 100})
    paragraph.add_run("— ").font.size = Pt(14)
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = code
        run._r.append(mark)
    paragraph.add_run(" —").font.size = Pt(14)
