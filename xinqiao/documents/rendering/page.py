"""The letter as a piece of a web page; its look is in static/css/letter.css."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from html import escape

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
from xinqiao.documents.rendering.merging import lines, merged
from xinqiao.rules.text import say

HTML_LANGUAGE = {"zh": "zh-Hans", "en": "en"}


def render_html(content: Content, merge: Mapping[str, str], *, level: int = 2) -> str:
    """Return the letter as an <article>; `level` is the level of its title among the headings of the page."""
    letter = merged(content, merge)
    number, language = wording.numbered_as(letter), letter.language
    day = wording.long_day(letter.signed_on, language)
    return "\n".join(
        (
            f'<article class="letter letter-{language}" lang="{HTML_LANGUAGE[language]}">',
            f'<header class="letter-head">{_issuer(letter)}' + (f'<p class="letter-number">{escape(number)}</p>' if number else "") + "</header>",
            f'<h{level} class="letter-title">{escape(letter.title)}</h{level}>',
            *([f'<p class="letter-addressee">{escape(letter.addressee)}</p>'] if letter.addressee else []),
            *(_block(block, language, level + 1) for block in letter.blocks if not isinstance(block, Verify)),
            f'<footer class="letter-signature">{_seal(letter)}<p class="letter-signatory">{escape(letter.signatory)}</p>',
            f'<p class="letter-date"><time datetime="{letter.signed_on.isoformat()}">{escape(day)}</time></p></footer>',
            *([f'<p class="letter-note">{escape(_noted(letter.note, language))}</p>'] if letter.note else []),
            *(_block(block, language, level + 1) for block in letter.blocks if isinstance(block, Verify)),
            *([f'<p class="letter-check">{escape(letter.check_value)}</p>'] if letter.check_value else []),
            "</article>",
        )
    )


def _issuer(letter: Content) -> str:
    """What a person wrote bears no red head."""
    return "" if letter.is_personal else f'<p class="letter-issuer">{escape(letter.signatory)}</p>\n'


def _seal(letter: Content) -> str:
    """The seal lies under signatory and date, so that a picture without transparency hides nothing."""
    if not letter.seal_picture:
        return ""
    drawing = b64encode(letter.seal_picture).decode()
    return f'<img class="letter-seal" alt="{escape(wording.seal_name(letter))}" src="data:image/png;base64,{drawing}">'


def _noted(note: str, language: Language) -> str:
    return f"（{note}）" if language == "zh" else note


def _block(block: Block, language: Language, level: int) -> str:
    match block:
        case Paragraph(text=text):
            return _paragraphs(text, "letter-paragraph")
        case Remedy(text=text):
            return _paragraphs(text, "letter-paragraph letter-remedy")
        case Heading(text=text):
            return f'<h{level} class="letter-heading">{escape(text)}</h{level}>'
        case Fields(rows=rows, is_form=is_form):
            return _form(rows) if is_form else '<dl class="letter-fields">' + "".join(_field(*row) for row in rows) + "</dl>"
        case Numbered(items=items):
            return '<ol class="letter-numbered">' + "".join(f"<li>{_broken(item)}</li>" for item in items) + "</ol>"
        case Items(rows=answers):
            return _answers(answers, language)
        case Verify(text=text, url=url, shown=shown):
            return _verify(text, url, shown, say(wording.QR_NAME, language))


def _paragraphs(text: str, css_class: str) -> str:
    return "\n".join(f'<p class="{css_class}">{escape(line)}</p>' for line in lines(text))


def _broken(text: str) -> str:
    return "<br>".join(escape(line) for line in lines(text))


def _field(label: str, value: str) -> str:
    return f'<div class="letter-field"><dt>{escape(label)}</dt><dd>{_broken(value)}</dd></div>'


def _form(rows: Iterable[tuple[str, str]]) -> str:
    drawn = (f'<tr><th scope="row">{escape(label)}</th><td>{_broken(value)}</td></tr>' for label, value in rows)
    return '<table class="letter-items">' + "".join(drawn) + "</table>"


def _answers(answers: Iterable[ItemConclusion], language: Language) -> str:
    bodies = "\n".join(_answer(n, row, language) for n, row in enumerate(answers, 1))
    caption = f'<caption class="letter-caption">{escape(say(wording.ITEMS_CAPTION, language))}</caption>'
    return f'<table class="letter-items">{caption}\n{bodies}\n</table>'


def _answer(n: int, row: ItemConclusion, language: Language) -> str:
    head = f'<tr><th class="letter-claim" scope="rowgroup" colspan="2">{_broken(wording.claim_head(n, row, language))}</th></tr>'
    rows = (
        f'<tr><th scope="row">{escape(label)}</th><td>{_broken(text)}</td></tr>'
        for label, text in wording.answer_rows(row, language)
    )
    return f"<tbody>{head}\n" + "\n".join(rows) + "</tbody>"


def _verify(text: str, url: str, shown: str, name: str) -> str:
    # The picture's name says what it is; the address stands beside it as text, for who cannot scan it.
    drawing = segno.make(url, micro=False).svg_inline(
        scale=4, border=2, svgclass="letter-qr", lineclass=None, omitsize=True
    )
    drawing = drawing.replace("<svg ", f'<svg role="img" aria-label="{escape(name)}" ', 1)
    words = f'{escape(text)}<span class="letter-url">{escape(shown)}</span>'
    return f'<figure class="letter-verify">{drawing}<figcaption>{words}</figcaption></figure>'
