"""Several people bring one matter: filed on a phone, each asked on his own, answered once, and one of them asks for a review alone."""

from __future__ import annotations

import re

import pytest

from tests.enterprise import Enterprise
from tests.journeys.test_journeys import STORY, do, standing, triage
from tests.journeys.walker import LOOKS, Look, Walker
from xinqiao.petitions.models import LinkedRecord, Petition

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture(params=[LOOKS[0], LOOKS[3]], ids=lambda look: look.name)
def look(request: pytest.FixtureRequest) -> Look:
    """A phone with scripts, and a wide screen without."""
    chosen: Look = request.param
    return chosen


def test_joint_petition(walker: Walker, house: Enterprise) -> None:
    walker.as_petitioner()
    walker.go("/file/")
    walker.write(text=STORY, wants="马上恢复供暖")
    walker.press()
    walker.press()
    walker.choose(secrecy="real_name")
    walker.write(name="范小安", phone="19900001234")
    walker.page.locator("details.more:has([name=members]) summary").click()
    walker.write(heads="12", members="李建国 13900001111\n王小红 13900002222")
    walker.press()
    petition = Petition.objects.latest("pk")
    number = petition.number
    assert petition.heads == 12 and LinkedRecord.objects.filter(petition=petition, kind="member").count() == 2

    walker.as_staff("clerk")
    walker.go(f"/desk/petitions/{number}/")
    assert "12" in walker.text()
    codes = [slip(walker, number, position) for position in (1, 2)]
    signer = walker._become("李建国")
    answer_as_co_signer(walker, number, codes[0], "yes")
    walker._become("王小红")
    answer_as_co_signer(walker, number, codes[1], "no")
    assert [row.status for row in LinkedRecord.objects.filter(kind="member").order_by("position")] == ["confirmed", "denied"]

    answered(walker, house, number)
    assert standing(number) == "replied" and signer is not None
    walker._become("李建国")
    walker.go("/member/matter/")
    walker.press("main a[href='/member/review/']")
    walker.write(grounds="四单元还是没有暖气，没有人来看过。")
    walker.press()
    assert LinkedRecord.objects.get(petition=petition, kind="review").status == "under_review"


def slip(walker: Walker, number: str, position: int) -> str:
    """Print the slip of a co-signer and return its code."""
    walker.go(f"/desk/petitions/{number}/members/{position}/")
    walker.press()
    code = re.search(r"\b\d{4} \d{4}\b", walker.page.locator("dd.code").inner_text())
    assert code
    return code[0]


def answer_as_co_signer(walker: Walker, number: str, code: str, answer: str) -> None:
    walker.go(f"/member/?number={number}")
    walker.write(code=code)
    walker.press()
    walker.press(f"main button[name=answer][value={answer}]")


def answered(walker: Walker, house: Enterprise, number: str) -> None:
    """Let the mine answer in writing."""
    triage(walker, number)
    do(walker, number, "assign")
    walker.page.locator("main [name=unit_id]").select_option(str(house.mine.pk))
    walker.press()
    walker.as_staff("handler")
    do(walker, number, "accept")
    walker.press()
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
