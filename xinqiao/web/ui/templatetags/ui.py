"""Filters that turn rule values, dates and texts into what the reader sees."""

import re
from datetime import date, datetime
from typing import Literal

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template import defaulttags
from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.templatetags import i18n, static
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from xinqiao.web.ui.speech import speech

register = template.Library()

SOON_DAYS = 3
NOTICE_KINDS = {"success": "good", "warning": "warn", "error": "error"}
BLANK_LINES = re.compile(r"\n\s*\n")
Missing = Literal[""] | None


class Said(Node):
    """A `{% translate %}` of a plain text: what it says is looked up once for each language."""

    def __init__(self, inner: Node) -> None:
        self.inner = inner
        self.known: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        language = get_language()
        said = self.known.get(language)
        if said is None:
            said = self.known[language] = str(self.inner.render(context))
        return said


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """Django's own tag; a plain text without `as`, filter or context is remembered (a page has thirty of them)."""
    node: Node = i18n.do_translate(parser, token)
    parts = token.split_contents()
    is_plain = len(parts) == 2 and parts[1][0] in "\"'" and "|" not in parts[1]
    return Said(node) if is_plain else node


class Address(Node):
    """A `{% url %}` without arguments or a `{% static %}` of a plain path: looked up once in a house of addresses (portal or protected host)."""

    def __init__(self, inner: Node) -> None:
        self.inner = inner
        self.known: dict[str, str] = {}

    def render(self, context: Context) -> str:
        house = settings.ROOT_URLCONF
        if house not in self.known:
            self.known[house] = str(self.inner.render(context))  # escaped by Django's own node
        return self.known[house]


@register.tag("url")
def url(parser: Parser, token: Token) -> Node:
    """Django's own tag; what has no arguments and no `as` is remembered."""
    return _remembered(defaulttags.url(parser, token), token)


@register.tag("static")
def static_address(parser: Parser, token: Token) -> Node:
    """Django's own tag; a plain path without `as` is remembered."""
    return _remembered(static.do_static(parser, token), token)


def _remembered(node: Node, token: Token) -> Node:
    parts = token.split_contents()
    return Address(node) if len(parts) == 2 and parts[1][0] in "\"'" and "|" not in parts[1] else node


@register.filter
def say(value: object) -> str:
    """A bilingual value (anything with `.zh` and `.en`) in the active language; other values as text."""
    return speech().say(value)


@register.filter
def term(value: object) -> str:
    """The official label of a term in the active language."""
    return speech().say(value)


@register.filter
def both(value: object) -> str:
    """A term for a first mention: English with the Chinese beside it, Chinese alone otherwise."""
    return speech().both(value)


@register.filter
def day(value: date | Missing, today: date | Missing = None) -> str:
    """A date with its weekday; with the year when it is not the year of `today`."""
    return speech(today or None).day(value) if value else ""


@register.filter
def moment(value: datetime | Missing, today: date | Missing = None) -> str:
    """An aware datetime as Shanghai wall time; with the year when it is not the year of `today`."""
    return speech(today or None).moment(value) if value else ""


@register.filter
def days_left(value: int | Missing) -> str:
    """Days until a due date in words: 还有 6 天, 今天, 超 1 天."""
    return "" if value is None or value == "" else speech().days_left(value)


@register.filter
def due_kind(value: int | Missing) -> str:
    """The class of a due date: `late` (past), `soon` (three days or fewer) or nothing."""
    if value is None or value == "":
        return ""
    if value < 0:
        return "late"
    return "soon" if value <= SOON_DAYS else ""


@register.filter
def lines(value: object) -> SafeString:
    """Plain text as escaped paragraphs; a blank line parts paragraphs, a single line break stays one."""
    text = say(value).replace("\r\n", "\n").strip()
    if not text:
        return mark_safe("")
    parts = (str(escape(part.strip())).replace("\n", "<br>") for part in BLANK_LINES.split(text))
    return mark_safe("".join(f"<p>{part}</p>" for part in parts))  # noqa: S308 every part is escaped above


@register.filter
def notice_kind(level_tag: str) -> str:
    """The notice kind for the level tag of a Django message."""
    return NOTICE_KINDS.get(level_tag, "info")


@register.filter
def counter_max(field: BoundField) -> int | str:
    """How many characters a text area takes (`data-max` or the field's own limit), or nothing."""
    if field.widget_type != "textarea":
        return ""
    return field.field.widget.attrs.get("data-max") or getattr(field.field, "max_length", None) or ""
