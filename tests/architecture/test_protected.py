"""What a petitioner does keeps no time of its own: only `perform()`, which rounds it on the protected host, and counts by the hour."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import PACKAGE, none, parents, python_files, template_files, text_of, tree_of
from xinqiao.web.petitioner.urls import matter_urls

TAKING = {"perform", "compare", "find", "count"}  # a step; a look-up and a throttle, which keep the hour
ALLOWED = {
    ("retaliation.py", "is_declared"): "goes to perform, through petitions.protecting",
    ("retaliation.py", "answered"): "goes to perform, through petitions.protecting",
    ("retaliation.py", "replied"): "goes to perform, through petitions.protecting",
    ("filed.py", "file"): "goes to perform and to the throttle",
    ("page.py", "_under_maintenance"): "is told to the browser",
}


def test_no_view_of_a_petitioner_keeps_the_minute() -> None:
    found = []
    for package in ("petitioner", "protected"):
        for file in python_files(PACKAGE / "web" / package):
            tree = tree_of(file)
            for node in ast.walk(tree):
                if not (isinstance(node, ast.Attribute) and node.attr == "now" and isinstance(node.value, ast.Name) and node.value.id in ("timezone", "datetime")):
                    continue
                above = parents(tree, node)
                calls = {ast.unparse(each.func).rpartition(".")[2] for each in above if isinstance(each, ast.Call)}
                function = next((each.name for each in above if isinstance(each, ast.FunctionDef)), "")
                if not calls & TAKING and (file.name, function) not in ALLOWED:
                    found.append(f"{file}: {function}")
    none(found)


def test_every_page_that_a_shared_page_names_is_there_on_both_hosts() -> None:
    """Or it is named where the protected host does not come: inside `{% if not is_protected %}`."""
    there = {pattern.name for pattern in matter_urls} | {"home"}
    texts = {file: re.sub(r"\{% if not is_protected %\}.*?\{% endif %\}", "", text_of(file), flags=re.DOTALL) for file in template_files() if "petitioner" in file.parts}
    texts |= {file: text_of(file) for file in python_files(PACKAGE / "web" / "petitioner")}
    assert len(texts) > 60
    none([f"{file}: {name}" for file, text in texts.items() for name in re.findall(r"['\"]portal:(\w+)['\"]", text) if name not in there])
