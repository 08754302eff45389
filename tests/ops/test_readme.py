"""What the READMEs and the recipes tell a stranger to open, type or sign in as is really there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import load_command_class
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = [*READMES, *sorted((ROOT / "docs" / "recipes").glob("*.md")), ROOT / "docs" / "architecture.md"]
STARTED_OUTSIDE_DJANGO = {"serve", "protected"}
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
each_readme = pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)


def spelled(page: Path) -> list[str]:
    """Return what stands in backticks."""
    return re.findall(r"`([^`\n]+)`", page.read_text("utf-8"))


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    targets = [page.parent / link for link in links if not link.startswith("http")]
    assert [str(target) for target in targets if not target.exists()] == []


@each_page
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = [word for word in spelled(page) if re.fullmatch(r"[\w/.-]+/[\w.-]*\.(py|toml|txt|css|md|json)", word)]
    roots = (ROOT, ROOT / "xinqiao", ROOT / "xinqiao" / "web" / "ui", ROOT / "docs")
    assert [name for name in named if "_<" not in name and not any((root / name).exists() for root in roots)] == []


@each_page
def test_every_target_of_make_exists(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    lines = [*spelled(page), *page.read_text("utf-8").splitlines()]
    for targets in (found[1] for line in lines if (found := re.match(r"make ([a-z-]+(?: [a-z-]+)*)", line))):
        for target in targets.split():
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@each_readme
def test_every_command_takes_the_options_that_are_named(readme: Path) -> None:
    commands = [word for word in spelled(readme) if re.match(r"(\.venv/bin/)?xinqiao [a-z]", word)]
    assert len(commands) >= 3
    for line in commands:
        name, rest = re.match(r"(?:\.venv/bin/)?xinqiao (\w+)(.*)", line).groups()  # type: ignore[union-attr]
        if name in STARTED_OUTSIDE_DJANGO:
            continue
        known = load_command_class("xinqiao.ops", name).create_parser("xinqiao", name).format_help()
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in known, f"{name} {option}"


@each_readme
def test_every_sign_in_is_somebody_of_the_demonstration(readme: Path) -> None:
    people = tomllib.loads((ROOT / "xinqiao/ops/demo/people.toml").read_text("utf-8"))["person"]
    featured = {person["login"] for person in people if person.get("featured")}
    named = {word for word in spelled(readme) if re.fullmatch(r"[a-z]+-[a-z]+", word)}
    assert len(named) >= 4 and named <= featured


@each_readme
def test_both_readmes_have_the_same_sections_and_the_five_things_to_try(readme: Path) -> None:
    text = readme.read_text("utf-8")
    assert len(re.findall(r"^\d\. \*\*", text, re.MULTILINE)) == 5
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == len(re.findall(r"^## ", READMES[0].read_text("utf-8"), re.MULTILINE))
    variables = set(re.findall(r"\b(?:XINQIAO_[A-Z]+|PORT|DATABASE_URL)\b", text))
    assert variables == set(re.findall(r"\b(?:XINQIAO_[A-Z]+|PORT|DATABASE_URL)\b", READMES[0].read_text("utf-8")))


def test_the_picture_is_one_and_small() -> None:
    path = ROOT / "docs" / "pictures" / "overview.png"
    with Image.open(path) as picture:
        assert picture.format == "PNG" and picture.width >= 1200
    assert path.stat().st_size < 300_000
