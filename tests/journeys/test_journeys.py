"""The main job in a real browser, as the people do it."""

from __future__ import annotations

import re

import pytest

from tests.enterprise import Enterprise
from tests.journeys.walker import Walker
from xinqiao.petitions.models import Petition, Rating, RunningClock

pytestmark = [pytest.mark.journey, pytest.mark.slow]

STORY = "二矿宿舍三号楼从上月起没有暖气，孩子发烧了。找过后勤三次，没人管。"


def file(walker: Walker) -> Petition:
    """File on the phone, as it happens."""
    walker.as_petitioner()
    walker.go("/")
    walker.press("main a[href='/file/']")
    walker.write(text=STORY, wants="马上恢复供暖\n退还这两周的取暖费")
    walker.press()
    walker.write(place="二矿宿舍三号楼", happened="上个月开始")
    walker.press()
    walker.choose(secrecy="real_name")
    walker.write(name="范小安", phone="19900001234")
    walker.press()
    return Petition.objects.latest("pk")


def do(walker: Walker, number: str, step: str) -> None:
    """Open the page of a step from the petition's page, as its button does."""
    walker.go(f"/desk/petitions/{number}/")
    assert walker.page.locator(f"a[href$='/{step}/']").count(), f"no button for {step}: {walker.text()}"
    walker.press(f"a[href$='/{step}/']")


def triage(walker: Walker, number: str, category: str = "0703", path: str = "opinion") -> None:
    walker.as_staff("clerk")
    do(walker, number, "triage")
    walker.page.locator("main [name=category]").select_option(category)
    walker.choose(path=path)
    walker.press()


def standing(number: str) -> str:
    return Petition.objects.get(number=number).status


def test_file_receipt_look_up(walker: Walker) -> None:
    petition = file(walker)
    said = walker.text()
    code = re.search(r"\d{4} \d{4} \d{4}", said)
    assert petition.number in said and code
    assert walker.page.locator("main svg").count() >= 2  # the way to the matter, and the signed receipt itself
    assert walker.page.locator("main form[action$='/saved/'] button").count() == 1
    walker.press("main form[action$='/leave/'] button")
    walker.go("/lookup/")
    walker.write(number=petition.number, code="0000 0000 0000")
    walker.press()
    assert petition.title not in walker.text()
    assert walker.page.locator("main [name=number]").input_value() == petition.number
    walker.write(code=code[0])
    walker.press()
    assert petition.title in walker.text()
    walker.press("main form[action$='/saved/'] button")  # the receipt comes first until it is saved
    due = RunningClock.objects.get(petition=petition, name="tell").due_on
    assert f"{due.day}" in walker.page.locator(".now_box").first.inner_text()
    walker.go("/how/")


def test_phone_call_to_rating(walker: Walker, house: Enterprise) -> None:
    walker.as_staff("receptionist")
    walker.go("/desk/register/")
    walker.choose(channel="phone", secrecy="real_name")
    walker.write(title="宿舍三号楼停暖两周", text=STORY, claims="马上恢复供暖", name="范小安", phone="19900001234")
    walker.press()
    number = Petition.objects.latest("pk").number
    code = re.search(r"\d{4} \d{4} \d{4}", walker.text())
    assert number in walker.text() and code
    triage(walker, number)
    do(walker, number, "assign")
    walker.page.locator("main [name=unit_id]").select_option(str(house.mine.pk))
    walker.press()
    assert standing(number) == "assigned"
    walker.as_staff("handler")
    walker.go("/desk/")
    assert number in walker.text()
    do(walker, number, "accept")
    walker.press()
    do(walker, number, "ask_extension")
    walker.write(days="15", reason="管网改造需要等配件。")
    walker.press()
    walker.as_staff("unit_head")
    do(walker, number, "extend")
    walker.press()
    assert RunningClock.objects.get(petition__number=number, name="handle").extended_days == 15
    walker.as_staff("handler")
    do(walker, number, "reply")
    walker.choose(outcome_1="support")
    walker.write(facts_1="经查，三号楼换热站阀门损坏。", basis_1="《集团供暖管理办法》第九条", opinion_1="三日内恢复供暖。")
    walker.press()
    walker.as_staff("unit_head")
    do(walker, number, "sign")
    walker.press()
    walker.as_staff("handler")
    do(walker, number, "serve")
    walker.choose(way="in_person", result="signed")
    walker.press()
    assert standing(number) == "replied"
    walker.as_petitioner()
    walker.go("/lookup/")
    walker.write(number=number, code=code[0])
    walker.press()
    walker.press("main a[href='/matter/rate/']")
    walker.choose(office="satisfied", unit="fairly")
    walker.write(reason="来得慢，但是办好了。")
    walker.press()
    assert Rating.objects.get().unit == "fairly"
    walker.as_staff("leader")
    walker.go("/leader/")


def test_refuse(walker: Walker) -> None:
    number = file(walker).number
    triage(walker, number)
    do(walker, number, "refuse")
    walker.choose(ground="outside")
    walker.write(reason="市政管网由市供热公司负责。", where_to_go="市供热公司，矿区路 9 号，0391-5550111")
    walker.press()
    assert standing(number) == "refused"
    walker.as_petitioner()
    walker.go("/matter/")
    assert "0391-5550111" in walker.text() or walker.page.locator("main form[action*='/open/']").count()
    walker.press("main form[action*='/open/'] button")
    assert "0391-5550111" in walker.text()


def test_divert(walker: Walker) -> None:
    number = file(walker).number
    triage(walker, number, category="0201", path="arbitration")
    do(walker, number, "divert")
    walker.write(competent_body="市劳动争议仲裁委员会，人民路 3 号", limit="一年内", help_offered="工会可以陪您去")
    walker.press()
    assert standing(number) == "diverted"
    walker.as_petitioner()
    walker.go("/matter/")
    walker.press("main form[action*='/open/'] button")
    assert "人民路 3 号" in walker.text()


def test_supplement(walker: Walker) -> None:
    number = file(walker).number
    walker.as_staff("clerk")
    do(walker, number, "ask_supplement")
    walker.write(question="请补充停暖的起止日期和照片。")
    walker.press()
    assert standing(number) == "awaiting_supplement"
    walker.as_petitioner()
    walker.go("/matter/")
    assert "请补充停暖的起止日期和照片。" in walker.text()
    walker.go("/matter/write/")
    walker.choose(is_answer="yes")
    walker.write(text="从 11 月 3 日停到今天。")
    walker.press()
    assert standing(number) == "registered"


def test_an_accusation_is_sealed_at_once(walker: Walker) -> None:
    number = file(walker).number
    triage(walker, number, category="1003", path="accusation")
    walker.go(f"/desk/find/?q={number}")
    assert walker.page.locator(f"a[href*='{number}']").count() == 0
    walker.as_staff("discipline")
    walker.go("/desk/")
    assert number in walker.text()
    do(walker, number, "tell_reporter")
    walker.write(text="我们收到了，已按规定受理。")
    walker.press()
    walker.as_petitioner()
    walker.go("/matter/")
    assert "我们收到了，已按规定受理。" in walker.text()
