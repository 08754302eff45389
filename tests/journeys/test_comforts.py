"""Small comforts of the portal's script: reading aloud, and the scanned query code."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.journeys.walker import Look, Walker
from tests.walking import CODE, Walk

pytestmark = [pytest.mark.journey, pytest.mark.slow]

# A phone that has a voice and writes down what it is told to say.
VOICE = """
window.told = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "zh-CN" }], addEventListener: () => {}, speak: (said) => told.push(said.text), cancel: () => told.push("stop"),
} });
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
"""


@pytest.fixture(params=[Look(390, "zh-hans")], ids=lambda look: look.name)
def look(request: pytest.FixtureRequest) -> Look:
    chosen: Look = request.param
    return chosen


def test_a_page_is_read_aloud_where_the_phone_has_a_voice(walker: Walker, house: Enterprise) -> None:
    walker.go("/how/")
    assert walker.page.locator("[data-read]").is_hidden()  # this browser has none
    walker.page.add_init_script(VOICE)
    walker.go("/how/")
    button = walker.page.locator("[data-read]")
    button.click()
    told = walker.page.evaluate("told")
    assert told[0].strip() == "怎么办、要多久"
    assert any("书面告诉您" in said for said in told)
    assert button.inner_text() == "停止朗读"
    button.click()
    assert walker.page.evaluate("told.at(-1)") == "stop"
    assert button.inner_text() == "朗读"


def test_a_scanned_receipt_fills_in_both_fields_and_leaves_no_code_in_the_address(walker: Walker, house: Enterprise) -> None:
    petition = Walk(house).to("registered").petition
    walker.go(f"/lookup/?number={petition.number}#{CODE}")
    assert walker.page.input_value("#id_code") == CODE
    assert CODE not in walker.page.url
    walker.press()
    assert petition.number in walker.text()


def test_what_is_typed_stays_when_language_or_type_size_is_changed(walker: Walker, house: Enterprise) -> None:
    walker.go("/file/")
    walker.write(text="写到一半𠮷", wants="恢复供暖")
    walker.page.locator("button[name=mode]").click()
    walker.page.wait_for_url("**/file/")
    assert walker.page.input_value("#id_text") == "写到一半𠮷"
    walker.page.locator("button[name=language]").click()
    walker.page.locator("html[lang=en]").wait_for()
    assert walker.page.input_value("#id_wants") == "恢复供暖"
    assert walker.page.evaluate("sessionStorage.length") == 0
    walker.press()
    walker.go("/file/where/")
    walker.press()
    walker.choose(secrecy="anonymous")
    walker.page.locator("button[name=mode]").click()
    walker.page.wait_for_load_state()
    assert walker.page.locator("[value=anonymous]").is_checked()


def test_what_staff_typed_stays_when_language_or_type_size_is_changed(walker: Walker, house: Enterprise) -> None:
    walker.as_staff("receptionist")
    walker.go("/desk/register/")
    walker.write(title="停暖两周", text="写到一半𠮷")
    walker.choose(channel="visit")
    walker.page.locator("button[name=mode]").click()
    walker.page.wait_for_load_state()
    assert walker.page.input_value("main [name=text]") == "写到一半𠮷"
    assert walker.page.locator("main [name=channel][value=visit]").is_checked()
    walker.page.locator("button[name=language]").click()
    walker.page.wait_for_load_state()
    assert walker.page.input_value("main [name=title]") == "停暖两周"
    walker.go("/desk/")
    walker.go("/desk/register/")
    assert walker.page.input_value("main [name=title]") == ""  # kept for the one page only
