"""Every sentence of `verify` has its Chinese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import PACKAGE
from xinqiao.ledger.faults import NAMES, WORDS, in_words

FILES = ("ledger/walk.py", "ledger/sealed.py", "ops/verify/__init__.py", "ops/verify/compare.py", "ops/verify/artwork.py", "ops/verify/holds.py")
CHINESE = re.compile("[一-鿿]")


def said(node: ast.AST) -> str | None:
    """Return a text as it would come out, each gap as 7; None if it is no sentence of a fault."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)  # type: ignore[misc]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is in an expression; what is inside an f-string belongs to that."""
    yield node
    if not isinstance(node, ast.JoinedStr):
        for child in ast.iter_child_nodes(node):
            yield from parts(child)


def sentences() -> list[str]:
    """Return what these files yield, return or hand over as a fault."""
    found = []
    for file in FILES:
        for node in ast.walk(ast.parse((PACKAGE / file).read_text("utf-8"))):
            given: list[ast.AST] = []
            if isinstance(node, ast.Yield | ast.YieldFrom | ast.Return) and node.value is not None:
                given = list(parts(node.value))
            texts = [text for part in given if (text := said(part))]
            found += [text for text in texts if re.search(r"[a-z]+ [a-z]+ [a-z]+", text)]
    return found


def test_the_files_say_something() -> None:
    assert len(sentences()) > 50


@pytest.mark.parametrize("text", sorted(set(sentences())))
def test_every_sentence_has_its_chinese(text: str) -> None:
    assert CHINESE.search(in_words(text).zh), text


@pytest.mark.parametrize(("en", "zh"), WORDS)
def test_both_languages_have_the_same_gaps(en: str, zh: str) -> None:
    assert en.count("{}") == zh.count("{}")


def test_a_line_is_told_with_what_it_is_about() -> None:
    assert in_words("XQ-2026-0000001 #3: its content was changed").zh == "XQ-2026-0000001 #3：内容被改过"
    assert in_words("seal 2 of 2026-03-02: 5 lines were sealed, 4 are there (ids 3–7)").zh == "封存 2 2026-03-02：封存的是 5 条，现在有 4 条（序号 3–7）"
    assert in_words("XQ-2026-0000001: attachment 4: its file is missing").zh == "XQ-2026-0000001：附件 4：文件不见了"
    assert in_words("XQ-2026-0000001: its status is not what was recorded").zh == "XQ-2026-0000001：状态 和记录的不一样"
    assert in_words("something new").zh == "something new"
    assert set(NAMES.values())
