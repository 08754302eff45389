"""The project's own source, read once: files, lines, syntax trees, templates."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path("xinqiao")
TESTS = Path("tests")


def none(findings: Iterable[object]) -> None:
    """Fail with one finding a line; pass if there is none."""
    lines = [str(finding) for finding in findings]
    if lines:
        pytest.fail(f"{len(lines)} findings:\n" + "\n".join(lines), pytrace=False)


def python_files(folder: Path) -> list[Path]:
    """Return the Python files below a folder of the project, migrations left out, relative to its root."""
    found = (file.relative_to(ROOT) for file in sorted((ROOT / folder).rglob("*.py")))
    return [file for file in found if "migrations" not in file.parts]


def template_files() -> list[Path]:
    """Return every template of the project, relative to its root."""
    return [file.relative_to(ROOT) for file in sorted((ROOT / PACKAGE).rglob("templates/**/*")) if file.is_file()]


@cache
def text_of(file: Path) -> str:
    """Return the text of a file of the project."""
    return (ROOT / file).read_text(encoding="utf-8")


def lines_of(file: Path) -> list[str]:
    """Return the lines of a file of the project."""
    return text_of(file).splitlines()


@cache
def tree_of(file: Path) -> ast.Module:
    """Return the syntax tree of a Python file of the project."""
    return ast.parse(text_of(file), str(file))


@cache
def _parent_links(tree: ast.Module) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def parents(tree: ast.Module, node: ast.AST) -> list[ast.AST]:
    """Return the nodes around a node, the nearest first."""
    links, found = _parent_links(tree), []
    while node in links:
        node = links[node]
        found.append(node)
    return found
