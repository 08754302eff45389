"""The lock files name packages and hashes, and no machine and no registry."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.architecture.source import ROOT, none

LOCKS = ("requirements.lock", "requirements-dev.lock")
ADDRESS = re.compile(
    r"https?://|file:|git\+|--(?:extra-)?index-url|--find-links|--trusted-host|^\s*-[ief]\s|@\s|(?:^|\s)/\w",
    re.MULTILINE,
)
PINNED = re.compile(r"^[a-zA-Z0-9._-]+(?:\[[a-z0-9,_-]+\])?==[^ ]+(?: ; .*?)? \\$")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_file_names_no_address_and_no_machine(lock: str) -> None:
    assert ADDRESS.findall((ROOT / lock).read_text()) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_its_hashes(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()
    requirements = [n for n, line in enumerate(lines) if line and not line.startswith((" ", "#"))]
    assert len(requirements) > 20
    for n in requirements:
        assert PINNED.match(lines[n]), lines[n]
        assert "--hash=sha256:" in lines[n + 1]


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {"requirements.lock": project["dependencies"]}
    wanted["requirements-dev.lock"] = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for lock, requirements in wanted.items():
        locked = {
            line.split("==")[0].split("[")[0].lower() for line in (ROOT / lock).read_text().splitlines() if "==" in line
        }
        names = {re.split(r"[\[<>=~!; ]", requirement)[0].lower() for requirement in requirements}
        assert names - locked == set(), lock


def test_runtime_lock_is_part_of_the_development_lock() -> None:
    def pins(lock: str) -> set[str]:
        return {
            line.split(" ")[0] for line in (ROOT / lock).read_text().splitlines() if line and "==" in line.split(" ")[0]
        }

    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()


def test_no_file_of_the_project_names_a_machine() -> None:
    suspicious = re.compile(r"(?<![\w./])/(?:work|home|root|Users)/\w")
    texts = {".py", ".toml", ".md", ".html", ".css", ".js", ".po", ".txt", ".lock", ".typ", ""}
    skipped = {
        ".git",
        ".venv",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        "var",
        "build",
        "dist",
        "node_modules",
        "test-results",
    }
    named = []
    for folder in (ROOT / "xinqiao", ROOT / "tests", ROOT / "docs", ROOT / ".ci", ROOT):
        files = folder.iterdir() if folder == ROOT else folder.rglob("*")
        for file in files:
            if (
                file.is_file()
                and file.suffix in texts
                and not skipped & set(file.parts)
                and file.name != "test_lock_files.py"
            ):
                named += [
                    f"{file.relative_to(ROOT)}: {hit}" for hit in suspicious.findall(file.read_text(errors="ignore"))
                ]
    none(named)
