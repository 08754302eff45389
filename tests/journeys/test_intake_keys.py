"""A call is taken down by the keyboard alone: from the worklist to the printed slip, with the hint that it may be the same matter, and counted."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.enterprise import Enterprise
from tests.journeys.test_desk_keys import sit_down  # noqa: F401 a fixture
from xinqiao.petitions.models import Petition, Statement

pytestmark = [pytest.mark.journey, pytest.mark.slow]
MOST_KEYS = 25  # besides the letters of what is written


class Keys:
    """Presses and counts; what is written counts as nothing."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def field(self) -> str:
        return str(self.page.evaluate("document.activeElement.name || ''"))

    def to(self, name: str, most: int = 30) -> None:
        """Press Tab until the field has the focus."""
        for _ in range(most):
            if self.field() == name:
                return
            self.press("Tab")
        raise AssertionError(f"{name} is not reached by Tab: {self.field()}")

    def write(self, name: str, text: str) -> None:
        self.to(name)
        self.page.keyboard.insert_text(text)


def a_call(keys: Keys, title: str) -> None:
    """Write a call down and send it."""
    keys.page.goto("/desk/")
    keys.press("n")
    keys.page.wait_for_url("**/desk/register/")
    expect(keys.page.locator("[name=title]")).to_be_focused()
    keys.write("title", title)
    keys.write("text", "二矿食堂从上周起一份菜涨了两块，没见公示。")
    keys.to("read_back")
    keys.press("Space")
    keys.write("name", "范小安")
    keys.write("phone", "13900001234")
    keys.press("Enter")


def test_a_call_is_taken_down_with_keys_alone(house: Enterprise, sit_down: Any) -> None:  # noqa: F811
    keys = Keys(sit_down("receptionist"))
    began = time.monotonic()
    a_call(keys, "食堂涨价没有公示")
    keys.page.wait_for_url("**/slip/")
    seconds, pressed = time.monotonic() - began, keys.pressed
    print(f"\nkeys besides the letters: {pressed}; the machine's part: {seconds:.1f} s")
    assert pressed <= MOST_KEYS and Petition.objects.count() == 1
    a_call(keys, "食堂又涨价了")
    like = keys.page.locator("#perhaps ~ ul.similar a").first
    expect(like).to_be_focused()  # the like matter is read first
    with keys.page.expect_popup() as read:
        keys.press("Enter")
    assert "/desk/petitions/" in read.value.url and Petition.objects.count() == 1
    read.value.close()
    keys.page.locator("[name=title]").focus()
    keys.press("Enter")  # sends the form as it is: the hint stands there again
    expect(keys.page.locator("#perhaps")).to_be_visible()
    assert Petition.objects.count() == 1 and not Statement.objects.filter(step="supplement").exists()
    keys.to("is_new")
    keys.press("Enter")
    keys.page.wait_for_url("**/slip/")
    assert Petition.objects.count() == 2
    keys.press("u")  # reported as major and urgent
    keys.page.wait_for_url("**/mark_urgent/")
