"""The forms of a petition's ends that nobody of the handling unit may take: withdrawal and what is asked at a call-back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.steps import ask_withdrawal, record_outcome
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import Resolution
from xinqiao.rules.terms_call_back import CallFinding
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, writing


class AskWithdrawalForm(WithFiles, StepForm):
    """申请撤回, from a letter."""

    step = "ask_withdrawal"
    explains = lazy("只有反映人自己书面提出，才在这里记。记下以后会告诉他；核实以前照常办理，期限照常计算。")
    reason = writing(lazy("他为什么撤回"), lazy("照他信上的原话写。"), rows=3)
    is_voluntary = forms.BooleanField(
        label=lazy("信上写明是本人自愿撤回"), required=False, help_text=lazy("没有写明的，请他补写。不得要求或者劝压他撤回。")
    )
    letter = line(lazy("书面申请放在哪里"), lazy("案卷第几页；或者在下面放进照片。"), most=SHORT_LIMIT)
    field_order = ("reason", "is_voluntary", "letter", "uploads")

    def entry(self) -> Any:
        values = self.cleaned_data
        return ask_withdrawal.Entry(
            reason=values["reason"], is_voluntary=values["is_voluntary"], letter=values["letter"], uploads=tuple(self.kept_uploads)
        )  # fmt: skip


class CallBackForm(StepForm):
    """What both ends of a call-back ask."""

    called_on = day_field(lazy("哪天跟本人说的"), lazy("打电话或者当面，要跟本人说上话。"))
    was_pressed = forms.TypedChoiceField(
        label=lazy("有没有人要求或者劝压他撤回"), widget=forms.RadioSelect, coerce=lambda given: given == "yes",
        choices=[("no", lazy("他说没有")), ("yes", lazy("他说有"))],
    )  # fmt: skip
    note = writing(lazy("本人怎么说的"), lazy("照原话写。承办单位看不到。"), rows=4)

    def prepare(self) -> None:
        self.fields["called_on"].initial = timezone.localdate()


class ConfirmWithdrawalForm(CallBackForm):
    """确认撤回."""

    step, instead = "confirm_withdrawal", "keep_open"
    explains = lazy("由承办单位以外的人向本人核实。确认后停止办理，期限停止，开出撤回确认书；记录都保留。")


class KeepOpenForm(CallBackForm):
    """不撤回，继续办."""

    step, instead = "keep_open", "confirm_withdrawal"
    explains = lazy("他不是真心要撤、有人劝压他，或者是依职权要查的事：继续办，期限不变。有人劝压的，请同时报告领导。")


class ReopenForm(StepForm):
    """同意重新办理."""

    step, instead = "reopen", "decline_reopen"
    explains = lazy("他的理由站得住：回到承办单位重新办，重新起算期限，开出重新办理通知书。没有答复过的，回到待分办。")
    reason = writing(lazy("为什么重新办，要查清什么"), lazy("写进通知书，他和承办单位都读到。"))


class DeclineReopenForm(StepForm):
    """不重新办理."""

    step, instead = "decline_reopen", "reopen"
    explains = lazy("看过他的理由，原来的答复站得住：逐条写给他看。他申请复查的权利不受影响。")
    reason = writing(lazy("写给他的理由"), lazy("他会读到。说事实，说规定，不用套话。"))


UNREACHED = "unreached"


def _said(value: str) -> Resolution | None:
    """Return what he said; None for somebody who could not be reached."""
    return None if value == UNREACHED else Resolution(value)


STANDS = "stands"


def _corrected(value: str) -> Resolution | None:
    """Return what it is corrected to; None where the record stands."""
    return None if value == STANDS else Resolution(value)


class RecordOutcomeForm(StepForm):
    """回访是否化解."""

    step = "record_outcome"
    explains = lazy("为什么由您来问、不由承办单位问：他对着办这件事的人不好说真话。照他说的记，不看程序办完没有；记下来的他自己读得到，承办单位看不到原话。说没有解决、有人压他的，由另一位负责人来看要不要重新办，您和承办单位都不能定。")
    called_on = day_field(lazy("哪天跟本人说的"), lazy("打电话或者当面，要跟本人说上话。没有联系上的，填最后一次是哪天。"))
    resolution = forms.TypedChoiceField(label=lazy("他说解决了没有"), widget=forms.RadioSelect, coerce=_said)
    findings = forms.TypedMultipleChoiceField(
        label=lazy("他还说了"), required=False, widget=forms.CheckboxSelectMultiple, coerce=CallFinding, help_text=lazy("勾了哪一项，都请另一位负责人来看。"),
    )  # fmt: skip
    wants_anew = forms.BooleanField(label=lazy("他要求另请人看，要不要重新办"), required=False, help_text=lazy("没有真正解决的，问他一句；写下来的话就是他的理由。"))
    note = writing(lazy("本人怎么说的"), lazy("照原话写，他自己读得到，可以说记得不对。没有联系上的，写哪几天、怎么联系的。"), rows=4)

    def prepare(self) -> None:
        self.fields["called_on"].initial = timezone.localdate()
        said = [*choices(Resolution, plain=True), (UNREACHED, _("几次都没有联系上本人"))]
        self.fields["resolution"].choices = said  # type: ignore[attr-defined]
        self.fields["findings"].choices = choices(CallFinding)  # type: ignore[attr-defined]

    def entry(self) -> Any:
        """Return the entry, its findings in their order."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return record_outcome.Entry(**values | {"findings": tuple(values["findings"])})


class SettleCallForm(StepForm):
    """核实回访的记录."""

    step = "settle_call"
    explains = lazy("本人说回访记得不对。您没有打这个电话：先问打电话的人，再问本人，照本人说的定。结果他会读到。")
    corrected = forms.TypedChoiceField(label=lazy("核实下来"), widget=forms.RadioSelect, coerce=_corrected)
    wants_anew = forms.BooleanField(label=lazy("更正以后，请负责人看要不要重新办"), required=False)
    answer = writing(lazy("怎么核实的、结果怎样"), lazy("他会读到。"), rows=4)

    def prepare(self) -> None:
        self.fields["corrected"].choices = [(STANDS, _("记录不变")), *((said.value, _("更正：%(said)s") % {"said": label}) for said, (_value, label) in zip(Resolution, choices(Resolution, plain=True), strict=True))]  # type: ignore[attr-defined]


END_FORMS: tuple[type[StepForm], ...] = (AskWithdrawalForm, ConfirmWithdrawalForm, KeepOpenForm, ReopenForm, DeclineReopenForm, RecordOutcomeForm, SettleCallForm)
