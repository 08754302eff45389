"""A real mail server on the loopback, for tests that want to see what leaves the house."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller

from tests.walking import Walk
from xinqiao.outbox.models import Message
from xinqiao.rules.terms import Medium


@dataclass
class Server:
    """Answers as it is told; the last answer is kept up. None: taken."""

    answers: list[str] = field(default_factory=list)
    taken: list[Any] = field(default_factory=list)
    seen: int = 0

    async def handle_RCPT(  # noqa: N802 (the name that aiosmtpd calls)
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        self.seen += 1
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append(envelope)
        return "250 taken"


@contextmanager
def serving(settings: Any) -> Iterator[Server]:
    """Let the product send its mail to a server of the test."""
    answering = Server()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(answering, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = False
    try:
        yield answering
    finally:
        controller.stop()


def mail_of(walked: Walk) -> Message:
    """Return the newest e-mail of a petition."""
    return Message.objects.filter(subject=walked.petition.number, medium=Medium.EMAIL.value).latest("pk")
