"""The forms of what the petitioner says while his matter is handled."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinqiao.rules.limits import SHORT_LIMIT, WRITING_LIMIT
from xinqiao.rules.terms import Duty
from xinqiao.web.petitioner.fields import Words

CHOOSE = dict.fromkeys(("required", "invalid_choice"), gettext_lazy("请选一个。"))


class RecusalForm(forms.Form):
    """Which post, who is meant, and why: nobody is picked from a list of names."""

    about = forms.ChoiceField(
        label=gettext_lazy("说的是哪里的人"), widget=forms.RadioSelect, error_messages=CHOOSE,
        choices=[
            (Duty.HANDLER.value, gettext_lazy("办理单位的工作人员")), (Duty.UNIT_HEAD.value, gettext_lazy("办理单位的负责人")),
            (Duty.COORDINATOR.value, gettext_lazy("信访办的工作人员")), (Duty.OFFICE_HEAD.value, gettext_lazy("信访办的负责人")),
        ],
    )  # fmt: skip
    whom = Words(
        label=gettext_lazy("说的是谁"), limit=SHORT_LIMIT, help_text=gettext_lazy("不知道姓名没关系，比如：上次给我打电话的那位。"),
        missing=gettext_lazy("请写一下说的是谁，比如：上次给我打电话的那位。"),
    )  # fmt: skip
    reason = Words(
        label=gettext_lazy("为什么他不该办这件事"), limit=WRITING_LIMIT, rows=5,
        help_text=gettext_lazy("比如：我反映的就是他经手的事；他和对方是亲戚。"), missing=gettext_lazy("请写几句，为什么他不该办这件事。"),
    )  # fmt: skip


class HearingForm(forms.Form):
    """What is to be cleared up with everybody there."""

    reason = Words(
        label=gettext_lazy("想当面说清什么"), limit=WRITING_LIMIT, rows=5, help_text=gettext_lazy("比如：他们说修过了，我想当面问是哪天、谁修的。"),
        missing=gettext_lazy("请写几句，想当面说清什么。"),
    )  # fmt: skip


class CalledForm(forms.Form):
    """What of a call-back is not as he said it."""

    words = Words(
        label=gettext_lazy("哪里不对，您是怎么说的"), limit=WRITING_LIMIT, rows=5, help_text=gettext_lazy("比如：我说的是没有解决；没有人给我打过电话。"),
        missing=gettext_lazy("请写一下哪里不对、您是怎么说的。"),
    )  # fmt: skip


class NeedForm(forms.Form):
    """Whether he takes his consent back: the button is the answer."""


class MediationForm(forms.Form):
    """Whether he wants it, of his own free will."""

    answer = forms.ChoiceField(
        label=gettext_lazy("您愿不愿意"), widget=forms.RadioSelect, error_messages=CHOOSE,
        choices=[("yes", gettext_lazy("我自己愿意调解，没有人要求我")), ("no", gettext_lazy("我不愿意，请照常办理"))],
    )  # fmt: skip
    reason = Words(label=gettext_lazy("想说的话"), limit=WRITING_LIMIT, rows=3, required=False, help_text=gettext_lazy("不写也行。"))

    seen = forms.CharField(required=False, widget=forms.HiddenInput)  # the words of the settlement that he has before him

    def about_settlement(self) -> None:
        """Let him answer to a settlement: confirm it, ask for other words, or leave the mediation."""
        self.fields["answer"].label = _("您同意这份协议吗")
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            ("confirm", _("我看过，同意，是我自己愿意的")), ("reject", _("不同意这样写，请再商量")), ("no", _("我不想再调解了，请照常办理")),
        ]  # fmt: skip
        self.fields["reason"].help_text = _("不同意的，请写哪里要改。同意的，不用写。")

    def leave_only(self, *, may_reject: bool = False) -> None:
        """Once he has agreed he can only leave it, or take back that he agreed to the words of the settlement."""
        words = [("reject", _("协议的写法我不同意了，请再商量"))] if may_reject else []
        self.fields["answer"].choices = [*words, ("no", _("我不想再调解了，请照常办理"))]  # type: ignore[attr-defined]
