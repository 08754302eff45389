"""The letter as a PDF, set by typst with the fonts of a wheel (`fonts.py`)."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from threading import Lock
from typing import Any

import segno

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
from xinqiao.documents.rendering.fonts import drawable, fonts
from xinqiao.documents.rendering.merging import lines, merged
from xinqiao.rules.text import Text, say

SEAL = "seal.png"
SOURCE = Path(__file__).with_name("letter.typ")
MISSING = "\u25a1"  # □, what stands for a character the font cannot draw
# Joiners and variation selectors have no shape of their own: without their character they are just left out.
SHAPELESS = re.compile("[\u200b-\u200d\u2060\ufe00-\ufe0f\U000e0000-\U000e01ef]")
# A run without a place to break would leave the page: a long one may break after every eighth character. Between Han
# characters a number may break after its hyphens too, or the line before it would be torn apart to fill it.
LONG_RUN = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{24,}")
EIGHT = re.compile(r".{8}(?=.)")
NUMBER = re.compile(r"(?<![\w-])[A-Za-z0-9-]{8,23}(?![\w-])", re.ASCII)
REMARK = Text(
    "文中的 □ 是本文件字体里没有的字，依次为：{which}。", "Each □ is a character this font lacks, in order: {which}."
)
_one_at_a_time = Lock()


def render_pdf(content: Content, merge: Mapping[str, str]) -> bytes:
    """Return the letter as a PDF. The same content and merge give the same bytes.

    Characters the fonts lack are printed as □ and named below the letter; nothing in a text is ever markup.
    """
    # Imported here: typst and its fonts take 25 MB, which a web process needs only once a PDF is asked for.
    import typst  # noqa: PLC0415

    setting = _Setting(content.language)
    given = json.dumps(setting.letter(merged(content, merge)), ensure_ascii=False)
    signed_at = datetime.combine(content.signed_on, time(), UTC)
    # The root holds at most the seal, and there is no package folder: typst has nothing to read but what it is handed.
    with _one_at_a_time, tempfile.TemporaryDirectory(prefix="letter-") as empty:
        compiler = typst.Compiler(
            input=SOURCE.read_bytes(), root=empty, font_paths=fonts(), ignore_system_fonts=True,
            package_path=empty, package_cache_path=empty,
        )  # fmt: skip
        if content.seal_picture:
            (Path(empty) / SEAL).write_bytes(content.seal_picture)
        pdf = compiler.compile(format="pdf", sys_inputs={"letter": given}, timestamp=int(signed_at.timestamp()))
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave something else than one file")
    return pdf


class _Setting:
    """Turns a merged letter into what `letter.typ` reads, and remembers the characters that cannot be drawn."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.missing: list[str] = []
        self.drawable = drawable()

    def letter(self, letter: Content) -> dict[str, Any]:
        """Return the JSON of the letter; the remarks come last because they name what was missing."""
        day = wording.long_day(letter.signed_on, self.language)
        signed = letter.signed_on
        return {
            "language": self.language, "title": self.drawn(letter.title), "addressee": self.drawn(letter.addressee),
            "number": self.drawn(wording.numbered_as(letter)), "signatory": self.drawn(letter.signatory), "day": day,
            "signed_on": {"year": signed.year, "month": signed.month, "day": signed.day},
            "signature_margins": wording.signature_margins(letter.signatory, day),
            "qr_name": say(wording.QR_NAME, self.language),
            "is_personal": letter.is_personal, "seal": f"/{SEAL}" if letter.seal_picture else "", "seal_name": self.drawn(wording.seal_name(letter)),
            "seal_width": wording.SEAL_WIDTH, "seal_axis": wording.seal_axis(letter.signatory, day),
            "blocks": [self.block(block) for block in letter.blocks if not isinstance(block, Verify)],
            "checks": [self.block(block) for block in letter.blocks if isinstance(block, Verify)],
            "remarks": self.remarks(letter.note), "check_value": letter.check_value,
        }  # fmt: skip

    def block(self, block: Block) -> dict[str, Any]:
        """Return one block with its texts drawable and cut into lines."""
        match block:
            case Paragraph(text=text) | Remedy(text=text):
                return {"kind": block.kind, "lines": self.lines(text)}
            case Heading(text=text):
                return {"kind": block.kind, "text": self.drawn(text)}
            case Fields(rows=rows, is_form=True):
                return {"kind": "form", "rows": [[self.drawn(label), self.lines(value)] for label, value in rows]}
            case Fields(rows=rows):
                colon = say(wording.COLON, self.language).strip()
                return {
                    "kind": block.kind,
                    "rows": [[self.drawn(label) + colon, self.lines(value)] for label, value in rows],
                }
            case Numbered(items=items):
                return {"kind": block.kind, "items": [self.lines(item) for item in items]}
            case Items(rows=answers):
                return {"kind": block.kind, "rows": [self._answer(n, row) for n, row in enumerate(answers, 1)]}
            case Verify(text=text, url=url, shown=shown):
                return {"kind": block.kind, "picture": _qr(url), "lines": self.lines(text), "url": self.drawn(shown)}

    def remarks(self, note: str) -> list[str]:
        """Return the lines below the signature: the note, and which characters could not be drawn."""
        found = [f"（{note}）" if self.language == "zh" else note] if note else []
        shown = [self.drawn(each) for each in found]
        if self.missing:
            which = (", " if self.language == "en" else "、").join(f"U+{ord(char):04X}" for char in self.missing)
            shown.append(say(REMARK.fill(which=which), self.language))
        return shown

    def lines(self, text: str) -> list[str]:
        """Return the paragraphs of a text, drawable."""
        return [self.drawn(line) for line in lines(text)]

    def drawn(self, text: str) -> str:
        """Return one line of text as the font can draw it."""
        known = "".join(self._known(char) for char in SHAPELESS.sub("", text.replace("\n", " ")))
        broken = LONG_RUN.sub(lambda run: EIGHT.sub("\\g<0>\u200b", run[0]), known)
        if self.language == "en":
            return broken
        return NUMBER.sub(lambda number: number[0].replace("-", "-\u200b"), broken)

    def _known(self, char: str) -> str:
        if any(char in font for font in self.drawable):
            return char
        if char not in self.missing:
            self.missing.append(char)
        return MISSING

    def _answer(self, n: int, row: ItemConclusion) -> tuple[list[str], list[tuple[str, list[str]]]]:
        head = self.lines(wording.claim_head(n, row, self.language))
        return head, [(label, self.lines(text)) for label, text in wording.answer_rows(row, self.language)]


def _qr(url: str) -> str:
    return segno.make(url, micro=False).svg_inline(scale=4, border=0, lineclass=None, svgclass=None)
