"""The forms of a co-signer's pages."""

from __future__ import annotations

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from xinqiao.petitions.numbering import formatted
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.web.petitioner.fields import Words


class MemberDoorForm(forms.Form):
    """The number of the matter and the code on the slip."""

    number = Words(
        label=gettext_lazy("编号"), limit=40, help_text=format_lazy(gettext_lazy("在联名确认单上，比如 {number}。"), number=formatted(2026, 123)),
        missing=gettext_lazy("请写编号，在联名确认单的第一行。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    code = Words(
        label=gettext_lazy("联名码"), limit=40, help_text=gettext_lazy("8 个数字，空格写不写都行。"),
        missing=gettext_lazy("请写联名码，8 个数字，也在确认单上。"), widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class MemberReviewForm(forms.Form):
    """Why he does not agree with the answer."""

    grounds = Words(
        label=gettext_lazy("哪里不对、为什么"), limit=WRITING_LIMIT, rows=6, missing=gettext_lazy("请写几句，说说哪里不对。"),
        help_text=gettext_lazy("上一级单位另派没有办过的人来看。"),
    )  # fmt: skip
    why_late = Words(
        label=gettext_lazy("过了期限才申请的，为什么"), limit=WRITING_LIMIT, rows=3, required=False, help_text=gettext_lazy("没有过期限的不用写。"),
    )  # fmt: skip
