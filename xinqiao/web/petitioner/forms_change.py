"""The forms by which the petitioner changes his name or contact."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinqiao.petitions.contact_changes import NAME_LIMIT
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.web.petitioner.fields import Phone, Words
from xinqiao.web.petitioner.forms_protected import NOT_ASKED

SAME = gettext_lazy("不改就空着。")


class ChangeForm(forms.Form):
    """What is new, and why. On the protected host no mail and no address is asked for, as at filing."""

    name = Words(label=gettext_lazy("新姓名"), limit=NAME_LIMIT, required=False, is_conditional=True, help_text=gettext_lazy("不改就空着。登记错了、改了姓，都写在这里；会请您出示证件。不要上传证件照片。"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    phone = Phone(label=gettext_lazy("新电话"), limit=30, required=False, is_conditional=True, help_text=SAME, widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}))
    email = Words(label=gettext_lazy("新电子邮箱"), limit=120, required=False, is_conditional=True, help_text=SAME, widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"}))
    address = Words(label=gettext_lazy("新通信地址"), limit=SHORT_LIMIT, required=False, is_conditional=True, help_text=SAME, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    reason = Words(
        label=gettext_lazy("为什么要改"), limit=SHORT_LIMIT, help_text=gettext_lazy("比如：换了手机号；名字登记错了一个字。不要在这里写姓名和号码。"),
        missing=gettext_lazy("请写为什么要改，比如：换了手机号。"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in set(NOT_ASKED) & set(self.fields) if settings.IS_PROTECTED else ():
            del self.fields[part]

    def clean_email(self) -> str:
        """Return the address. Raises ValidationError where it is none."""
        typed: str = self.cleaned_data["email"]
        if typed:
            EmailValidator(_("邮箱地址好像不完整。请改成这样：name@example.com。"))(typed)
        return typed


class CodeForm(forms.Form):
    """The code from the old mailbox."""

    code = Words(
        label=gettext_lazy("确认码"), limit=40, missing=gettext_lazy("请写信里的确认码，八位数字。"), help_text=gettext_lazy("发到您原来邮箱的八位数字。"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )  # fmt: skip
