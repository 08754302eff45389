"""docs/attacks.md, the hit list: which test holds which promise. Written from the tests, so that it names none that is not there.

`GOLDEN=write pytest tests/architecture` writes it anew.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

from tests.rules.test_golden import ROOT, check

TESTS = ROOT / "tests"
PROMISES = {
    1: "HTML in mail is shown without active content", 2: "a file is what its content says, and only ever a download", 3: "viruses, bombs and broken archives are kept apart; the petition is registered",
    4: "files that are too large or too many cost bounded time", 11: "no header and no recipient can be typed into a name", 12: "documents are made without network and without files of the machine",
    13: "staff see a copy without place, author and device", 15: "list, object, search, count and export show the same", 16: "numbers that are tried out answer like those that are not there",
    17: "ids of others in a form are refused", 18: "whoever is accused sees neither existence nor number nor trace", 19: "a name is read by leave of one person for one petition until one day",
    20: "asking for a name answers alike, whether there is one or not", 21: "names are covered in lists, files, addresses, errors and logs", 22: "query codes cannot be guessed",
    23: "a scanner of links uses nothing up", 24: "the address of a file dies with the right to read it", 25: "a notice says that there is news and nothing else", 26: "a small number is not told, and no total leaves it", 27: "a merged petition takes the stricter secrecy, and gets its own back",
    28: "whoever leaves loses access at once; what he wrote stays", 29: "a substitute acts in his window only", 30: "a stolen store is unreadable where it tells who somebody is",
    31: "backups, error reports and dumps show no name", 32: "an anonymous report cannot be tied to a machine or a person", 33: "the stored time of a protected report tells no minute",
    34: "state changes by a form of ours only", 35: "what is typed stays text", 36: "no cell of a sheet is a formula", 37: "no address of another site comes into a link or a redirect", 40: "what is typed into the search box is only text",
    41: "links for setting a password work once, for a while", 42: "passwords and codes cannot be tried out", 43: "sessions end, and no page is left behind", 44: "clocks hold on every day from 2011 on",
    45: "a changed calendar counts open petitions anew, with a reason", 46: "a jumping clock or a stopped worker loses and doubles nothing", 47: "two at once make one decision and one number",
    48: "a step that the table does not allow is refused at every door", 49: "a changed, removed or restored ledger is found out", 50: "nobody reviews what he had a part in; the window is counted whole",
    51: "a filing is there with its receipt or not at all", 52: "a restored backup is whole",
}  # fmt: skip
NUMBERS = re.compile(r"^Attacks? (\d+(?:(?:, | and |–)\d+)*)")


@cache
def named() -> tuple[tuple[int, str, str], ...]:
    """Return (number of the attack, file, test) of every test whose docstring begins with "Attack N"."""
    return tuple(_named())


def _named() -> Iterator[tuple[int, str, str]]:
    for file in sorted(TESTS.rglob("test_*.py")):
        source = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if "Attack" in source else ():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                found = NUMBERS.match(ast.get_docstring(node) or "")
                for number in re.findall(r"\d+", found[1]) if found else ():
                    yield int(number), file.relative_to(ROOT).as_posix(), node.name


def hit_list() -> str:
    """Return docs/attacks.md."""
    tests: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, file, name in named():
        tests[number][file].append(name)
    lines = [
        "# The hit list: what must not work, and the test that shows it", "",
        "The numbers are those of the list of attacks that the product was built against. Written from the tests (`tests/architecture/test_hit_list.py`); do not edit.", "",
    ]  # fmt: skip
    for number in sorted(tests):
        lines += [f"## {number}: {PROMISES[number]}", ""]
        for file, names in sorted(tests[number].items()):
            lines += [f"`{file}`", "", *(f"- {name.removeprefix('test_').replace('_', ' ')}" for name in sorted(set(names))), ""]
    return "\n".join(lines)


def test_the_hit_list_is_fresh() -> None:
    check(ROOT / "docs" / "attacks.md", hit_list(), "GOLDEN=write pytest tests/architecture")


@pytest.mark.parametrize("number", sorted(set(PROMISES) - {1, 4, 11, 23, 25, 42}))
def test_every_promise_of_this_part_of_the_product_has_a_test_among_the_attacks(number: int) -> None:
    assert any(found == number and file.startswith("tests/attacks/") for found, file, _ in named())
