"""The forms of a list of names: one asks, another decides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.exports import Chosen
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import PetitionStatus
from xinqiao.rules.terms_sharing import AccessPurpose, IdentityPart
from xinqiao.web.desk.step_form import choices, day_field, line, speak_plainly, writing
from xinqiao.web.ui.speech import speech

USUAL_DAYS = 30


class AskExportForm(forms.Form):
    """申请导出名单: which petitions, what of an identity, what for."""

    purpose = forms.TypedChoiceField(label=lazy("用途"), coerce=AccessPurpose, widget=forms.RadioSelect)
    reason = writing(lazy("要这份名单做什么"), lazy("写清没有它办不成什么。身份保管员会读；同意以后，名单上的每个人也会读到。不要写人名。"), rows=3, most=SHORT_LIMIT)
    parts = forms.TypedMultipleChoiceField(
        label=lazy("名单里要有什么"), coerce=IdentityPart, widget=forms.CheckboxSelectMultiple, help_text=lazy("用不到的不要选。"),
        error_messages={"required": lazy("请选名单里要有什么。")},
    )  # fmt: skip
    since = day_field(lazy("收到日期从哪天"))
    until = day_field(lazy("到哪天"))
    unit_id = forms.TypedChoiceField(label=lazy("承办单位"), coerce=int, empty_value=None, required=False)
    status = forms.ChoiceField(label=lazy("状态"), required=False)

    def __init__(self, sent: Any, *, directory: Snapshot, today: date) -> None:
        super().__init__(sent, initial={"since": today - timedelta(days=USUAL_DAYS), "until": today})
        s, fields = speech(), self.fields
        units = [(str(unit.pk), "\u3000" * len(directory.ancestors(unit.pk)) + s.say(unit)) for unit in directory.in_order()]
        fields["purpose"].choices, fields["parts"].choices = choices(AccessPurpose), choices(IdentityPart)  # type: ignore[attr-defined]
        fields["unit_id"].choices = [("", lazy("所有单位")), *units]  # type: ignore[attr-defined]
        fields["status"].choices = [("", lazy("所有状态")), *choices(PetitionStatus)]  # type: ignore[attr-defined]
        speak_plainly(self)
        fields["parts"].error_messages["required"] = lazy("请选名单里要有什么。")

    def chosen(self) -> Chosen:
        """Return which petitions. Call it after the form was found valid."""
        return Chosen(**{name: self.cleaned_data[name] for name in ("since", "until", "unit_id", "status")})


class GrantExportForm(forms.Form):
    """同意导出."""

    days = forms.IntegerField(label=lazy("文件保留几天"), help_text=lazy("今天也算一天。到期自动销毁。"), initial=1, min_value=1)
    note = line(lazy("要他注意什么"), lazy("例如：只在走访时带一份，用完交回。"), most=SHORT_LIMIT)


class RefuseExportForm(forms.Form):
    """不同意导出."""

    reason = writing(lazy("为什么不同意"), lazy("申请的人会读到。能告诉他不用名单怎样办，更好。"), rows=3, most=SHORT_LIMIT)
