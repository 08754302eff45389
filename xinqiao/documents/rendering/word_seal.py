"""Puts the picture of the seal behind signatory and date on a Word sheet."""

from __future__ import annotations

import io
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from xinqiao.documents.content import Content
from xinqiao.documents.rendering import wording

LINE = Pt(28)  # the date stands one line below the signatory: the seal's middle lies between the two


def stamp(paragraph: WordParagraph, letter: Content, *, middle: Length | int | None = None) -> None:
    """Anchor the seal to the signatory's paragraph, behind the text.

    `middle`: how far (EMU) its middle stands off the left margin; None: where the signatory's own text begins.
    """
    run = paragraph.add_run()
    inline = run.add_picture(io.BytesIO(letter.seal_picture), width=Mm(wording.SEAL_WIDTH))._inline
    inline.docPr.set("descr", wording.seal_name(letter))
    width, height = inline.extent.cx, inline.extent.cy
    across = ("margin", int(middle) - width // 2) if middle is not None else ("character", -width // 2)
    anchor = _anchor(across=across, down=("paragraph", int(LINE) - height // 2))
    for part in list(inline):
        if part.tag == qn("wp:extent"):
            anchor.append(part)
            anchor.extend((_element("wp:effectExtent", l=0, t=0, r=0, b=0), OxmlElement("wp:wrapNone")))
        else:
            anchor.append(part)
    inline.getparent().replace(inline, anchor)


def _anchor(*, across: tuple[str, int], down: tuple[str, int]) -> Any:
    """Return an empty anchor behind the text; its parts stand in the order of the schema."""
    anchor = _element(
        "wp:anchor", distT=0, distB=0, distL=0, distR=0, simplePos=0, relativeHeight=2, behindDoc=1, locked=0,
        layoutInCell=1, allowOverlap=1,
    )  # fmt: skip
    anchor.append(_element("wp:simplePos", x=0, y=0))
    for tag, (base, offset) in (("wp:positionH", across), ("wp:positionV", down)):
        position = _element(tag, relativeFrom=base)
        at = OxmlElement("wp:posOffset")
        at.text = str(offset)
        position.append(at)
        anchor.append(position)
    return anchor


def _element(tag: str, **attributes: object) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(name, str(value))
    return element
