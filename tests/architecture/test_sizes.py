"""Functions, files and templates stay short enough to be read at once."""

from __future__ import annotations

import ast

from tests.architecture.source import PACKAGE, ROOT, TESTS, lines_of, none, python_files, template_files, tree_of

ALL = [*python_files(PACKAGE), *python_files(TESTS)]
FUNCTION_LINES, FILE_LINES, TEMPLATE_LINES = 60, 500, 200
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "data", "info", "misc", "common"}


def test_no_function_is_over_sixty_lines() -> None:
    long = [
        f"{file}: {node.name}: {length} lines"
        for file in ALL
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]
    none(long)


def test_no_file_is_over_five_hundred_lines_and_no_template_over_two_hundred() -> None:
    none([f"{file}: {len(lines_of(file))}" for file in ALL if len(lines_of(file)) > FILE_LINES])
    none([f"{file}: {len(lines_of(file))}" for file in template_files() if len(lines_of(file)) > TEMPLATE_LINES])


def test_every_module_says_in_one_line_what_it_is_for() -> None:
    silent = [str(file) for file in python_files(PACKAGE) if lines_of(file) and not ast.get_docstring(tree_of(file))]
    none(silent)


def test_every_package_has_a_docstring() -> None:
    folders = {file.parent for file in python_files(PACKAGE)}
    without = [
        str(folder)
        for folder in sorted(folders)
        if not (ROOT / folder / "__init__.py").exists() or not ast.get_docstring(tree_of(folder / "__init__.py"))
    ]
    none(without)


def test_modules_say_what_they_are_or_do() -> None:
    vague = [str(file) for file in python_files(PACKAGE) if {file.stem, *file.parts} & FORBIDDEN_NAMES]
    none(vague)


def test_public_names_of_the_rules_say_what_they_promise() -> None:
    silent = [
        f"{file}: {node.name}"
        for file in python_files(PACKAGE / "rules")
        for node in tree_of(file).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    none(silent)


def test_todo_names_its_issue() -> None:
    loose = [
        f"{file}:{number}"
        for file in ALL
        for number, line in enumerate(lines_of(file), 1)
        if ("TO" + "DO" in line or "FIX" + "ME" in line) and "#" not in line.split("TO" + "DO")[-1]
    ]
    none(loose)
