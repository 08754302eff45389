"""A real browser at two widths, in two languages, with and without JavaScript."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's loop runs in this thread; our code is sync

from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.enterprise import Enterprise, build
from tests.journeys.walker import LOOKS, LOOKS_IN_CI, Look, Walker

PICTURES = Path(__file__).resolve().parents[2] / "test-results" / "journeys"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of the browser."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, headless; a fresh one for every module, so that none grows old and slow."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("the journeys need Debian's chromium: apt-get install chromium")
    running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield running
    running.close()


@pytest.fixture
def house(transactional_db: Any) -> Enterprise:
    """The enterprise in a store that the live server sees."""
    return build()


@pytest.fixture(params=[*LOOKS_IN_CI, *(pytest.param(look, marks=pytest.mark.every_look) for look in LOOKS if look not in LOOKS_IN_CI)], ids=lambda look: look.name)
def look(request: pytest.FixtureRequest) -> Look:
    """Width, language, JavaScript."""
    chosen: Look = request.param
    return chosen


@pytest.fixture
def walker(browser: Browser, live_server: Any, house: Enterprise, look: Look, request: pytest.FixtureRequest) -> Iterator[Walker]:
    """Somebody who walks through the product and looks at every page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = request.node.name.split("[")[0].removeprefix("test_")
    somebody = Walker(browser, live_server.url, look, PICTURES / f"{name}-{look.name}")
    yield somebody
    somebody.leave()
