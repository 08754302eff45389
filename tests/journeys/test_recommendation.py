"""From what a team found to what a mine changed, in a browser: finding, recommendation, feedback, and whether it came back."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.journeys.walker import Walker
from tests.outreach.sweeps import shaft_of
from xinqiao.outreach.models import OutreachRecord

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def test_a_finding_becomes_a_recommendation_with_feedback(walker: Walker, house: Enterprise) -> None:
    shaft_of(house)
    walker.as_staff("team_head")
    walker.go("/desk/sweeps/new/")
    walker.write(place="掘进一队更衣室", subject="更衣室的暖气坏了三回，每回都等一周。", headcount="10-20")
    walker.page.locator("main [name=cause]").select_option("living")
    walker.press()
    found = OutreachRecord.objects.get(kind="finding")
    walker.as_staff("head")
    walker.go(f"/desk/sweeps/{found.number}/")
    walker.press("main a[href*='/desk/advice/new/']")
    walker.choose(sort="improve_policy")
    walker.page.locator("main [name=unit_id]").select_option(str(house.mine.pk))
    walker.write(root="更衣室归谁修没有定，报修没有时限。", text="定下更衣室归机电队修，报修两天内到。")
    walker.press()  # the cause is not chosen yet: a sentence says so, and what was written stays
    assert walker.page.locator("main [name=text]").input_value() == "定下更衣室归机电队修，报修两天内到。"
    walker.page.locator("main [name=cause]").select_option("policy.missing")
    walker.press()
    row = OutreachRecord.objects.get(kind="advice")
    assert row.content["root"] in walker.text() and found.content["subject"] in walker.text()
    walker.as_staff("unit_head")
    walker.go("/desk/advice/")
    walker.press(f"main a[href='/desk/advice/{row.number}/']")
    walker.press("main a[href$='/answer_advice/']")
    walker.choose(adoption="adopt_partly")
    walker.write(answer="已定归机电队；两天内到做不到，先定三天，四月一日起。")
    walker.press()
    walker.as_staff("head")
    walker.go(f"/desk/advice/{row.number}/")
    walker.press("main a[href$='/accept_advice/']")
    walker.write(note="看了责任表。")
    walker.press()
    row.refresh_from_db()
    assert row.status == "advice_accepted"
    walker.go("/desk/advice/")
    walker.go("/desk/causes/")
