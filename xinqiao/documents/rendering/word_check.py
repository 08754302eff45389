"""Reads a customer's Word template and says what is wrong with it."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from xinqiao.documents.placeholders import (
    ALONE,
    CODE,
    FETCHES,
    FULL_WIDTH,
    HALF,
    MISSING,
    NO_WORD,
    PLACEHOLDERS,
    UNKNOWN,
)
from xinqiao.documents.rendering.word_fill import PLACEHOLDER, roots, text_of
from xinqiao.rules.text import Text

FETCHING = re.compile(r"\b(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|MACROBUTTON)\b", re.IGNORECASE)


def wrong_in(content: bytes) -> list[Text]:
    """Return what is wrong with a Word file as a template: fields, braces, names, places."""
    try:
        sheet = Document(io.BytesIO(content))
    except (ValueError, KeyError):
        return [NO_WORD]
    paragraphs = [paragraph for root in roots(sheet) for paragraph in root.iter(qn("w:p"))]
    texts = [text_of(paragraph) for paragraph in paragraphs]
    names = Counter(name for text in texts for name in PLACEHOLDER.findall(text))
    found = [*_fields_wrong(sheet), *_braces_wrong(texts), *_names_wrong(names)]
    alone = [text_of(each).strip() for each in sheet.element.body.iterchildren(qn("w:p"))]
    for name in ("body", "verify"):
        if names[name] and (names[name] > 1 or alone.count(f"{{{{{name}}}}}") != 1):
            found.append(ALONE.fill(name=f"{{{{{name}}}}}"))
    return found


def _fields_wrong(sheet: WordDocument) -> Iterator[Text]:
    root = sheet.element
    said = [node.text or "" for node in root.iter(qn("w:instrText"))]
    said += [node.get(qn("w:instr")) or "" for node in root.iter(qn("w:fldSimple"))]
    fetching = FETCHING.search("".join(said))
    if fetching:
        yield FETCHES.fill(field=fetching[1].upper())


def _braces_wrong(texts: list[str]) -> Iterator[Text]:
    if any("｛｛" in text or "｝｝" in text for text in texts):
        yield FULL_WIDTH.fill()
    if any("{%" in text or "{#" in text for text in texts):
        yield CODE.fill()
    half = next((text for text in texts if "{{" in (rest := PLACEHOLDER.sub("", text)) or "}}" in rest), None)
    if half is not None:
        yield HALF.fill(near=half[:40])


def _names_wrong(names: Counter[str]) -> Iterator[Text]:
    unknown = sorted(set(names) - set(PLACEHOLDERS))
    if unknown:
        yield UNKNOWN.fill(names=_listed(unknown), known=_listed(PLACEHOLDERS))
    missing = [name for name, (_, is_needed) in PLACEHOLDERS.items() if is_needed and not names[name]]
    if missing:
        yield MISSING.fill(names=_listed(missing))


def _listed(names: Iterable[str]) -> Text:
    shown = [f"{{{{{name}}}}}" for name in names]
    return Text("、".join(shown), ", ".join(shown))
