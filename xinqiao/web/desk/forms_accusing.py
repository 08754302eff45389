"""The forms of accusations, and of the reward for a proposal."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.web.desk.form_triage import category_tree
from xinqiao.web.desk.step_form import StepForm, day_field, writing


class SealForm(StepForm):
    """移送纪检并密封."""

    step = "seal"
    explains = lazy("办到一半才看出是检举控告：从承办单位收回，交给纪检岗位，马上密封。承办单位和您都看不到了，所有期限停止。")
    category = forms.ChoiceField(label=lazy("类别"))
    reason = writing(lazy("为什么是检举控告"), lazy("只有纪检人员读得到。"), rows=3)

    def prepare(self) -> None:
        self.fields["category"].choices = [("", _("请选一个")), *category_tree(self.opened)]  # type: ignore[attr-defined]


class ConcludeAccusationForm(StepForm):
    """检举办结."""

    step = "conclude_accusation"
    explains = lazy("实名的，办结后 15 个工作日内要向检举人反馈结果，从办结那天算。")
    concluded_on = day_field(lazy("哪天办结的"))
    note = writing(lazy("怎么办的、查明了什么"), lazy("只有纪检人员读得到。"), rows=5)

    def prepare(self) -> None:
        self.fields["concluded_on"].initial = timezone.localdate()


class TellResultForm(StepForm):
    """反馈检举结果."""

    step = "tell_result"
    explains = lazy("他在查询页读到这段话。会开出反馈记录，只有纪检人员看得到。")
    text = writing(lazy("告诉他什么结果"))
    said = writing(lazy("他怎么说"), lazy("有不同意见的，照原话记下。"), required=False, rows=3)


class RewardForm(StepForm):
    """记录建议奖励."""

    step = "reward"
    explains = lazy("建议被采纳的，给了什么奖励记在这里，他看得到。")
    text = writing(lazy("奖励了什么"), lazy("例如：合理化建议三等奖，500 元。"), rows=2)
    given_on = day_field(lazy("哪天给的"))

    def prepare(self) -> None:
        self.fields["given_on"].initial = timezone.localdate()


ACCUSING_FORMS: tuple[type[StepForm], ...] = (SealForm, ConcludeAccusationForm, TellResultForm, RewardForm)
