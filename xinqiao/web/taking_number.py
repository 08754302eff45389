"""The form that takes a number of the reception room: at the desk and at the tablet by the door."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.rules.joint import MOST_HEADS


def count(label: Any, help_text: Any = "", *, least: int = 0, most: int = MOST_HEADS) -> forms.IntegerField:
    """Return a field for a number of people; an empty box is for the form to read."""
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), lazy("请写一个数字。"))
    return forms.IntegerField(label=label, help_text=help_text, min_value=least, max_value=most, required=False, error_messages=wrong)


class TakeForm(forms.Form):
    """A number; the mark makes two presses one."""

    heads = count(lazy("来了几个人"), least=1)
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update({"heads": 1, "token": secrets.token_hex(16)})

    def clean_heads(self) -> int:
        """An empty box is one person."""
        return int(self.cleaned_data["heads"] or 1)
