"""Fills a customer's own Word template: each {{placeholder}} with its text, {{body}} with the blocks of the letter.

Nothing in a template is ever run: a placeholder is one of a fixed list of names, everything else is text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from xinqiao.documents.content import Content, Verify
from xinqiao.documents.rendering import wording
from xinqiao.documents.rendering.word_letter import fit_issuer, place_signature, write_block, write_check
from xinqiao.documents.rendering.word_seal import stamp
from xinqiao.documents.rendering.word_sheet import read_as_chinese, set_properties

PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
STYLES = ("Letter issuer", "Letter field", "Letter cell", "Letter label", "Letter remark", "Heading 2")
BODY, VERIFY, CHECK = "{{body}}", "{{verify}}", "check"


def fill(template: bytes, letter: Content) -> WordDocument:
    """Return the template filled with a letter that is already merged. Raises what python-docx raises for a broken file."""
    sheet = Document(io.BytesIO(template))
    _add_missing_styles(sheet)
    values = _values(letter)
    signed: dict[str, WordParagraph] = {}
    used: set[str] = set()
    for root in roots(sheet):
        for paragraph in list(root.iter(qn("w:p"))):
            if text_of(paragraph).strip() in (BODY, VERIFY):
                continue
            names = replace(paragraph, values)
            used.update(names)
            for name in names:
                signed[name] = WordParagraph(paragraph, sheet._body)
    _dress(signed, letter)
    _put_body(sheet, letter)
    _put_check(sheet, letter, is_shown=CHECK in used)
    set_properties(sheet, letter)
    if letter.language == "zh":
        read_as_chinese(sheet)
    return sheet


def roots(sheet: WordDocument) -> Iterator[Any]:
    """Yield the body and every header and footer."""
    yield sheet.element.body
    for relation in sheet.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element


def text_of(paragraph: Any) -> str:
    """Return a paragraph's own text, without that of a text box in it."""
    return "".join(node.text or "" for node in _nodes(paragraph))


def replace(paragraph: Any, values: Mapping[str, str]) -> list[str]:
    """Put values in the place of their placeholders, whatever runs Word has cut those into; return the names found."""
    nodes, names = _nodes(paragraph), []
    for found in reversed(list(PLACEHOLDER.finditer("".join(node.text or "" for node in nodes)))):
        if found[1] in values:
            names.append(found[1])
            _splice(nodes, found.start(), found.end(), values[found[1]])
    return names


def _splice(nodes: list[Any], start: int, end: int, value: str) -> None:
    """Put `value` where the characters from `start` to `end` of all nodes together stand."""
    at = 0
    for node in nodes:
        text = node.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first < last:
            node.text = text[:first] + value + text[last:]
            node.set(qn("xml:space"), "preserve")
            value = ""


def _nodes(paragraph: Any) -> list[Any]:
    return [node for node in paragraph.iter(qn("w:t")) if next(node.iterancestors(qn("w:p"))) is paragraph]


def _values(letter: Content) -> dict[str, str]:
    day = wording.long_day(letter.signed_on, letter.language)
    known = {
        "issuer": letter.signatory, "number": wording.numbered_as(letter), "title": letter.title, "addressee": letter.addressee,
        "signatory": letter.signatory, "date": day, "note": letter.note, CHECK: letter.check_value,
    }  # fmt: skip
    return {name: value.replace("\n", " ") for name, value in known.items()}


def _add_missing_styles(sheet: WordDocument) -> None:
    """Let the blocks of a letter find their styles; one that is missing looks like the template's own text."""
    known = {style.name for style in sheet.styles}
    for name in STYLES:
        if name not in known:
            sheet.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = sheet.styles["Normal"]


def _dress(signed: Mapping[str, WordParagraph], letter: Content) -> None:
    """Set what depends on how long names are, where the template kept our styles, and the seal."""
    if "issuer" in signed and _style(signed["issuer"]) == "Letter issuer":
        fit_issuer(signed["issuer"], letter)
    names = [signed[name] for name in ("signatory", "date") if name in signed]
    is_ours = len(names) == 2 and all(_style(paragraph) == "Letter signature" for paragraph in names)
    if is_ours:
        place_signature((names[0], names[1]), letter)
    elif letter.seal_picture and "signatory" in signed:
        stamp(signed["signatory"], letter)


def _style(paragraph: WordParagraph) -> str | None:
    return paragraph.style.name if paragraph.style is not None else None


def _put_body(sheet: WordDocument, letter: Content) -> None:
    place = next(each for each in sheet.element.body.iter(qn("w:p")) if text_of(each).strip() == BODY)
    before = set(sheet.element.body)
    last = [write_block(sheet, block, letter.language) for block in letter.blocks if not isinstance(block, Verify)][-1:]
    if last and last[0] is not None:
        last[0].paragraph_format.keep_with_next = True  # the signature must not stand on a page of its own
    for element in [each for each in sheet.element.body if each not in before]:
        place.addprevious(element)
    place.getparent().remove(place)


def _put_check(sheet: WordDocument, letter: Content, *, is_shown: bool) -> None:
    """Put the QR code where the template wants it, else at the end; and the check value, if the template has it nowhere."""
    place = next((each for each in sheet.element.body.iter(qn("w:p")) if text_of(each).strip() == VERIFY), None)
    before = set(sheet.element.body)
    for block in letter.blocks:
        if isinstance(block, Verify):
            write_check(sheet, block, letter.language)
    if place is not None:
        for element in [each for each in sheet.element.body if each not in before]:
            place.addprevious(element)
        place.getparent().remove(place)
    if letter.check_value and not is_shown:
        sheet.add_paragraph(letter.check_value, "Letter remark")
