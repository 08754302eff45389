"""The forms of accusations, and of the reward for a proposal."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.web.desk.form_triage import category_tree
from xinqiao.web.desk.step_form import StepForm, day_field, line, writing


class SealForm(StepForm):
    """移送纪检并密封."""

    step = "seal"
    explains = lazy("办到一半才看出是检举控告：从承办单位收回，交给纪检岗位，马上密封。承办单位和您都看不到了，所有期限停止。")
    category = forms.ChoiceField(label=lazy("类别"))
    reason = writing(lazy("为什么是检举控告"), lazy("只有纪检人员读得到。"), rows=3)

    def prepare(self) -> None:
        self.fields["category"].choices = [("", _("请选一个")), *category_tree(self.opened)]  # type: ignore[attr-defined]


class ReferUpForm(StepForm):
    """转交上级机关."""

    step = "refer_up"
    explains = lazy(
        "只用于检举纪检人员自己，或者企业领导、上级管理的人：这里没有人可以办。会开出一份函，全文照录；从开函起只有您一个人看得到，同事、负责人、领导都看不到：请当天就印、就送。您不在时，代理您岗位的同事接着送；负责人不能代。"
        "把函和附件印出来送上级机关，送出后再登记，平台上的内容就全部销毁，只留编号、时间和回执。反映人在查询页读到送去了哪里、以后问谁。"
    )
    to = line(lazy("送哪个上级机关"), lazy("例如：省国资委纪检监察组。反映人读得到。"), required=True, most=SHORT_LIMIT)
    where = line(lazy("它的地址、电话"), lazy("反映人以后到这里询问。"), required=True, most=SHORT_LIMIT)
    reason = writing(lazy("为什么这里不能办"), lazy("留到送出为止，只有送的人读得到。"), rows=3)


class ReferUpSealedForm(ReferUpForm):
    """转交上级机关, by the discipline duty."""

    step = "refer_up_sealed"


class ConfirmSentUpForm(StepForm):
    """登记已送出，销毁内容."""

    step = "confirm_sent_up"
    explains = lazy("登记以后，正文、要求、附件、姓名电话全部销毁，找不回来；只留编号、时间、指纹和送去了哪里。函和附件都印好了再登记。")
    sent_on = day_field(lazy("哪天送出的"))
    how = line(lazy("怎么送的"), lazy("机要、挂号的写单号；派人送的写岗位，不写姓名。"), required=True, most=SHORT_LIMIT)
    is_printed = forms.BooleanField(label=lazy("函和所有附件都已经印好，装进了信封"), required=False)

    def prepare(self) -> None:
        self.fields["sent_on"].initial = timezone.localdate()


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


ACCUSING_FORMS: tuple[type[StepForm], ...] = (SealForm, ReferUpForm, ReferUpSealedForm, ConfirmSentUpForm, ConcludeAccusationForm, TellResultForm, RewardForm)
