"""Deliver queued messages, keep the evidence, try again later when it fails."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.db import transaction

from xinqiao.outbox.models import Evidence, Message
from xinqiao.outbox.senders import email
from xinqiao.rules.terms import Medium, MessageState, Party

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)  # a sender that died holds a message no longer than this
NO_SERVER = timedelta(hours=1)
MAIL_FAILED = "mail_failed"  # not a step: what the news of the unit says happened
HANDED_OVER = "register"  # its receipt is given or posted at once, with the query code: nothing is printed besides
FINAL = 500  # SMTP: from here on the answer is no for good
WAITS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))


def deliver(message_id: int, now: datetime) -> bool:
    """Send one message if it is due and nobody else is sending it; return whether it left.

    A sender killed in the middle leaves the message due again after the lease: at least once, never lost.
    """
    if not email.is_configured():  # it waits, unharmed, until somebody sets a mail server
        Message.objects.filter(pk=message_id).update(next_try_at=now + NO_SERVER)
        return False
    due = Message.objects.filter(pk=message_id, medium=Medium.EMAIL.value, next_try_at__lte=now)
    if not due.update(next_try_at=now + LEASE):
        return False
    message = Message.objects.get(pk=message_id)
    try:
        detail = email.send(message)
    except (OSError, SMTPException, ValueError) as error:
        _failed(message, now, error)
        return False
    mark(message, MessageState.SENT, now, detail)
    return True


def due_messages(now: datetime, *, limit: int = 100) -> list[int]:
    """Return the keys of messages that wait to be sent, the longest waiting first."""
    return list(Message.objects.filter(next_try_at__lte=now).order_by("next_try_at").values_list("pk", flat=True)[:limit])


def mark(message: Message, state: MessageState, at: datetime, detail: str = "") -> None:
    """Record what became of a message, with the evidence."""
    with transaction.atomic():
        Message.objects.filter(pk=message.pk).update(state=state.value, next_try_at=None)
        Evidence.objects.create(message=message, at=at, state=state.value, detail=detail[:200])


def _failed(message: Message, now: datetime, error: Exception) -> None:
    attempts = message.attempts + 1
    gave_up = attempts > len(WAITS) or _is_final(error)
    detail = " ".join(map(str, (type(error).__name__, *_codes(error))))  # the server's words may quote the address
    logger.warning("message %s not sent (attempt %s): %s", message.pk, attempts, detail)
    with transaction.atomic():
        Message.objects.filter(pk=message.pk).update(
            attempts=attempts,
            state=(MessageState.FAILED if gave_up else MessageState.QUEUED).value,
            next_try_at=None if gave_up else now + WAITS[attempts - 1],
        )
        Evidence.objects.create(message=message, at=now, state=MessageState.FAILED.value, detail=detail)
        if gave_up and message.unit_id is not None:
            _tell_unit(message, now)
            if message.document_numbers or message.step != HANDED_OVER:
                _print_instead(message, now)


def _tell_unit(message: Message, now: datetime) -> None:
    """Tell the unit that must reach the petitioner that the mail did not: it calls, or sends paper."""
    Message.objects.create(
        subject=message.subject, step=MAIL_FAILED, party=Party.HANDLING_UNIT.value, medium=Medium.DESK.value,
        unit_id=message.unit_id, state=MessageState.SENT.value, language=message.language, queued_at=now,
    )  # fmt: skip


def _print_instead(message: Message, now: datetime) -> None:
    """Put what an e-mail was to announce into the print queue: documents of the unit that must serve them, else a slip of the office.

    A slip keeps the moment of the news: by it the printing page finds what happened.
    """
    Message.objects.create(
        subject=message.subject, step=message.step, party=message.party, medium=Medium.PRINT.value,
        identity_id=message.identity_id, unit_id=message.unit_id, document_numbers=message.document_numbers,
        language=message.language, queued_at=now if message.document_numbers else message.queued_at,
    )  # fmt: skip


def _codes(error: Exception) -> list[int]:
    """Return what the server answered, in numbers."""
    if isinstance(error, SMTPRecipientsRefused):
        return [code for code, _ in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, SMTPDataError) else []


def _is_final(error: Exception) -> bool:
    """Return whether trying again is useless: there is no such address, or the server will never take this message."""
    codes = _codes(error)
    return isinstance(error, ValueError) or (bool(codes) and all(code >= FINAL for code in codes))
