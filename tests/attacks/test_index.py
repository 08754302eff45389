"""Every attack of the list is met by a test that names its number, or it is said here why it cannot be tried yet."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from tests.architecture.source import TESTS, python_files, tree_of

ATTACKS = range(1, 55)
NUMBERS = re.compile(r"\b[Aa]ttacks? ((?:\d+(?:[–-]\d+)?(?:, | and )?)+)")
IN_ITS_FOLDER = re.compile(r"^((?:\d+(?:, )?)+)[.:]")
NOT_YET = {
    5: "no mailbox is read yet", 6: "no mailbox is read yet", 7: "no mailbox is read yet", 8: "no mailbox is read yet",
    9: "no mailbox is read yet", 10: "no mailbox is read yet",
    14: "no bounce comes back, as no mailbox is read yet",
    38: "there is no single sign-on yet",
    39: "nothing calls an address yet",
    53: "there is no released schema yet",
    54: "no model helps yet",
}  # fmt: skip


def named() -> dict[int, list[str]]:
    """Return the tests that name an attack, by its number."""
    found: dict[int, list[str]] = defaultdict(list)
    for file in python_files(TESTS):
        for node in ast.walk(tree_of(file)):
            if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
                continue
            said = ast.get_docstring(node) or ""
            if inside := re.search(r"test_attack_(\d+)_", node.name):
                found[int(inside[1])].append(node.name)
            heads = [match[1] for match in NUMBERS.finditer(said)]
            if file.parts[1] == "attacks" and (match := IN_ITS_FOLDER.match(said)):
                heads.append(match[1])
            for number in re.findall(r"\d+", " ".join(heads)):
                found[int(number)].append(node.name)
    return found


def test_every_attack_is_met_or_it_is_said_why_not() -> None:
    met = set(named())
    assert sorted(set(ATTACKS) - met - set(NOT_YET)) == []
    assert sorted(met & set(NOT_YET)) == []  # it can be tried after all: take it off the list
    assert met <= set(ATTACKS)
