"""Chinese is the source of every text, and English is complete."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

from tests.architecture.source import PACKAGE, none, parents, python_files, template_files, text_of, tree_of
from tests.architecture.wording import HAN, catalogues, english, marks, said, said_in_python, said_in_templates, unsaid

GAP = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
QUOTED = re.compile(r"条例(§\d+(\(\d\))?)?|“[^”]*”|\w+〔\d{4}〕\w+ 号")  # citations and quoted examples stay Chinese
# Chinese that stays Chinese in English pages: the product's name beside its mark, and the switch to Chinese.
CHINESE_IN_ENGLISH = {"信桥", "中文"}


def test_every_text_of_a_page_has_its_english() -> None:
    known, missing = english(), defaultdict(set)
    for file, text in said():
        if HAN.search(text) and text not in known:
            missing["/".join(file.parts[1:3])].add(f"{file.name}: {text[:60]}")
    none({package: sorted(texts) for package, texts in missing.items()}.items())


def test_extraction_finds_texts_in_templates_and_in_python() -> None:
    assert len(set(said_in_templates())) > 100
    assert len(set(said_in_python())) > 50


def test_no_chinese_stands_in_a_template_untranslated() -> None:
    bare = {
        str(file): lines for file in template_files() if file.suffix == ".html" and (lines := unsaid(text_of(file)))
    }
    bare = {file: [line for line in lines if not line.endswith(">中文</a>")] for file, lines in bare.items()}
    none({file: lines for file, lines in bare.items() if lines}.items())


BILINGUAL = {"Text", "Refused", "refuse", "refuse_unless", "compile"}  # both languages side by side, or a pattern
# Texts in both languages side by side, or Chinese by nature; each with its reason.
BY_NATURE = {
    "xinqiao/web/ui/speech.py": "says days and dates in both languages itself",
    "xinqiao/web/ui/samples": "the gallery's sample content",
    "xinqiao/web/ui/drawing.py": "says numbers in both languages itself",
    "xinqiao/web/petitioner/wording.py": "says a short date in both languages itself",
    "xinqiao/web/uploads.py": "a nameless file gets a name that stays with it in every language",
}


def test_no_chinese_stands_in_the_python_of_a_page_untranslated() -> None:
    bare = []
    for file in python_files(PACKAGE / "web"):
        if any(str(file).startswith(exempt) for exempt in BY_NATURE):
            continue
        tree = tree_of(file)
        known = {text for home, text in said() if home == file} | CHINESE_IN_ENGLISH  # a value beside its own label
        bare += [
            f"{file}:{node.lineno}: {str(node.value)[:40]}"
            for node in _chinese(tree)
            if node.value not in known and not _is_said(tree, node, {*marks(file), *BILINGUAL})
        ]
    none(bare)


def _chinese(tree: ast.Module) -> list[ast.Constant]:
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [node for node in found if HAN.search(str(node.value)) and "%Y" not in str(node.value)]


def _is_said(tree: ast.Module, node: ast.Constant, saying: set[str]) -> bool:
    around = parents(tree, node)
    if isinstance(around[0], ast.Expr):
        return True  # a docstring
    calls = [above.func for above in around if isinstance(above, ast.Call)]
    return any((getattr(call, "id", None) or getattr(call, "attr", None)) in saying for call in calls)


def test_gaps_of_a_text_are_the_same_in_english() -> None:
    differing = {zh: en for zh, en in english().items() if set(GAP.findall(zh)) != set(GAP.findall(en))}
    none(differing.items())


def test_english_is_english() -> None:
    chinese = {
        zh: en for zh, en in english().items() if HAN.search(QUOTED.sub("", en)) and zh not in CHINESE_IN_ENGLISH
    }
    none(chinese.items())


def test_a_text_has_one_english_in_all_catalogues() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for file in catalogues():
        for zh, en in re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text_of(file), re.MULTILINE):
            seen[zh].add(en)
    none({zh: sorted(texts) for zh, texts in seen.items() if len(texts) > 1}.items())


def test_catalogues_lie_in_the_package_whose_pages_they_translate() -> None:
    homes = {file.parents[3] for file in catalogues()}
    speaking = {
        Path(*file.parts[: 3 if file.parts[1] == "web" and len(file.parts) > 3 else 2])
        for file, _ in said_in_templates()
    }
    none(speaking - homes)
