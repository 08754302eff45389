"""The form of a guide for the handler."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.change import GuideEntry
from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.guides import LEAST_DAYS, MOST_DAYS
from xinqiao.rules.text import say
from xinqiao.web.admin.page import language


def lines(label: Any, help_text: Any = "", rows: int = 6) -> forms.CharField:
    """Return a field with one point a line."""
    return forms.CharField(label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class GuideForm(forms.Form):
    """A guide: what the leaf adds stands before what its class and the guide for all say."""

    category = forms.ChoiceField(
        label=lazy("用于哪一类"), required=False, help_text=lazy("小类的指引排在前面，后面接着它的大类的和各类都用的，不用重写。")
    )
    facts = lines(lazy("要核实的"), lazy("一行一条。承办人在页面上打勾只为自己理清，不保存，也不算分。"))
    facts_en = lines(lazy("要核实的（英文）"), lazy("一行对一行，可以空着。"))
    talk = lines(lazy("怎么谈：先听"), lazy("一行一条，写做法，不写大道理。"), 5)
    talk_en = lines(lazy("怎么谈（英文）"), lazy("一行对一行，可以空着。"), 5)
    clauses = lines(lazy("条款"), lazy("一行一条，写成“《名称》第十七条：说的是什么”。政策库里有这份文件的，会变成链接。"), 4)
    clauses_en = lines(lazy("条款（英文）"), lazy("一行对一行，文件名称仍用《》写中文。"), 4)
    standard_days = forms.IntegerField(
        label=lazy("标准用时（天）"), required=False, min_value=LEAST_DAYS, max_value=MOST_DAYS,
        help_text=lazy("从收到到答复送达，一般几天能办好。只作对照，不是法定期限。不填就用大类的。"),
    )  # fmt: skip
    lead = forms.CharField(label=lazy("一般由哪个部门主办"), required=False, max_length=60)
    lead_en = forms.CharField(label=lazy("主办部门（英文）"), required=False, max_length=80)

    def __init__(self, directory: Snapshot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tree = directory.categories(timezone.localdate()).values()
        choices = [(row.code, f"{row.code} {say(row, language())}") for row in tree]
        self.fields["category"].choices = [("", _("各类都用")), *choices]  # type: ignore[attr-defined]

    def entry(self) -> GuideEntry:
        """Return what was typed."""
        return GuideEntry(**self.cleaned_data)
