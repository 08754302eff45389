"""The mail to a member of staff whose sign-in administrators reset, or want to reset: that it is so, and what to do if he did not ask; no password, no link, no name, no reason."""

from __future__ import annotations

from django.core.mail import EmailMessage

from xinqiao.outbox.models import Message

ASKED, DONE = "reset_asked", "reset_done"  # how the step of such a message begins; what is reset follows: "reset_done:password"
WHATS = {"password": ("设新密码", "set a new password"), "second_step": ("重设第二道验证", "reset your second step")}
SUBJECTS = {
    ASKED: "信桥：有管理员提出重设您的登录 · Xinqiao: an administrator asked to reset your sign-in",
    DONE: "信桥：您的登录被重设了 · Xinqiao: your sign-in was reset",
}
BODIES = {
    ASKED: """\
有一位管理员提出给您{zh}，要另一位管理员同意才办。
是您要求的，不用做什么。不是您要求的，请马上登录信桥，在“我的登录”里按“我没有要求，不要重设”，并告诉审计管理员。
An administrator asked to {en}; it is done once another one agrees.
If you asked for it, there is nothing to do. If you did not, please sign in now, choose “I did not ask for this” under “My sign-ins”, and tell the auditor.
""",
    DONE: """\
两位管理员给您{zh}了。理由和时间，登录以后在“我的登录”里看得到。
不是您要求的，请马上告诉审计管理员；还登录得进去的，马上改密码。
Two administrators have had it done: {en}. When and why, you read under “My sign-ins” once you have signed in.
If you did not ask for this, please tell the auditor at once; if you can still sign in, change your password now.
""",
}
CLOSE = """
这封邮件里没有密码，也没有链接：请像平时那样打开信桥。谁也不会在邮件里向您要密码。这是系统自动发出的，请不要直接回复。
There is no password and no link in this mail: open Xinqiao as you always do. Nobody asks you for a password by mail. It was sent by a program; please do not answer it.
"""


def concerns(message: Message) -> bool:
    """Return whether a message is of this kind."""
    return message.step.partition(":")[0] in SUBJECTS


def send(message: Message) -> str:
    """Send it to the person's own mailbox; return the evidence. Raises as `email.send`, ValueError where he has none (any more)."""
    if message.person is None or not message.person.is_active or not message.person.email:
        raise ValueError("whose sign-in it is has no mailbox")
    step, _, what = message.step.partition(":")
    zh, en = WHATS[what]
    EmailMessage(
        subject=SUBJECTS[step], body=BODIES[step].format(zh=zh, en=en) + CLOSE, to=[message.person.email],
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"},
    ).send()  # fmt: skip
    return "accepted by the mail server"
