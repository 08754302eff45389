"""The desk by keyboard, in a real browser: keys, the place in a list, one click one step, nothing written is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.enterprise import PASSWORD, Enterprise
from tests.walking import Walk
from tests.web.visiting import petition_url, step_url
from xinqiao.petitions.models import Statement

FOCUSED = "document.activeElement.textContent.trim()"


@pytest.fixture
def sit_down(browser: Browser, live_server: Any, house: Enterprise) -> Iterator[Any]:
    """`sit_down("clerk")` is the worklist of somebody who has just signed in."""
    contexts = []

    def seated(login: str) -> Page:
        context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": "language", "value": "zh-hans", "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.goto("/desk/")
        page.fill("[name=login]", login)
        page.fill("[name=password]", PASSWORD)
        page.click("main button.main")
        expect(page.locator(".side_nav")).to_be_visible()
        return page

    yield seated
    for context in contexts:
        context.close()


def test_on_a_phone_the_tab_one_is_on_is_whole_and_no_line_runs_out_of_the_page(house: Enterprise, sit_down: Any) -> None:
    Walk(house).to("written_back")
    page = sit_down("discipline")
    page.set_viewport_size({"width": 390, "height": 844})
    page.context.add_cookies([{"name": "language", "value": "en", "url": page.url}])
    for url in ("/desk/", "/desk/keep-out/", "/desk/news/"):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, url
        box = page.locator(".side_nav [aria-current]").bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390, (url, box)


def test_keys_move_open_find_and_register_and_a_list_keeps_its_place(house: Enterprise, sit_down: Any) -> None:
    titles = ["停暖", "漏水", "路灯"]
    for title in titles:
        Walk(house, title=title)
    page = sit_down("clerk")
    page.goto("/desk/?due=later")
    for key in "jjkjj":
        page.keyboard.press(key)
    here = page.evaluate(FOCUSED)
    assert here in titles
    page.keyboard.press("o")
    expect(page.locator("h1")).to_have_text(here)
    back = page.locator("a[data-list]")
    expect(back).to_have_attribute("href", "/desk/?due=later")  # the list he came from, narrowed as it was
    back.click()
    page.wait_for_url("**/desk/?due=later")
    page.wait_for_function(f"{FOCUSED} === '{here}'")
    page.keyboard.press("/")
    page.keyboard.type("漏水 njo")  # letters are letters inside a field
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/find/**")
    page.locator("h1").click()
    page.keyboard.press("n")
    page.wait_for_url("**/desk/register/")
    assert page.evaluate("document.activeElement.name") == "title"


def test_two_quick_clicks_are_one_remark_and_leaving_asks_first(house: Enterprise, sit_down: Any) -> None:
    petition = Walk(house).to("accepted").petition
    page, asked = sit_down("handler"), []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(step_url(petition, "remark"))
    page.locator("main [name=text]").press_sequentially("明天上门看")
    page.locator(".side_nav a").first.click(no_wait_after=True)
    expect(page.locator("main [name=text]")).to_have_value("明天上门看")
    assert asked == ["beforeunload"]
    page.locator("main button.main").dblclick()
    page.wait_for_url(f"**{petition_url(petition)}")
    assert asked == ["beforeunload"]  # sending is not leaving
    assert Statement.objects.filter(petition=petition, step="remark").count() == 1


def test_text_survives_the_idle_time_out_and_nothing_is_behind_the_back_button(
    house: Enterprise, sit_down: Any
) -> None:
    petition = Walk(house).to("accepted").petition
    page = sit_down("handler")
    page.goto(step_url(petition, "remark"))
    page.locator("main [name=text]").fill("我们去看过了：循环泵坏了𠮷。")
    page.context.clear_cookies(name="xinqiao_desk")
    page.click("main button.main")
    expect(page.locator("[name=login]")).to_be_visible()
    page.fill("[name=login]", "handler")
    page.fill("[name=password]", PASSWORD)
    page.click("main button.main")
    expect(page.locator("main")).to_contain_text("循环泵坏了𠮷")
    page.click("main button.main")
    page.wait_for_url(f"**{petition_url(petition)}")
    assert Statement.objects.filter(petition=petition, step="remark").count() == 1
    page.click("button:has-text('退出')")
    page.wait_for_url("**/sign-in/")
    page.go_back()
    expect(page.locator("[name=login]")).to_be_visible()
    assert petition.title not in page.content()
