"""The third page on the protected host: confidential or anonymous, and nothing asked for that could lead back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from xinqiao.rules.terms import Secrecy
from xinqiao.web.petitioner.forms import WhoForm

NOT_ASKED = ("email", "address", "heads", "members")  # no mail and no letter leaves from here, and nobody else is named


class ProtectedForm(WhoForm):
    """As `WhoForm`, without a real name, and without any need to be reached: number and query code are enough."""

    needs_contact = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NOT_ASKED:
            del self.fields[name]
        secrecy: Any = self.fields["secrecy"]
        secrecy.choices = [(value, card) for value, card in secrecy.choices if value != Secrecy.REAL_NAME]
        secrecy.error_messages |= dict.fromkeys(("required", "invalid_choice"), gettext_lazy("请选一种：保密，还是匿名。"))
        phone: Any = self.fields["phone"]
        phone.is_conditional = False
        phone.help_text = gettext_lazy("愿意让我们打给您就写，写自己的手机，不要写单位的电话。")

    def clean(self) -> dict[str, Any]:
        """Return what was typed, with nothing where nothing was asked."""
        return super().clean() | dict.fromkeys(NOT_ASKED, "")
