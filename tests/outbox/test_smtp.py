"""A real mail server: what it takes, what it refuses for now and for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

from django.utils import timezone

from tests.mail_server import Server, mail_of
from tests.walking import Walk
from xinqiao.outbox.deliver import WAITS, deliver, due_messages
from xinqiao.outbox.models import Evidence, Message
from xinqiao.rules.terms import Medium, MessageState, Secrecy

Walker = Callable[..., Walk]


def states() -> list[str]:
    return list(Evidence.objects.order_by("pk").values_list("state", flat=True))


def test_it_is_handed_over_with_one_recipient_and_evidence(smtp: Server, walk: Walker) -> None:
    message = mail_of(walk())
    assert deliver(message.pk, timezone.now())
    (envelope,) = smtp.taken
    assert envelope.rcpt_tos == ["fan@example.cn"] and states() == [MessageState.SENT.value]


def test_what_goes_over_the_wire_says_neither_who_nor_what(smtp: Server, walk: Walker) -> None:
    """Attack 25, on the bytes that leave: no name, no title, no text, no code; and no answer is asked for."""
    walked = walk(secrecy=Secrecy.CONFIDENTIAL)
    deliver(mail_of(walked).pk, timezone.now())
    raw = smtp.taken[0].content
    mail = message_from_bytes(raw, policy=policy.default)
    said = f"{mail['Subject']} {mail.get_content()} {raw.decode(errors='replace')}"
    for secret in (walked.petition.title, "停暖", "取暖", "范小安", "19900001234", "123456789012", "二矿"):
        assert secret not in said
    assert mail["Auto-Submitted"] == "auto-generated" and walked.petition.number in mail.get_content()


def test_a_server_that_is_busy_is_asked_again_and_it_leaves_once(smtp: Server, walk: Walker) -> None:
    smtp.answers = ["451 try later", "451 try later"]
    message, now = mail_of(walk()), timezone.now()
    for wait in WAITS[:2]:
        assert not deliver(message.pk, now)
        assert not deliver(message.pk, now)  # not before its time
        now += wait
    assert deliver(message.pk, now)
    assert not deliver(message.pk, now + timedelta(days=1))
    assert len(smtp.taken) == 1
    assert states() == [MessageState.FAILED.value] * 2 + [MessageState.SENT.value]


def test_an_address_that_does_not_exist_is_asked_once_and_the_paper_is_printed(smtp: Server, walk: Walker) -> None:
    """Feature 5.7: the failure is kept as evidence, without the address; the documents go to the unit's print queue."""
    smtp.answers = ["550 no such fan@example.cn"]
    walked = walk("accepted")
    message = mail_of(walked)
    assert not deliver(message.pk, timezone.now())
    message.refresh_from_db()
    assert (message.state, message.next_try_at) == (MessageState.FAILED.value, None)
    assert list(Evidence.objects.values_list("detail", flat=True)) == ["SMTPRecipientsRefused 550"]
    paper = Message.objects.get(medium=Medium.PRINT.value)
    assert (paper.unit_id, paper.state) == (walked.enterprise.mine.pk, MessageState.QUEUED.value)
    assert paper.document_numbers == message.document_numbers != []
    assert not deliver(message.pk, timezone.now() + timedelta(days=9)) and smtp.seen == 1


def test_of_a_receipt_that_was_given_at_once_nothing_is_printed_besides(smtp: Server, walk: Walker) -> None:
    smtp.answers = ["550 no"]
    assert not deliver(mail_of(walk()).pk, timezone.now())
    assert not Message.objects.filter(medium=Medium.PRINT.value).exists()


def test_news_without_a_document_that_no_mail_carries_is_printed_by_the_office_as_a_slip(smtp: Server, walk: Walker, visit: Any) -> None:
    walked = walk("accepted").take("remark", "handler", text="明天来换管子。")
    message = Message.objects.filter(subject=walked.petition.number, medium=Medium.EMAIL.value).latest("pk")
    smtp.answers = ["550 no"]
    assert not deliver(message.pk, timezone.now())
    slip = Message.objects.get(medium=Medium.PRINT.value, document_numbers=[])
    assert (slip.step, slip.unit_id, slip.queued_at) == ("remark", walked.enterprise.office.pk, message.queued_at)
    paper = visit("clerk").post(f"/desk/print/{slip.pk}/").content.decode()
    assert "工作人员给您留了言。" in paper and "明天来换管子。" in paper
    assert visit("handler").post(f"/desk/print/{slip.pk}/").status_code == 404


def test_no_server_at_the_address_is_tried_again_until_it_is_there(smtp: Server, walk: Walker, settings: Any) -> None:
    message, now, port = mail_of(walk()), timezone.now(), settings.EMAIL_PORT
    settings.EMAIL_PORT = 1
    assert not deliver(message.pk, now)
    settings.EMAIL_PORT = port
    assert deliver(message.pk, now + WAITS[0])


def test_a_worker_that_was_away_for_days_sends_each_message_once(smtp: Server, walk: Walker) -> None:
    """Attack 46: what waited is all sent, nothing twice, whether one or two workers come back."""
    for _ in range(3):
        walk("accepted")
    back: datetime = timezone.now() + timedelta(days=4)
    waiting = due_messages(back)
    assert len(waiting) == Message.objects.filter(medium=Medium.EMAIL.value).count() > 3
    for _ in range(2):
        for key in waiting:
            deliver(key, back)
    assert len(smtp.taken) == len(waiting) and due_messages(back) == []
