"""Before a step is taken: which papers go out, to whom, by which way; never more of a person than the reader may know."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from tests.web.desk.test_steps import WAYS
from tests.web.visiting import step_url
from xinqiao.documents.models import Document
from xinqiao.outbox.deliver import _failed
from xinqiao.outbox.models import Message
from xinqiao.rules.terms import Channel, Secrecy, ServiceResult, ServiceWay
from xinqiao.vault.contact import Contact

pytestmark = pytest.mark.django_db

BY_POST = {"channel": Channel.LETTER, "contact": Contact(name="范小安", phone="19900001234", address="二矿新村三号楼")}


def test_serving_shows_every_waiting_paper_and_who_gets_it(walk, visit):
    petition = walk("signed").petition
    page = visit("handler").page(step_url(petition, "serve"))
    waiting = Document.objects.filter(subject=petition.number, service=None, kind__in=("where_sent_notice", "acceptance_notice", "decision"))
    assert waiting.count() == 3
    for row in waiting:
        assert f"/desk/documents/{quote(row.number)}/" in page and row.content["zh"]["title"] in page
    for words in ("等着送的文书", "三日内恢复供暖。", "范**", "f***@example.cn", "网上收件箱", "送达回证", 'class="letter '):
        assert words in page, words
    assert "范小安" not in page and "fan@example.cn" not in page


def test_a_notice_that_was_overtaken_is_entered_as_served_when_its_proof_comes_and_never_by_itself(walk, visit):
    """条例§23(2): it is offered apart and not ticked; the paper says both that it arrived and what overtook it."""
    started = walk("declined", at=timezone.now() - timedelta(days=9), **BY_POST).days(3)
    started._take_back()
    petition, number = started.petition, Document.objects.get(subject=started.petition.number, kind="where_sent_notice").number
    clerk = visit("clerk")
    page = clerk.page(step_url(petition, "serve"))
    assert f"{number}（已经不用送；以前送到或者寄出的，可以补记）" in page and "没有等着送的文书" in page and "只有以前就送到" in page
    assert "checked" not in page.split(f'value="{number}"')[1].split(">")[0]
    assert "served no more; if it arrived or was posted before" in visit("clerk", "en").page(step_url(petition, "serve"))
    given = {"version": started.petition.version, "numbers": [number], "way": "mail", "result": "signed", "recipient": "本人", "served_on": timezone.localdate(started.at - timedelta(days=1)).isoformat()}
    assert "请填邮件号" in clerk.post(step_url(petition, "serve"), **given).content.decode()
    assert clerk.post(step_url(petition, "serve"), **given, tracking_number="RB123").status_code == 302
    assert "补记送达，已被代替：同意退回" in clerk.page(f"/desk/petitions/{petition.number}/")
    paper = clerk.page(f"/desk/documents/{number}/")
    assert "RB123" in paper and "后来被代替" in paper and "补记" in paper


def test_a_paper_by_post_names_the_place_masked_and_who_prints(walk, visit):
    petition = walk("signed", **BY_POST).petition
    page = visit("handler").page(step_url(petition, "serve"))
    assert "二矿新村……" in page and "由二矿打印" in page and "三号楼" not in page.split("<h3>送给谁")[1].split("</dl>")[0]


def test_a_confidential_petitioner_stays_hidden_from_the_unit_and_masked_for_the_office(walk, visit):
    petition = walk("signed", secrecy=Secrecy.CONFIDENTIAL).petition
    unit = visit("handler").page(step_url(petition, "serve"))
    assert "f***@example.cn" not in unit and "范**" not in unit and "您的岗位看不到" in unit and "保密" in unit
    office = visit("clerk").page(step_url(petition, "serve"))
    assert "f***@example.cn" in office and "范小安" not in office


@pytest.mark.parametrize(
    ("station", "step", "who", "told"),
    [
        ("triaged", "assign", "clerk", ("信访事项去向告知书、信访事项交办函", "承办单位", "f***@example.cn")),
        ("drafted", "sign", "unit_head", ("信访事项处理意见书", "登记单位", "集团信访办的工作台")),
        ("accepted", "remark", "handler", ("要看您填什么", "二矿的工作台")),
        ("extension_asked", "extend", "unit_head", ("延期办理告知书、延期审批表",)),
    ],
)
def test_every_step_says_what_it_sends(walk, visit, station, step, who, told):
    page = visit(who).page(step_url(walk(station).petition, step))
    box = page.split('id="goes_out"')[1].split("</dl>")[0]
    for words in told:
        assert words in box, (words, box)
    assert "建议意见答复书" not in box and "范小安" not in page.split("<main")[1].split("反映人说的")[0]


@pytest.mark.parametrize(("station", "step"), [("triaged", "refer_up"), ("accepted", "seal")])
def test_a_step_that_seals_promises_no_slip_and_prints_none(walk, visit, station, step):
    """What is sealed is on no list of papers to print: the preview says so before, and afterwards there is none."""
    petition = walk(station, **BY_POST).petition
    clerk = visit("clerk")
    box = clerk.page(step_url(petition, step)).split('id="goes_out"')[1].split("</dl>")[0]
    assert "密封以后不打印告知单" in box and "打印一张告知单" not in box and "寄到" not in box
    assert "no slip is printed" in visit("clerk", "en").page(step_url(petition, step))
    before = Message.objects.filter(subject=petition.number, medium="print").count()
    answer = clerk.take(petition, step, **WAYS[step][2])
    assert answer.status_code == 302
    assert Message.objects.filter(subject=petition.number, medium="print").count() == before


def test_triage_says_that_an_accusation_is_told_on_no_paper(walk, visit):
    box = visit("clerk").page(step_url(walk("registered", **BY_POST).petition, "triage")).split('id="goes_out"')[1].split("</dl>")[0]
    assert "密封以后不打印告知单" in box and "打印一张告知单" not in box


def test_a_step_that_sends_nothing_shows_no_box_and_a_sealed_matter_none_at_all(walk, visit):
    assert 'id="goes_out"' not in visit("handler").page(step_url(walk("accepted").petition, "reply"))
    assert 'id="goes_out"' not in visit("discipline").page(step_url(walk("sealed").petition, "tell_reporter"))


def test_in_english(walk, visit):
    page = visit("handler", "en").page(step_url(walk("signed").petition, "serve"))
    for words in ("Papers waiting to be served", "Who gets them", "Portal inbox"):
        assert words in page, words


def test_a_mail_that_did_not_arrive_is_told_to_the_unit_and_shown_before_the_next_one(walk, visit):
    started = walk("signed")
    message = Message.objects.get(subject=started.petition.number, medium="email", step="sign")
    _failed(message, timezone.now(), smtplib.SMTPRecipientsRefused({"fan@example.cn": (550, b"no such user")}))
    handler = visit("handler")
    assert "发给反映人的邮件没有送到" in handler.page("/desk/news/")
    assert "上次没有送到" in handler.page(step_url(started.petition, "serve"))
    assert "上次没有送到" not in handler.page(step_url(walk("signed").petition, "serve"))
    assert "did not arrive" in visit("handler", "en").page("/desk/news/")


def test_a_paper_that_came_back_is_told_as_that_and_marked_on_the_page(walk, visit):
    started = walk("signed")
    started.take("serve", "handler", way=ServiceWay.MAIL, result=ServiceResult.RETURNED, recipient="", tracking_number="RB1")
    for who in ("clerk", "handler"):
        visitor = visit(who)
        assert "文书没有送到，请另想办法送达" in visitor.page("/desk/news/"), who
        assert "没有送到</span>" in visitor.page(f"/desk/petitions/{started.petition.number}/"), who
    assert "find another way to serve it" in visit("clerk", "en").page("/desk/news/").lower()
    started.take("serve", "handler", way=ServiceWay.IN_PERSON, result=ServiceResult.SIGNED, recipient="本人")
    assert "没有送到</span>" not in visit("handler").page(f"/desk/petitions/{started.petition.number}/")
