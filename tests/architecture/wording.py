"""The texts of the pages as they are written: what is marked for translation, and what is not."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.architecture.source import PACKAGE, ROOT, python_files, template_files, text_of, tree_of

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": (2,), "pgettext_lazy": (2,),
}  # fmt: skip
STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(_|p?gettext|n?gettext|ngettext)\(({STRING}(?:\s*,\s*{STRING})*)")
SAID = re.compile(
    r"""\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}   # a whole block
    |\{%\s*trans(?:late)?\b.*?%\}                                          # a tag
    |\{%\s*comment\b.*?\{%\s*endcomment\s*%\}|\{\#.*?\#\}|<!--.*?-->       # comments
    |\b_\((?:'[^']*'|"[^"]*")\)                                            # an argument of a tag
    """,
    re.VERBOSE | re.DOTALL,
)


@cache
def said() -> tuple[tuple[Path, str], ...]:
    """Return every msgid of the product with its file, each once."""
    return tuple(sorted({*said_in_templates(), *said_in_python()}))


def said_in_templates() -> Iterator[tuple[Path, str]]:
    """Yield every msgid of every template with its file."""
    for file in template_files():
        if file.suffix in (".html", ".txt"):
            for call in CALL.finditer(templatize(text_of(file), origin=str(file))):
                strings = ast.literal_eval(f"({call[2]},)")
                yield from ((file, text) for text in (strings[1:] if call[1] == "pgettext" else strings))


@cache
def marks(file: Path) -> dict[str, str]:
    """Return the names under which a module has the functions that mark a text for translation."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in KEYWORDS
    }


def said_in_python() -> Iterator[tuple[Path, str]]:
    """Yield every msgid of every module with its file."""
    for file in python_files(PACKAGE):
        keywords = {name: KEYWORDS[function] for name, function in marks(file).items()}
        for _, message, _, _ in extract("python", io.BytesIO(text_of(file).encode()), keywords=keywords):
            messages = message if isinstance(message, tuple) else (message,)
            yield from ((file, text) for text in messages if text)


def unsaid(template: str) -> list[str]:
    """Return the lines of a template that hold Chinese outside everything that is translated, numbered."""
    bare = SAID.sub(lambda found: "\n" * found[0].count("\n"), template)
    return [f"{number}: {line.strip()}" for number, line in enumerate(bare.splitlines(), 1) if HAN.search(line)]


def catalogues() -> list[Path]:
    """Return the English catalogues, relative to the project's root."""
    return [file.relative_to(ROOT) for file in sorted((ROOT / PACKAGE).rglob("locale/en/LC_MESSAGES/*.po"))]


@cache
def english() -> dict[str, str]:
    """Return every msgid that has an English text in any catalogue."""
    words: dict[str, str] = {}
    for file in catalogues():
        for message in read_po(io.BytesIO((ROOT / file).read_bytes()), locale="en"):
            keys = message.id if isinstance(message.id, tuple | list) else (message.id,)
            texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
            filled = [text for text in texts if text]
            if not message.fuzzy and len(filled) == len(texts):
                words.update({key: filled[min(n, len(filled) - 1)] for n, key in enumerate(keys) if key})
    return words
