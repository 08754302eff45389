"""E-mail: says that there is something new and how to look, never what, never about whom."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from xinqiao.outbox.models import Message
from xinqiao.outbox.senders import witness
from xinqiao.vault.reveal import addressee

LANGUAGES = {"zh": "zh-hans", "en": "en"}


def is_configured() -> bool:
    """Return whether there is a mail server to give messages to."""
    return bool(settings.EMAIL_HOST) or not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")


def send(message: Message) -> str:
    """Send one message; return the evidence. Raises OSError or SMTPException if the server did not take it."""
    if message.witness_id is not None:
        return witness.send(message)
    if message.identity_id is None:
        raise ValueError("an e-mail needs a petitioner")
    to = addressee(message.identity_id, subject=message.subject).email
    with override(LANGUAGES.get(message.language, "zh-hans")):
        mail = EmailMessage(
            subject=_("您反映的事情有新进展"),
            body=_(
                "您好：\n\n您反映的事情有新进展。请打开网站，点“查进度”，输入编号 %(number)s 和您的查询码查看。\n\n"
                "这是系统自动发出的邮件，请不要直接回复；要说的话请在网站上留言。\n"
            )
            % {"number": message.subject},
            to=[to],
            headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
        )
        mail.send()
    return "accepted by the mail server"
