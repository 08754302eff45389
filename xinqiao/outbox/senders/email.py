"""E-mail: says that there is something new and how to look, never what, never about whom."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from xinqiao.outbox.models import Message
from xinqiao.outbox.senders import on_call, sign_in, witness
from xinqiao.vault.contact import grouped
from xinqiao.vault.reveal import addressee, query_code

HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
LANGUAGES = {"zh": "zh-hans", "en": "en"}


def is_configured() -> bool:
    """Return whether there is a mail server to give messages to."""
    return bool(settings.EMAIL_HOST) or not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")


def send(message: Message) -> str:
    """Send one message; return the evidence. Raises OSError or SMTPException if the server did not take it."""
    if message.witness_id is not None:
        return witness.send(message)
    if message.person is not None:
        return sign_in.send(message) if sign_in.concerns(message) else on_call.send(message)
    if message.identity_id is None:
        raise ValueError("an e-mail needs a petitioner")
    to = addressee(message.identity_id, subject=message.subject).email
    if message.code_of is not None:
        return _send_code(message, to)
    with override(LANGUAGES.get(message.language, "zh-hans")):
        mail = EmailMessage(
            subject=_("您反映的事情有新进展"),
            body=_(
                "您好：\n\n您反映的事情有新进展。请打开网站，点“查进度”，输入编号 %(number)s 和您的查询码查看。\n\n"
                "这是系统自动发出的邮件，请不要直接回复；要说的话请在网站上留言。\n"
            )
            % {"number": message.subject},
            to=[to],
            headers=HEADERS,
        )
        mail.send()
    return "accepted by the mail server"


def _send_code(message: Message, to: str) -> str:
    """Send a code to this mailbox: the one that confirms a change of contact, without the old value or the new one, or his new query code."""
    code = grouped(query_code(message.code_of or 0, subject=message.subject))
    with override(LANGUAGES.get(message.language, "zh-hans")):
        if message.code_of == message.identity_id:  # his own, new: no change of contact is open
            body = _(
                "您好：\n\n编号 %(number)s 的查询码换了新的：%(code)s。旧的已经不能用了。\n\n请打开网站，点“查进度”，输入编号和新的查询码查看。请抄下来，不要告诉任何人；工作人员也不会向您要。\n\n"
                "这是系统自动发出的邮件，请不要直接回复。\n"
            )
            EmailMessage(subject=_("您的新查询码"), body=body % {"number": message.subject, "code": code}, to=[to], headers=HEADERS).send()
            return "accepted by the mail server"
        body = _(
            "您好：\n\n有人在网上提出改编号 %(number)s 的联系方式。\n\n是您本人提的：请打开网站，点“查进度”，输入编号和您的查询码，在“我的信息”里输入确认码 %(code)s，三天内有效。\n"
            "不是您提的：不要把确认码告诉任何人，请在同一页点“不是我提的”，或者打电话告诉我们。核实以前，什么都不会变。\n\n这是系统自动发出的邮件，请不要直接回复。\n"
        )
        EmailMessage(subject=_("确认码：有人要改您的联系方式"), body=body % {"number": message.subject, "code": code}, to=[to], headers=HEADERS).send()
    return "accepted by the mail server"
