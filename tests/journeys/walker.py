"""Somebody with a browser who looks at each page: no fault of access, nothing sideways, a picture of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.enterprise import PASSWORD


@dataclass(frozen=True)
class Look:
    """How the page is looked at."""

    width: int
    language: str
    scripts: bool = True

    @property
    def name(self) -> str:
        return f"{self.width}-{self.language}{'' if self.scripts else '-plain'}"


# What differs between two openings of one page and changes neither its size nor what axe finds: tokens, and which digit a digit is.
PASSING = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[A-Za-z0-9]+|\d')
LOOKED_AT: set[tuple[Look, bytes]] = set()
LOOKS_IN_CI = (Look(390, "zh-hans"), Look(1280, "en", scripts=False))  # what differs most from each other; `make test-all` walks the rest too
LOOKS = (Look(390, "zh-hans"), Look(1280, "en"), Look(390, "en", scripts=False), Look(1280, "zh-hans", scripts=False))
# On the portal everything to press is 48 px each way (look.md); what lies within a label is pressed by it, and the
# gallery shows parts of the desk too.
TOO_SMALL = """() => !document.body.matches(".portal:not(.gallery)") ? [] :
  [...document.querySelectorAll("a, button, summary, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])")]
  .filter((each) => !each.matches(".visually_hidden, .skip_link"))
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 47.5 || box.height < 47.5))
  .map(([each, box]) => `${each.tagName} ${each.innerText} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
HEIGHTS = {390: 844, 1280: 900}


class Walker:
    """Walks through pages. Each person has a browser of his own; `as_staff` and `as_petitioner` change between them."""

    def __init__(self, browser: Browser, base: str, look: Look, pictures: Path) -> None:
        self.browser, self.base, self.look, self.pictures = browser, base, look, pictures
        self.people: dict[str, tuple[BrowserContext, Page]] = {}
        self.taken = 0
        self.as_petitioner()

    def leave(self) -> None:
        for context, _ in self.people.values():
            context.close()

    def as_petitioner(self) -> Page:
        """Take the petitioner's phone."""
        return self._become("petitioner")

    def as_staff(self, login: str) -> Page:
        """Sit down at somebody's desk, signing in the first time."""
        is_new = login not in self.people
        page = self._become(login)
        if is_new:
            self.go("/desk/")
            page.fill("[name=login]", login)
            page.fill("[name=password]", PASSWORD)
            self.press()
            expect(page.locator("h1")).to_be_visible()
        return page

    def _become(self, who: str) -> Page:
        if who not in self.people:
            context = self.browser.new_context(
                viewport={"width": self.look.width, "height": HEIGHTS[self.look.width]}, locale="zh-CN",
                java_script_enabled=self.look.scripts,
            )  # fmt: skip
            context.add_cookies([{"name": "language", "value": self.look.language, "url": self.base}])
            page = context.new_page()
            page.set_default_timeout(60_000)
            self.people[who] = (context, page)
        self.page = self.people[who][1]
        return self.page

    def go(self, path: str) -> None:
        """Open an address of the product."""
        self.page.goto(self.base + path)
        self.check()

    def press(self, selector: str = "main button.main") -> None:
        """Press a button and look at what comes."""
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()
        self.check()

    def write(self, **fields: str) -> None:
        """Fill fields by name."""
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]").first.fill(value)

    def choose(self, **fields: str) -> None:
        """Check a radio button or box by name and value."""
        for name, value in fields.items():
            self.page.locator(f"main [name={name}][value='{value}']").check()

    def text(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()

    def _picture(self) -> None:
        """Keep a picture of the page; a browser that is short of breath is asked again (its "Unable to capture screenshot" comes and goes)."""
        for pause in (0.5, 2, 5, None):
            try:
                self.page.screenshot(path=f"{self.pictures}-{self.taken:02d}.png", full_page=True)
                return
            except Error as error:
                if pause is None or "Unable to capture" not in error.message:
                    raise
                self.page.wait_for_timeout(pause * 1000)

    def check(self) -> None:
        """Take a picture; nothing may be wider than the screen, and axe-core may find nothing. A page that was looked at in this size and language is not looked at twice."""
        page = hashlib.sha256(PASSING.sub("0", self.page.content()).encode()).digest()
        if (self.look, page) in LOOKED_AT:
            return
        self._look_at()
        LOOKED_AT.add((self.look, page))

    def _look_at(self) -> None:
        self.taken += 1
        self._picture()
        if not self.look.scripts:
            return
        too_wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{self.page.url} is {too_wide} px wider than the screen"
        small = self.page.evaluate(TOO_SMALL)
        assert not small, f"{self.page.url}: too small for a thumb: {small}"
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
