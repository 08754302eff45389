"""Who has no mail address and is only told something gets a slip of paper: no news lies on a screen alone for who wrote or came."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.visiting import step_url
from xinqiao.outbox.models import Message
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Channel, Medium, Secrecy
from xinqiao.vault.contact import Contact

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]

BY_POST = {"channel": Channel.LETTER, "contact": Contact(name="范小安", phone="19900001234", address="二矿新村三号楼")}


def slips(petition):
    return list(Message.objects.filter(subject=petition.number, medium=Medium.PRINT.value, document_numbers=[]))


def test_a_remark_to_who_wrote_a_letter_is_printed_by_the_office_and_says_what_was_written(walk, visit):
    walked = walk("accepted", **BY_POST).take("remark", "handler", text="𠮷站的管子<b>明天</b>来换。")
    (message,) = slips(walked.petition)
    assert message.unit_id == walked.enterprise.office.pk
    clerk = visit("clerk")
    assert "告知单" in clerk.page("/desk/print/")
    assert "告知单" not in visit("handler").page("/desk/print/")
    with CaptureQueriesContext(connection) as queries:
        paper = clerk.post(f"/desk/print/{message.pk}/").content.decode()
    assert "𠮷站的管子&lt;b&gt;明天&lt;/b&gt;来换。" in paper and "工作人员给您留了言。" in paper and "范小安" in paper and "二矿新村三号楼" in paper
    assert "二矿受理了" not in paper  # only what is new
    assert len(queries) <= 30
    done = clerk.client.post(f"/desk/print/{message.pk}/done/", follow=True).content.decode()
    assert "请交给本人或者寄给他" in done and "记“送达”" not in done.split("<main")[0] and "告知单" not in done
    for who in ("handler", "unit_head", "other_handler", "discipline"):
        assert visit(who).post(f"/desk/print/{message.pk}/").status_code == 404, who


def test_a_promise_that_was_not_kept_says_why_and_speaks_his_language(walk, visit):
    walked = walk("promised", language="en", **BY_POST)
    walked.take_linked("promise", "explain_promise", "unit_head", reason="管材没有到货。")
    message = slips(walked.petition)[-1]
    paper = visit("clerk").post(f"/desk/print/{message.pk}/").content.decode().split("<main")[1]
    assert "管材没有到货。" in paper and "Notice slip" in paper and "Why it was not kept" in paper


def test_what_was_said_at_a_call_back_is_not_printed(walk, visit):
    walked = walk("withdrawal_asked", **BY_POST)
    walked.take("keep_open", "head", called_on=local_day(walked.at), was_pressed=True, note="队长让他写的。")
    paper = visit("clerk").post(f"/desk/print/{slips(walked.petition)[-1].pk}/").content.decode().split("<main")[1]
    assert "不撤回，这件事继续办" in paper and "队长让他写的" not in paper


def test_nobody_is_sent_a_slip_who_reads_for_himself_or_of_what_is_sealed(walk):
    for traits in ({}, {"secrecy": Secrecy.ANONYMOUS, "contact": Contact(), "channel": Channel.LETTER}, {"contact": Contact(name="范小安", phone="19900001234")}):
        assert not slips(walk("accepted", **traits).take("remark", "handler", text="明天来换。").petition)
    assert not slips(walk("sealed", **BY_POST).petition) and not slips(walk("registered", **BY_POST).petition)


def test_before_a_step_its_page_says_what_is_printed_and_what_reminds_nobody(walk, visit):
    by_post, online, anonymous = (
        walk("accepted", **BY_POST).petition, walk("accepted", contact=Contact(name="范小安", phone="19900001234")).petition,
        walk("accepted", secrecy=Secrecy.ANONYMOUS, contact=Contact()).petition,
    )  # fmt: skip
    handler = visit("handler")
    assert "集团信访办打印一张告知单" in handler.page(step_url(by_post, "remark"))
    assert "本系统不发短信" in handler.page(step_url(online, "remark")) and "sends no text messages" in visit("handler", "en").page(step_url(online, "remark"))
    assert "只能等本人来看" in handler.page(step_url(anonymous, "remark"))


def test_a_co_signer_without_a_phone_reads_on_paper_what_his_page_says_and_no_more(walk, visit):
    """Who wrote his address alone opens no page; the petitioner's words with the office are not his."""
    walked = walk("promised", heads=3)
    for name, contact in (("李建国", {"address": "二矿新村五号楼"}), ("王小红", {"phone": "13900001111", "address": "二矿新村六号楼"})):
        walked.link("member", "name_member", "clerk", name=name, **contact)
        walked.take_linked("member", "confirm_member", "clerk", how="当面", said="是我。")
    walked.take("remark", "handler", text="只写给您一个人看的话。")
    walked.take_linked("promise", "explain_promise", "unit_head", reason="管材没有到货。")
    found = [message for message in slips(walked.petition) if message.step != "name_member"]
    assert [(message.step, message.party, message.unit_id) for message in found] == [("explain_promise", "member", walked.enterprise.office.pk)]
    clerk = visit("clerk")
    assert "告知单" in clerk.page("/desk/print/") and "给第 1 位联名人" in clerk.page("/desk/print/")
    paper = clerk.post(f"/desk/print/{found[0].pk}/").content.decode().split("<main")[1]
    assert "李建国" in paper and "二矿新村五号楼" in paper and "告知单" in paper and "答应的事没有做到" in paper
    assert "管材没有到货" not in paper and "范小安" not in paper and "王小红" not in paper
    assert visit("handler").post(f"/desk/print/{found[0].pk}/").status_code == 404
    LinkedRecord.objects.filter(petition=walked.petition, kind="member", position=1).update(status="denied")
    assert "给第 1 位联名人" not in clerk.page("/desk/print/")  # who says that he takes no part gets no more of it
