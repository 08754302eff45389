"""One person, one matter, in a browser: a talk, a need with consent, help, the close, and a call-back that says it is not solved."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.journeys.walker import Walker
from tests.walking import Walk
from tests.web.visiting import petition_url
from xinqiao.petitions.models import LinkedRecord, Petition

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def test_a_talk_leads_to_help_and_a_call_back_to_another_look(walker: Walker, house: Enterprise) -> None:
    walked = Walk(house).to("accepted")
    url = petition_url(walked.petition)
    walker.as_staff("handler")
    walker.go(f"{url}records/talk/0/record_talk/")
    walker.choose(way="talk_home")
    walker.write(said="我娘瘫在床上，屋里十一度。", agreed="先送一台电暖气。")
    walker.press()
    assert "先送一台电暖气。" in walker.text()
    walker.go(f"{url}records/need/0/record_need/")
    walker.choose(consent_way="consent_spoken", sort="need_care", aid="aid_social")
    walker.write(text="老人瘫在床上，要人照料。", help="陪他到街道申请临时救助。")
    walker.press()  # without his consent nothing is recorded: what was written stays
    assert walker.page.locator("main [name=text]").input_value() == "老人瘫在床上，要人照料。"
    walker.page.locator("main [name=consents]").check()
    walker.press()
    walker.go(f"{url}records/need/1/record_aid/")
    walker.choose(is_given="yes")
    walker.write(result="救助批下来了，电暖气也送到了。")
    walker.press()
    assert LinkedRecord.objects.get(petition=walked.petition, kind="need").status == "need_helped"
    walked.petition = Petition.objects.get(pk=walked.petition.pk)
    for name in ("reply", "sign", "serve", "report", "accept_report", "close"):
        getattr(walked, f"_{name}")()
    walker.as_staff("clerk")
    walker.go(url)
    assert "我娘瘫在床上" not in walker.text() and "老人瘫在床上" not in walker.text()
    walker.go(f"{url}record_outcome/")
    walker.choose(resolution="unsolved")
    walker.page.locator("main [name=findings]").last.check()
    walker.write(note="没有解决，队长让我别再找了。")
    walker.press()
    assert "没有解决，队长让我别再找了。" in walker.text()
    walker.as_staff("handler")
    walker.go(url)
    assert "队长让我别再找了" not in walker.text()
    walker.as_staff("head")
    walker.go(f"{url}reopen/")
    walker.write(reason="他没有暖气，还有人压他，查清再答复。")
    walker.press()
    assert Petition.objects.get(pk=walked.petition.pk).status == "accepted"
