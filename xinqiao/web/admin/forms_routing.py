"""The form of a rule that proposes a unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.change import RoutingEntry
from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.text import say
from xinqiao.web.admin.forms import UnitChoice
from xinqiao.web.admin.page import language


class RoutingForm(forms.Form):
    """Category, words, the unit, and why."""

    category = forms.ChoiceField(label=lazy("哪一类的件"), required=False)
    words = forms.CharField(
        label=lazy("地点或内容里有哪些词"), required=False, max_length=200,
        help_text=lazy("例如：二矿新村、三号楼。有一个就算；不写就只看类别。"),
    )  # fmt: skip
    unit_id = UnitChoice(label=lazy("建议交给哪个单位"))
    reason = forms.CharField(label=lazy("理由"), max_length=200, help_text=lazy("办的人会读到，例如“后勤处管集团宿舍的供暖”。"))

    def __init__(self, directory: Snapshot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tree = directory.categories(timezone.localdate()).values()
        choices = [(row.code, f"{row.code} {say(row, language())}") for row in tree]
        self.fields["category"].choices = [("", _("不看类别")), *choices]  # type: ignore[attr-defined]
        self.fields["unit_id"].offer(directory, _("请选一个"))  # type: ignore[attr-defined]

    def entry(self) -> RoutingEntry:
        """Return what was typed."""
        return RoutingEntry(**self.cleaned_data)
