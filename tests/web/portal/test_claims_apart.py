"""What its petitioner reads where claims go different ways, or the answer came on the spot."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.petitions.world import MIXED, SPLIT
from tests.walking import Walk, conclusion
from tests.web.portal.test_matter import read
from xinqiao.rules.terms import Path, ServiceWay

Holder = Callable[..., tuple[Client, Walk]]


def test_a_part_that_went_another_way_is_not_the_end(holder: Holder) -> None:
    client, walked = holder("registered")
    walked.take("triage", "clerk", category="0703", path=Path.OPINION, sorts=SPLIT)
    walked.take("divert", "clerk", competent_body="市劳动争议仲裁委员会", limit="一年内")
    page = read(client)
    assert "其余的要求接着办" in page and "（要走别的法定途径，怎么走看告知书）" in page
    assert "正在确定由谁办" in page and "已告诉您怎么走" not in page
    walked.take("assign", "clerk", unit_id=walked.enterprise.mine.pk).take("accept", "handler")
    assert "二矿正在办理" in read(client) and "已告诉您怎么走" not in read(client)


def test_claims_and_proposals_are_promised_each_its_day(holder: Holder) -> None:
    client, walked = holder("accepted", sorts=MIXED)
    page = read(client)
    assert "您的建议一并研究" in page and "前给您书面答复" in page
    walked._reply()
    walked._sign()
    walked._serve()
    assert "二矿已经书面答复您" in read(client)


def test_an_answer_on_the_spot_has_a_bridge_without_acceptance(holder: Holder) -> None:
    client, walked = holder("triaged")
    walked.take("answer_at_once", "clerk", conclusions=(conclusion(), conclusion()))
    page = read(client)
    assert "等负责人签字" in page and "已受理" not in page and page.count('aria-current="step"') == 1
    walked.take("sign", "head")
    page = read(client)
    assert "当场书面答复" in page and page.count('aria-current="step"') == 1
    take = {"way": ServiceWay.IN_PERSON, "recipient": "本人"}
    assert walked.take("serve", "clerk", **take).petition.status == "replied"
    assert "集团信访办已经书面答复您" in read(client) and "申请复查" in read(client)
