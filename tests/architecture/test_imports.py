"""Imports go down the floors of the house, and nothing hides."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.architecture.source import PACKAGE, ROOT, lines_of, none, python_files, tree_of

REASON = re.compile(r"# (?!noqa|type:)\w+|# noqa: \w+ \(\w+")
HEAVY_PARTS = {
    "xinqiao/documents/rendering/word.py": "python-docx with lxml takes 20 MB, which a web process needs only once",
    "xinqiao/vault/cleaning/__main__.py": "the libraries that read a stranger's bytes load after the process has bound itself",
}
MAY_ASK_THE_TIME = {
    "xinqiao/sign_in/watch.py": "middleware stands before every page and is an interface itself",
    "xinqiao/directory/passwords.py": "Django asks a validator about a password without saying the day",
    "xinqiao/sign_in/sessions.py": "Django asks a session store whether a session still lives, without saying the time",
    "xinqiao/outbox/tasks.py": "a job of the worker begins here, as a page begins in a view",
}


def imports_in_functions(tree: ast.Module) -> list[ast.Import | ast.ImportFrom]:
    """Return the imports that only run when a function is called."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = (node for function in functions for node in ast.walk(function))
    return list({node.lineno: node for node in inside if isinstance(node, ast.Import | ast.ImportFrom)}.values())


def test_import_contracts_of_pyproject_are_kept() -> None:
    script = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([script, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


def test_no_import_is_hidden_in_a_function_without_its_reason() -> None:
    """A heavy wheel may be imported where it is used; the line, or a comment above it, then says why."""
    hidden = [
        f"{file}:{node.lineno}: {lines_of(file)[node.lineno - 1].strip()}"
        for file in python_files(PACKAGE)
        for node in imports_in_functions(tree_of(file))
        if not REASON.search("\n".join(lines_of(file)[node.lineno - 2 : node.lineno]))
    ]
    none(hidden)


def test_no_own_module_is_imported_lazily() -> None:
    """A deferred import of our own hides a cycle (style.md)."""
    hidden = [
        f"{file}:{node.lineno}"
        for file in python_files(PACKAGE)
        for node in imports_in_functions(tree_of(file))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("xinqiao")
        and str(file) not in HEAVY_PARTS
    ]
    none(hidden)


def test_steps_are_looked_up_by_name_in_one_place_only() -> None:
    """The one bit of magic (style.md): `perform.step_module`."""
    magic = [
        str(file)
        for file in python_files(PACKAGE)
        if any(
            isinstance(node, ast.Name) and node.id in ("import_module", "__import__")
            for node in ast.walk(tree_of(file))
        )
    ]
    assert magic == ["xinqiao/petitions/perform.py"]


def test_behaviour_is_called_and_never_hung_on_signals() -> None:
    users = [
        str(file)
        for file in python_files(PACKAGE)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.ImportFrom) and node.module in ("django.dispatch", "django.db.models.signals")
    ]
    none(users)


def test_rules_import_nothing_but_the_language_and_themselves() -> None:
    allowed = {"__future__", "collections", "dataclasses", "datetime", "enum", "functools", "itertools", "re", "typing", "unicodedata", "xinqiao"}  # pure: no clock, no I/O
    for file in python_files(PACKAGE / "rules"):
        for node in ast.walk(tree_of(file)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.split(".")[0] in allowed, f"{file}: {name}"
                assert not name.startswith("xinqiao") or name.startswith("xinqiao.rules"), f"{file}: {name}"


def test_rules_read_no_clock() -> None:
    asking = {"now", "today", "utcnow", "time", "monotonic"}
    for file in python_files(PACKAGE / "rules"):
        calls = [
            node.func.attr
            for node in ast.walk(tree_of(file))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        ]
        assert not asking & set(calls), file


def test_time_is_passed_in_below_the_interfaces() -> None:
    """Only web/ and ops/ ask what time it is; below them `at` and `today` are parameters."""
    askers = [
        f"{file}:{node.lineno}"
        for file in python_files(PACKAGE)
        if file.parts[1] not in ("web", "ops") and str(file) not in MAY_ASK_THE_TIME
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and _asks_the_time(node)
    ]
    none(askers)


def _asks_the_time(call: ast.Call) -> bool:
    """Return whether a call reads the clock; `timezone.localdate(at)` only converts."""
    if not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Name):
        return False
    name, of = call.func.attr, call.func.value.id
    if name == "localdate":
        return not call.args
    return name in ("now", "today", "utcnow") and of in ("datetime", "date", "timezone")


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    said = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=said, stderr=said)
