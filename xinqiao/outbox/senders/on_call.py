"""The mail to whoever is called while nobody sits at the desk: that something waits, and where to look; never what, of whom or by which number."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage

from xinqiao.outbox.models import Message

SUBJECT = "信桥：没有人在岗，有一件等您 · Xinqiao: nobody is at the desk, something waits for you"
BODY = """\
现在没有人在岗，来了一件，还没有人接。请登录信桥，看“我的待办”；急的请打值班电话。
Nobody is on duty and something came in that nobody has taken. Please sign in and look at your worklist; if it is urgent, ring the duty phone.

{address}这是系统自动发出的邮件，请不要直接回复。/ This mail was sent by a program; please do not answer it.
"""


def send(message: Message) -> str:
    """Send it to the person's own mailbox; return the evidence. Raises as `email.send`, ValueError where he has none (any more)."""
    if message.person is None or not message.person.is_active or not message.person.email:
        raise ValueError("whoever is called has no mailbox")
    address = f"{settings.PORTAL_ADDRESS}/desk/\n" if settings.PORTAL_ADDRESS else ""
    EmailMessage(
        subject=SUBJECT, body=BODY.format(address=address), to=[message.person.email],
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    ).send()  # fmt: skip
    return "accepted by the mail server"
