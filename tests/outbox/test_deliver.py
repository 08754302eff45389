"""A message leaves once it can, leaves evidence, says nothing about the matter, and survives a killed sender."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from tests.walking import Walk
from xinqiao.outbox.deliver import LEASE, WAITS, deliver, due_messages
from xinqiao.outbox.models import Evidence, Message
from xinqiao.rules.terms import Medium, MessageState, Secrecy


@pytest.fixture
def message(walk: Callable[..., Walk]) -> Message:
    """The e-mail that a registration queues."""
    return Message.objects.get(subject=walk().petition.number, medium=Medium.EMAIL.value)


def test_an_email_leaves_and_the_evidence_stays(message: Message) -> None:
    now = timezone.now()
    assert message.pk in due_messages(now)
    assert deliver(message.pk, now)
    message.refresh_from_db()
    assert (message.state, message.next_try_at) == (MessageState.SENT.value, None)
    assert list(Evidence.objects.values_list("state", flat=True)) == [MessageState.SENT.value]
    assert mail.outbox[0].to == ["fan@example.cn"]


def test_a_notification_says_neither_who_nor_what(walk: Callable[..., Walk]) -> None:
    """Attack 25: a notification of a confidential matter carries no name and no topic."""
    petition = walk(secrecy=Secrecy.CONFIDENTIAL).petition
    deliver(Message.objects.get(subject=petition.number, medium=Medium.EMAIL.value).pk, timezone.now())
    sent = mail.outbox[0]
    said = f"{sent.subject} {sent.body} {sent.extra_headers}"
    assert petition.number in sent.body
    for secret in (petition.title, "范小安", "19900001234", "123456789012", "停暖"):
        assert secret not in said


def test_a_message_is_sent_once_even_if_two_workers_take_it(message: Message) -> None:
    now = timezone.now()
    assert [deliver(message.pk, now), deliver(message.pk, now)] == [True, False]
    assert len(mail.outbox) == 1


def test_a_sender_that_was_killed_leaves_the_message_due_after_the_lease(message: Message) -> None:
    now = timezone.now()
    Message.objects.filter(pk=message.pk).update(next_try_at=now + LEASE)  # taken, then killed
    assert not deliver(message.pk, now)
    assert deliver(message.pk, now + LEASE + timedelta(seconds=1))


def test_a_refusal_is_tried_again_and_given_up_at_last(message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **options: Any) -> int:
        raise smtplib.SMTPRecipientsRefused({"fan@example.cn": (450, b"mailbox of fan@example.cn is busy")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    now = timezone.now()
    for wait in WAITS:
        assert not deliver(message.pk, now)
        now += wait
    assert Message.objects.get(pk=message.pk).state == MessageState.QUEUED.value
    assert not deliver(message.pk, now)
    message.refresh_from_db()
    assert (message.state, message.next_try_at, message.attempts) == (MessageState.FAILED.value, None, len(WAITS) + 1)
    assert not any("fan@" in detail for detail in Evidence.objects.values_list("detail", flat=True))
    told = Message.objects.get(subject=message.subject, step="mail_failed")
    assert (told.party, told.medium, told.unit_id, told.state) == ("handling_unit", "desk", message.unit_id, "sent")


def test_the_mail_is_in_the_language_of_the_filing(walk: Callable[..., Walk]) -> None:
    petition = walk(language="en").petition
    deliver(Message.objects.get(subject=petition.number, medium=Medium.EMAIL.value).pk, timezone.now())
    assert "query code" in mail.outbox[0].body
