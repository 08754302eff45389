"""Filing together with others: how many they are, and who else speaks for them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinqiao.rules.joint import MOST_HEADS, REPRESENTATIVES
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import Secrecy
from xinqiao.web.petitioner.fields import Words


class FearForm(forms.Form):
    """The part of a form that asks whether he fears retaliation; what he says goes to whoever has no part in the matter."""

    fears = forms.BooleanField(
        label=gettext_lazy("我担心有人打击报复，或者已经有了"), required=False,
        help_text=gettext_lazy("勾上以后，由不经手这件事的纪检或者工会来联系您。办这件事的人和他的上下级都看不到您勾了没有。"),
    )  # fmt: skip
    fear_words = Words(
        label=gettext_lazy("担心什么，或者发生了什么"), limit=WRITING_LIMIT, rows=3, required=False, is_conditional=True,
        help_text=gettext_lazy("不写也行。写的话，只有他们看得到，不写进您反映的事情里。"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Words are enough: whoever writes them need not tick as well."""
        typed = super().clean() or {}
        return typed | {"fears": bool(typed.get("fears") or typed.get("fear_words"))}

    @property
    def is_afraid(self) -> bool:
        """Whether anything of it was filled in, or is wrong."""
        return any(self[name].value() or self[name].errors for name in ("fears", "fear_words"))


class TogetherForm(forms.Form):
    """The part of a form that asks about others; most people leave it alone."""

    heads = Words(
        label=gettext_lazy("一共几个人"), limit=12, required=False, is_conditional=True, help_text=gettext_lazy("您自己也算。只有您一个人就不用写。"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    members = Words(
        label=gettext_lazy("别的代表，一行一位：姓名 电话"), limit=400, rows=3, required=False, is_conditional=True,
        help_text=gettext_lazy("最多四位，加上您是五位。写他自己的电话：我们要问他本人是不是参加。"),
    )  # fmt: skip

    def clean_heads(self) -> str:
        """Take a plain number; an empty box is one person."""
        typed: str = self.cleaned_data["heads"]
        if typed and not (typed.isdecimal() and len(typed) < 7 and 1 <= int(typed) <= MOST_HEADS):
            raise forms.ValidationError(_("人数请写一个数字，比如：12。"))
        return str(int(typed)) if typed else ""

    def clean_members(self) -> str:
        """Refuse more representatives than may speak for the others (条例§20(3))."""
        typed: str = self.cleaned_data["members"]
        named = [line for line in typed.splitlines() if line.strip()]
        if len(named) > REPRESENTATIVES - 1:
            raise forms.ValidationError(_("代表最多五位，您算一位，这里最多写四位。其他人把签名拍照放在上一页。"))
        return typed

    def clean(self) -> dict[str, Any]:
        """An anonymous petition names nobody."""
        typed = super().clean() or {}
        if typed.get("secrecy") == Secrecy.ANONYMOUS and typed.get("members"):
            self.add_error("members", _("选了匿名就不写别人的姓名。请删掉，或者改选实名、保密。"))
        return typed

    @property
    def is_together(self) -> bool:
        """Whether anything of it was filled in, or is wrong."""
        return any(self[name].value() or self[name].errors for name in ("heads", "members") if name in self.fields)
