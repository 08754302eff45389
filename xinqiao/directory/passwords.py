"""Password rules beyond Django's own (GB/T 22239 身份鉴别 a)."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KINDS = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")


class ThreeKindsValidator:
    """At least three of: small letters, capitals, digits, other signs."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError if fewer than three kinds of character are used."""
        if sum(bool(re.search(kind, password)) for kind in KINDS) < 3:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return _("密码至少要有小写字母、大写字母、数字、其他符号中的三种。")
