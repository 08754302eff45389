"""What happens after an answer, in a real browser: the review, the final review and the end; set aside and done anew; three hops."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.journeys.test_journeys import do, file, standing, triage
from tests.journeys.walker import Walker
from tests.linked.reviews import company
from tests.walking import CODE, Walk
from xinqiao.directory.models import Unit
from xinqiao.petitions.models import LinkedRecord, Petition

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def look_up(walker: Walker, number: str) -> None:
    walker.as_petitioner()
    walker.go("/lookup/")
    walker.write(number=number, code=CODE)
    walker.press()
    if walker.page.locator("main form[action$='/saved/']").count():  # the receipt comes first until it is saved
        walker.press("main form[action$='/saved/'] button")


def open_envelope(walker: Walker) -> None:
    walker.go("/matter/")
    walker.press("main form[action*='/open/'] button")


def answered(house: Enterprise) -> str:
    """A petition that a plant of the company has answered; its petitioner holds the answer."""
    company(house)
    walk = Walk(house).to("triaged").take("assign", "clerk", unit_id=Unit.objects.get(key="mine-4").pk).take("accept", "plant_handler")
    from tests.walking import conclusion
    from xinqiao.rules.terms import Outcome, ServiceWay

    walk.take("reply", "plant_handler", conclusions=tuple(conclusion(Outcome.REJECT) for _ in walk.dossier.claims)).take("sign", "plant_head")
    return walk.take("serve", "plant_handler", way=ServiceWay.IN_PERSON, recipient="本人").petition.number


def reviewed(walker: Walker, number: str, outcome: str) -> None:
    """From the request on the phone to the opinion in the petitioner's hands."""
    look_up(walker, number)
    walker.press("main a[href='/matter/review/']")
    walker.write(grounds="只在中午测温，夜里只有十一度。")
    walker.press()
    walker.as_staff("company_clerk")
    walker.go("/desk/")
    assert number in walker.text()
    do(walker, number, "draft_review")
    walker.choose(outcome=outcome)
    walker.write(reasons="调阅测温记录，只有中午的数，夜里没有测。")
    if outcome != "uphold":
        walker.write(order="夜间连续三天测温，查清供暖温度。")
    walker.press()
    walker.as_staff("company_head")
    do(walker, number, "sign_review")
    walker.press()
    walker.as_petitioner()
    open_envelope(walker)


def test_final_review_to_the_end(walker: Walker, house: Enterprise) -> None:
    number = answered(house)
    reviewed(walker, number, "uphold")
    walker.go("/matter/")
    walker.press("main a[href='/matter/review/']")
    walker.write(grounds="复查也没有看夜里的记录。")
    walker.press()
    walker.as_staff("head")
    walker.go(f"/desk/petitions/{number}/records/hearing/0/call_review_hearing/")
    walker.write(subject="夜间的供暖温度", place="集团一楼会议室")
    walker.page.locator("main [name=chair_id]").select_option(str(house.person("leader").pk))
    walker.press()
    walker.as_petitioner()
    walker.go("/matter/")
    walker.as_staff("head")
    walker.go(f"/desk/petitions/{number}/records/hearing/1/cancel_hearing/")
    walker.write(reason="反映人住院，来不了，书面说明了情况。")
    walker.press()
    walker.as_staff("clerk")
    do(walker, number, "draft_final_review")
    walker.choose(outcome="uphold")
    walker.write(reasons="查了夜里的记录，平均十八度，事实清楚。")
    walker.press()
    walker.as_staff("head")
    do(walker, number, "sign_final_review")
    walker.press()
    walker.as_petitioner()
    open_envelope(walker)
    assert standing(number) == "ended"
    walker.go("/matter/")
    walker.as_staff("clerk")
    do(walker, number, "care")
    walker.write(note="去家里看了，帮着申请了临时救助。")
    walker.press()
    assert LinkedRecord.objects.filter(petition__number=number, status="reviewed").count() == 2


def test_set_aside_and_done_anew(walker: Walker, house: Enterprise) -> None:
    number = answered(house)
    reviewed(walker, number, "remit")
    assert standing(number) == "accepted"
    walker.go("/matter/")
    walker.as_staff("plant_handler")
    same = {"facts": "经查，属实。", "basis": "《集团供暖管理办法》第九条", "opinion": "不予支持。"}

    def answer(facts: str, outcome: str) -> None:
        do(walker, number, "reply")
        for n in range(1, Petition.objects.get(number=number).claims.count() + 1):
            walker.choose(**{f"outcome_{n}": outcome})
            walker.write(**{f"facts_{n}": facts, f"basis_{n}": same["basis"], f"opinion_{n}": same["opinion"]})
        walker.press()

    answer(same["facts"], "reject")
    assert standing(number) == "accepted" and same["facts"] in walker.page.locator("main [name=facts_1]").input_value()
    answer("夜间连续三天测温，平均十一度，热力站阀门坏了。", "support")
    assert standing(number) == "drafted"
    walker.as_staff("plant_head")
    do(walker, number, "sign")
    walker.press()
    walker.as_petitioner()
    open_envelope(walker)
    assert standing(number) == "replied"
    walker.go("/matter/")
    assert walker.page.locator("main a[href='/matter/review/']").count()  # the new answer has its own review


def test_labour_dispute_is_told_its_way(walker: Walker) -> None:
    number = file(walker).number
    triage(walker, number, category="0102", path="arbitration")
    do(walker, number, "divert")
    walker.write(competent_body="市劳动争议仲裁委员会，人民路 3 号")  # the limit of one year and our mediation stand there already
    walker.press()
    assert standing(number) == "diverted"
    walker.as_petitioner()
    open_envelope(walker)
    said = walker.text()
    assert ("一年" in said and "调解委员会" in said) or ("one year" in said and "mediation committee" in said)


def test_declined_twice_a_leader_names_the_unit(walker: Walker, house: Enterprise) -> None:
    number = file(walker).number
    triage(walker, number)
    for unit, handler in ((house.mine, "handler"), (house.other_mine, "other_handler")):
        walker.as_staff("clerk")
        do(walker, number, "assign")
        walker.page.locator("main [name=unit_id]").select_option(str(unit.pk))
        walker.press()
        walker.as_staff(handler)
        do(walker, number, "decline")
        walker.write(reason="三号楼产权已经移交，见移交清单第四项。")
        walker.press()
        walker.as_staff("clerk")
        do(walker, number, "take_back")
        walker.press()
    walker.as_staff("clerk")
    walker.go(f"/desk/petitions/{number}/")
    assert not walker.page.locator("a[href$='/assign/']").count()
    walker.as_staff("leader")
    do(walker, number, "designate")
    walker.page.locator("main [name=unit_id]").select_option(str(house.mine.pk))
    walker.write(reason="产权在二矿，由二矿办理。")
    walker.press()
    assert standing(number) == "assigned"
    walker.as_petitioner()
    walker.go("/matter/")


