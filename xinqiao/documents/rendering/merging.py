"""Puts names and codes in the place of placeholders, and takes out what no paper can show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from xinqiao.documents.content import (
    Block,
    Content,
    Fields,
    Heading,
    ItemConclusion,
    Items,
    Numbered,
    Paragraph,
    Remedy,
    Verify,
)

PLACEHOLDER = re.compile(r"\{\{([a-z][a-z_]*)\}\}")
# Control characters are no text (Word refuses the file), lone surrogates cannot be written as UTF-8, and the
# bidirectional overrides would let a quoted text turn the words of the letter around it.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
LINE_END = re.compile("\r\n|[\r\u2028\u2029]")


def merged(content: Content, merge: Mapping[str, str]) -> Content:
    """Return the content as it is printed.

    Placeholders are replaced, once, in the addressee, in paragraphs that say so, and in a signatory and field values that
    are nothing but a placeholder; everywhere else braces are what somebody typed and stay. A placeholder without a value stays.
    """
    return replace(
        content,
        title=printable(content.title), number=printable(content.number), signatory=_merged_value(content.signatory, merge),
        is_personal=PLACEHOLDER.fullmatch(content.signatory) is not None,
        note=printable(content.note), check_value=printable(content.check_value), addressee=filled(content.addressee, merge),
        blocks=tuple(_merged_block(block, merge) for block in content.blocks),
    )  # fmt: skip


def filled(text: str, merge: Mapping[str, str]) -> str:
    """Return `text` with its placeholders replaced in one pass: a value is never looked at again."""
    return printable(PLACEHOLDER.sub(lambda found: merge.get(found[1], found[0]), text))


def printable(text: str) -> str:
    """Return `text` with plain line ends and without the characters that cannot be printed."""
    return UNPRINTABLE.sub("", LINE_END.sub("\n", text)).replace("\t", " ")


def lines(text: str) -> list[str]:
    """Return the paragraphs of a text; empty ones fall away, an empty text is one empty paragraph."""
    return [line for line in (each.strip(" \u3000") for each in text.split("\n")) if line] or [""]


def _merged_block(block: Block, merge: Mapping[str, str]) -> Block:
    match block:
        case Paragraph(text=text, merges=merges):
            return Paragraph(filled(text, merge) if merges else printable(text))
        case Fields(rows=rows, is_form=is_form):
            return Fields(tuple((printable(label), _merged_value(value, merge)) for label, value in rows), is_form=is_form)
        case Items(rows=answers):
            return Items(tuple(_printable_answer(row) for row in answers))
        case Numbered(items=items):
            return Numbered(tuple(map(printable, items)))
        case Heading(text=text):
            return Heading(printable(text))
        case Remedy(text=text):
            return Remedy(printable(text))
        case Verify(text=text, url=url, shown=shown):
            return Verify(printable(text), printable(url), printable(shown or url))


def _merged_value(value: str, merge: Mapping[str, str]) -> str:
    return filled(value, merge) if PLACEHOLDER.fullmatch(value) else printable(value)


def _printable_answer(row: ItemConclusion) -> ItemConclusion:
    return ItemConclusion(
        claim=printable(row.claim), facts=printable(row.facts), conclusion=printable(row.conclusion),
        basis=printable(row.basis), opinion=printable(row.opinion),
    )  # fmt: skip
