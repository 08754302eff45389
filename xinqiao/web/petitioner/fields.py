"""Form fields for what people type on a phone: mended where that is safe, refused with a sentence where it is not."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinqiao.web.plain_text import DATE_FORMATS, clean_text

PHONE_MARKS = re.compile(r"[\s()+\-.\u2010-\u2015#,，、转]")
MOBILE = re.compile("1[3-9]")
EARLIEST = date(1949, 10, 1)


class Words(forms.CharField):
    """A text of at most `limit` characters. The browser does not cut it: too long is said, nothing is lost.

    `is_conditional`: one of several is enough, so it is called neither needed nor optional.
    """

    def __init__(self, *, limit: int, missing: Any = None, rows: int = 0, is_conditional: bool = False, **kwargs: Any) -> None:
        self.limit, self.is_conditional = limit, is_conditional
        widget = forms.Textarea(attrs={"rows": rows, "data-max": limit}) if rows else forms.TextInput()
        errors = {"required": missing} if missing else {}
        super().__init__(widget=kwargs.pop("widget", widget), error_messages=errors, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean_text(str(value)) if value else ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.limit:
            if isinstance(self.widget, forms.Textarea):
                words = _("写了 {length} 个字，最多 {limit} 个字。请缩短，或者把详细情况放进文件里交上来。您写的内容还在。")
            else:
                words = _("写了 {length} 个字，最多 {limit} 个字。请缩短一点。您写的内容还在。")
            raise ValidationError(words.format(length=len(value), limit=self.limit))


class Phone(Words):
    """A phone number: digits, however they are grouped."""

    def to_python(self, value: Any) -> str:
        return clean_text(unicodedata.normalize("NFKC", str(value))) if value else ""

    def validate(self, value: str) -> None:
        super().validate(value)
        digits = PHONE_MARKS.sub("", value)
        if value and not digits.isdecimal():
            raise ValidationError(_("电话里只能有数字。请改成这样：13812345678，或者 0391-5550100。"))
        if MOBILE.match(digits) and 7 <= len(digits) <= 12 and len(digits) != 11:  # shorter ones are numbers inside the house
            raise ValidationError(_("手机号是 11 位数字，这里有 {n} 位。请检查一下有没有少写或多写。").format(n=len(digits)))
        if value and not 5 <= len(digits) <= 20:
            raise ValidationError(_("电话的位数不对。请检查一下有没有少写或多写。"))


class PastDay(forms.DateField):
    """A day that has been; `check_past` says the rest, because only the form knows what today is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=DATE_FORMATS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": gettext_lazy("看不懂这个日期。请写成这样：2026-03-12。")}, **kwargs,
        )  # fmt: skip


def check_past(value: date | None, today: date) -> None:
    """Raise ValidationError for a day that is still to come, or long before anybody's memory."""
    if value and value > today:
        raise ValidationError(_("这一天还没有到。请选今天或者以前的日期。"))
    if value and value < EARLIEST:
        raise ValidationError(_("这一天太早了。请检查年份。"))
