"""The mail to an outside witness: one seal of the ledger, in lines that can be kept, printed and compared."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage

from xinqiao.ledger import seals
from xinqiao.outbox.models import Message

ABOUT = "seal:"
SUBJECT = "信桥账本封存 第 {number} 号 · Xinqiao ledger seal {number}"
BODY = """\
请保存这封邮件，不要改动；也可以打印。将来有人问起，把它交给核对的人：它能证明这一天以前记下的事，后来有没有被删改。
Please keep this mail as it is, or print it. Whoever checks the ledger one day compares it with what is there then.

{statement}
{address}怎样核对 / how to compare: xinqiao verify --witness <file>
这是系统自动发出的邮件，请不要直接回复。/ This mail was sent by a program; please do not answer it.
"""


def send(message: Message) -> str:
    """Send the seal that a message is about to its witness; return the evidence. Raises as `email.send`."""
    if message.witness is None:
        raise ValueError("a seal needs a witness")
    seal = seals.by_number(int(message.subject.removeprefix(ABOUT)))
    if seal is None:
        raise ValueError("there is no such seal")
    address = f"{settings.PORTAL_ADDRESS}/ledger/\n" if settings.PORTAL_ADDRESS else ""
    EmailMessage(
        subject=SUBJECT.format(number=seal.number), body=BODY.format(statement=seal.signed.whole, address=address),
        to=[message.witness.address],
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    ).send()  # fmt: skip
    return "accepted by the mail server"
