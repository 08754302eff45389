"""The forms of reviews and final reviews: the two have the same fields, and say which of them they are."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.perform import step_module
from xinqiao.petitions.reviewing import cannot_review
from xinqiao.rules.terms import RecordKind, ReviewOutcome
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, when_needed, writing
from xinqiao.web.ui.speech import speech

NOBODY_LEFT = lazy("先知道一下：按规定由%(unit)s%(review)s，可是那里能办的人都参与过这件事。照样登记，期限从收到那天算；登记以后马上在这件的页面上转给再上一级，内部没有的送外面的上级机关。")
KEPT = lazy("书面申请放在哪里")


class AskForm(StepForm, WithFiles):
    """A written or oral request, recorded by staff."""

    grounds = writing(lazy("申请的理由"), lazy("照他的原话写：哪里不服、为什么。"))
    asked_on = day_field(lazy("哪天申请的"), lazy("来信看邮戳，当面提的写当天。"))
    received_on = day_field(lazy("哪天收到的"), lazy("期限从这一天算起。"))
    how = line(KEPT, lazy("例如：案卷第 5 页。也可以放照片。"))
    why_late = when_needed(writing(lazy("为什么过了期限才申请"), lazy("只有过了期限才要写；由负责人决定。"), required=False, rows=3))

    def prepare(self) -> None:
        self.fields["asked_on"].initial = self.fields["received_on"].initial = timezone.localdate()
        kind = RecordKind(self.step.removeprefix("ask_"))
        if unit := cannot_review(self.opened.dossier, self.opened.directory, kind, self.opened.today):
            self.explains = NOBODY_LEFT % {"unit": speech().say(unit), "review": speech().say(kind)}

    def entry(self) -> Any:
        """Return the entry with the files."""
        asked = ("grounds", "asked_on", "received_on", "how", "why_late")
        values = {name: self.cleaned_data[name] for name in asked}
        return step_module(self.step).Entry(**values, uploads=tuple(self.kept_uploads))


class AskReviewForm(AskForm):
    """申请复查."""

    step = "ask_review"
    explains = lazy("记下他书面的复查申请。在期限内的，上一级单位马上开始复查；过了期限的，由负责人决定；内部没有上一级的，开出移送函。")


class AskFinalReviewForm(AskForm):
    """申请复核."""

    step = "ask_final_review"
    explains = lazy("记下他书面的复核申请。复核是最后一次，由再上一级单位作出。")


class LateForm(StepForm):
    """Both decisions on a request that came late."""

    reason = writing(lazy("理由"), lazy("写给他看。"), rows=4)


class AdmitLateReviewForm(LateForm):
    """同意逾期复查."""

    step, instead = "admit_late_review", "decline_late_review"
    explains = lazy("他晚了，但理由成立：马上开始复查，期限从收到申请那天算。")


class DeclineLateReviewForm(LateForm):
    """逾期不予复查."""

    step, instead = "decline_late_review", "admit_late_review"
    explains = lazy("会开出逾期申请告知书：写清为什么不再复查、他还可以怎么办。")


class AdmitLateFinalReviewForm(LateForm):
    """同意逾期复核."""

    step, instead = "admit_late_final_review", "decline_late_final_review"
    explains = lazy("他晚了，但理由成立：马上开始复核，期限从收到申请那天算。")


class DeclineLateFinalReviewForm(LateForm):
    """逾期不予复核."""

    step, instead = "decline_late_final_review", "admit_late_final_review"
    explains = lazy("会开出逾期申请告知书：写清为什么不再复核、他还可以怎么办。")


class HandOnReviewForm(StepForm):
    """转给别的单位复查."""

    step = "hand_on_review"
    explains = lazy("这里能复查、能签发的人都参与过这件事。转给再上一级里没有参与过的人；内部没有的，开出移送函，案卷送外面的上级机关。答复期限不变。")
    reason = writing(lazy("为什么这里没有人能办"), lazy("例如：专员协办过，主任签过字。只留在案卷里，反映人读不到。"), rows=3)


class HandOnFinalReviewForm(HandOnReviewForm):
    """转给别的单位复核."""

    step = "hand_on_final_review"


class OpinionForm(StepForm):
    """The opinion of a review: three outcomes."""

    takes_long = True
    outcome = forms.TypedChoiceField(label=lazy("结论"), widget=forms.RadioSelect, coerce=ReviewOutcome)
    reasons = writing(lazy("查明的事实和理由"), lazy("他申请的每一条理由都要回应。"), rows=6)
    order = when_needed(
        writing(lazy("变更后的答复，或者重办要查清什么"), lazy("维持的不用写。变更的，逐项写；撤销的，写要重新查清什么。"), required=False, rows=4)
    )

    def prepare(self) -> None:
        self.fields["outcome"].choices = choices(ReviewOutcome, plain=True)  # type: ignore[attr-defined]
        content = self.opened.linked.content if self.opened.linked else {}
        for name in ("outcome", "reasons", "order"):
            self.fields[name].initial = content.get(name)


class DraftReviewForm(OpinionForm):
    """拟复查意见."""

    step = "draft_review"
    explains = lazy("由没有办过这件事的人写，另一个人签发。撤销的，回到原单位重办，不能以同一事实和理由再作同样的结论。")


class DraftFinalReviewForm(OpinionForm):
    """拟复核意见."""

    step = "draft_final_review"
    explains = lazy("由没有办过、也没有复查过这件事的人写，另一个人签发。送达以后，同一事实和理由不再受理。")


class ReturnReviewForm(StepForm):
    """退回重写复查意见."""

    step, instead = "return_review", "sign_review"
    explains = lazy("退给写意见的人重写。期限照算。")
    reason = writing(lazy("要改什么"), rows=3)


class ReturnFinalReviewForm(ReturnReviewForm):
    """退回重写复核意见."""

    step, instead = "return_final_review", "sign_final_review"


class SignReviewForm(StepForm):
    """签发复查意见书."""

    step, instead = "sign_review", "return_review"
    explains = lazy("签发以后开出意见书，送达反映人，期限才停。写意见的人不能自己签。")


class SignFinalReviewForm(SignReviewForm):
    """签发复核意见书."""

    step, instead = "sign_final_review", "return_final_review"


class OutsideForm(StepForm, WithFiles):
    """What the body outside decided."""

    names: ClassVar[tuple[str, ...]] = ("outcome", "reasons", "number", "served_on")
    outcome = forms.TypedChoiceField(label=lazy("结论"), widget=forms.RadioSelect, coerce=ReviewOutcome)
    reasons = writing(lazy("意见书怎么写的"), lazy("结论和主要理由。"), rows=5)
    number = line(lazy("意见书文号"), required=True)
    served_on = day_field(lazy("哪天送达反映人"))

    def prepare(self) -> None:
        self.fields["outcome"].choices = choices(ReviewOutcome, plain=True)  # type: ignore[attr-defined]
        self.fields["served_on"].initial = timezone.localdate()

    def entry(self) -> Any:
        """Return the entry with the files."""
        values = {name: self.cleaned_data[name] for name in self.names}
        return step_module(self.step).Entry(**values, uploads=tuple(self.kept_uploads))


class RecordOutsideReviewForm(OutsideForm):
    """登记外部复查结果."""

    step = "record_outside_review"
    explains = lazy("先把移送函和案卷打印出来送去；对方的意见书来了，在这里登记。")


class RecordOutsideFinalReviewForm(OutsideForm):
    """登记外部复核结果."""

    step = "record_outside_final_review"
    explains = lazy("先把移送函和案卷打印出来送去；对方的意见书来了，在这里登记。登记以后程序终结。")


class CloseOutsideReviewForm(StepForm, WithFiles):
    """登记外部不予复查."""

    step, instead = "close_outside_review", "record_outside_review"
    explains = lazy("对方不受理，或者反映人向它撤回了：在这里登记，不再等它的意见书。")
    reason = writing(lazy("为什么没有办"), lazy("照对方的回函写；反映人会读到。"), rows=4)

    def entry(self) -> Any:
        """Return the entry with the files."""
        return step_module(self.step).Entry(reason=self.cleaned_data["reason"], uploads=tuple(self.kept_uploads))


class CloseOutsideFinalReviewForm(CloseOutsideReviewForm):
    """登记外部不予复核."""

    step, instead = "close_outside_final_review", "record_outside_final_review"


class CareForm(StepForm):
    """终结后疏导帮扶."""

    step = "care"
    explains = lazy("程序走完了，人还在：去看看他，再解释一次，能帮的帮。谈了什么记在这里，反映人读不到内部的记录。")
    seen_on = day_field(lazy("哪天去的"))
    note = writing(lazy("谈了什么、帮了什么"), rows=4)

    def prepare(self) -> None:
        self.fields["seen_on"].initial = timezone.localdate()


REVIEW_FORMS: tuple[type[StepForm], ...] = (
    AskReviewForm, AskFinalReviewForm, AdmitLateReviewForm, DeclineLateReviewForm, AdmitLateFinalReviewForm, DeclineLateFinalReviewForm, HandOnReviewForm, HandOnFinalReviewForm,
    DraftReviewForm, DraftFinalReviewForm, ReturnReviewForm, ReturnFinalReviewForm, SignReviewForm, SignFinalReviewForm,
    RecordOutsideReviewForm, RecordOutsideFinalReviewForm, CloseOutsideReviewForm, CloseOutsideFinalReviewForm,
    CareForm,
)  # fmt: skip
