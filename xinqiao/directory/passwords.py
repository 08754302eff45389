"""Password rules beyond Django's own: length first (policy `password_length`), variety for short ones (GB/T 22239 身份鉴别 a).

Nobody must change a good password after a time: that makes people write it down or count it up.
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from xinqiao.directory import snapshot

KINDS = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")
LONG = 16  # characters from which length makes up for variety: a sentence is easier to remember


class LengthValidator:
    """At least as many characters as the policy says."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError if the password is too short today."""
        if len(password) < _least():
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self) -> str:
        return _("密码至少要有 %(least)s 个字符。") % {"least": _least()}


class VarietyValidator:
    """Below sixteen characters at least three of: small letters, capitals, digits, other signs. Never one sign over and over."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError if the password is too plain for its length."""
        is_varied = sum(bool(re.search(kind, password)) for kind in KINDS) >= 3
        if not (is_varied or len(password) >= LONG) or len(set(password)) < 5:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return _("不到 %(long)s 个字符的密码，要有小写字母、大写字母、数字、其他符号中的三种；一个字符也不要反复用。") % {"long": LONG}


class NotTheNameValidator:
    """Neither the sign-in name nor the person's name within the password."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError if the password contains a name of `user` of three letters or more (two for Chinese)."""
        names = [str(getattr(user, field, "")) for field in ("login", "name", "name_en")]
        if any(name and len(name.encode()) >= 3 and name.lower() in password.lower() for name in names):
            raise ValidationError(self.get_help_text(), code="password_has_name")

    def get_help_text(self) -> str:
        return _("密码里不要有自己的登录名或姓名。")


def _least() -> int:
    return snapshot.current().policy("password_length", timezone.localdate())
