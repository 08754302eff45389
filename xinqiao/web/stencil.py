"""Rows of hot lists: a template rendered once with stand-ins, and afterwards only filled.

Rendering a row through the template engine costs as much as reading it from the store (ADR-0002). A row without
conditions is therefore an ordinary template that is rendered once for each language; what is said with `translate`
in it is said then, and the values are escaped and put in its place for every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

OPEN, CLOSE = "\ue002", "\ue003"  # no template and no translation contains them


class Stencil:
    """`Stencil("desk/line.html", "url", "title").fill(rows)`: the template uses `{{ row.url }}` and nothing else of a row.

    Values are strings and are escaped; a piece of HTML that is safe already stays as it is.
    """

    def __init__(self, template: str, *names: str) -> None:
        self._template, self._names = template, names
        self._ready: dict[str | None, tuple[list[tuple[str, str]], str]] = {}

    def fill(self, rows: Iterable[Mapping[str, str]]) -> SafeString:
        """Return the rows one after the other."""
        language = get_language()
        if language not in self._ready:
            self._ready[language] = self._cut()
        pieces, end = self._ready[language]
        filled: list[str] = []
        for row in rows:
            for literal, name in pieces:
                value = row[name]
                filled += (literal, value if isinstance(value, SafeString) else escape(value))
            filled.append(end)
        return mark_safe("".join(filled))  # noqa: S308 literals are the template's own, values are escaped

    def _cut(self) -> tuple[list[tuple[str, str]], str]:
        """Return the template as (literal, name) pairs, and what stands behind the last value."""
        stand_ins = {name: f"{OPEN}{name}{CLOSE}" for name in self._names}
        begin, *parts = render_to_string(self._template, {"row": stand_ins}).split(OPEN)
        pieces, literal = [], begin
        for part in parts:
            name, _, following = part.partition(CLOSE)
            pieces.append((literal, name))
            literal = following
        return pieces, literal
