"""The forms of reading an identity: somebody asks for a purpose, a custodian decides."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_sharing import AccessPurpose, AtOnceCheck
from xinqiao.web.desk.step_form import StepForm, choices, line, writing


class AskAccessForm(StepForm):
    """申请查阅身份."""

    step = "ask_access"
    explains = lazy("由身份保管员决定，给谁看、看到哪天都写明；每看一次都会记下，反映人看得到。只是要打电话或寄信，不用申请，用拨号条和信封。")
    purpose = forms.TypedChoiceField(label=lazy("用途"), coerce=AccessPurpose, widget=forms.RadioSelect)
    reason = writing(lazy("为什么要看"), lazy("写清不看就办不成的是什么。身份保管员会读；同意以后反映人也会读到。"), rows=3)

    def prepare(self) -> None:
        """Offer the purposes in the reader's language."""
        self.fields["purpose"].choices = choices(AccessPurpose)  # type: ignore[attr-defined]


class GrantAccessForm(StepForm):
    """同意查阅."""

    step, instead = "grant_access", "refuse_access"
    explains = lazy("只给申请的这一个人，只看这一件，到期自动停止。您可以随时提前停止。")
    days = forms.IntegerField(label=lazy("同意看几天"), help_text=lazy("今天也算一天。"), initial=1, min_value=1)
    note = line(lazy("要他注意什么"), lazy("例如：只在上门那天看，不要抄写。"), most=SHORT_LIMIT)


class RefuseAccessForm(StepForm):
    """不同意查阅."""

    step, instead = "refuse_access", "grant_access"
    explains = lazy("写清理由，申请的人会读到；能告诉他不看身份怎样办，更好。")
    reason = writing(lazy("为什么不同意"), rows=3)


class EndAccessForm(StepForm):
    """停止查阅."""

    step = "end_access"
    explains = lazy("停止以后，这个人马上不能再看。")
    reason = writing(lazy("为什么现在停止"), rows=3)


class ReadAtOnceForm(AskAccessForm):
    """急事先看身份."""

    step, instead = "read_at_once", "ask_access"
    explains = lazy("真等不及身份保管员决定的，才用：马上要处分他、调他走、有人要伤他。只今天能看；身份保管员和他本人马上看到您先看了、为什么。能等的，请申请；只打电话、寄信，用拨号条和信封。")
    reason = writing(lazy("为什么等不及"), lazy("写清今天不看会出什么事。身份保管员和反映人马上读到。"), rows=3)


class CheckAtOnceForm(StepForm):
    """核急事先看."""

    step = "check_at_once"
    explains = lazy("他没有等您决定，当天先看了。请核是不是真的等不及：您写的，他和本人都读到。")
    needed = forms.TypedChoiceField(label=lazy("是不是真的等不及"), coerce=AtOnceCheck, widget=forms.RadioSelect)
    reason = writing(lazy("核了什么、为什么这样说"), rows=3)

    def prepare(self) -> None:
        """Offer both answers in the reader's language."""
        self.fields["needed"].choices = choices(AtOnceCheck)  # type: ignore[attr-defined]


ACCESS_FORMS: tuple[type[StepForm], ...] = (AskAccessForm, ReadAtOnceForm, CheckAtOnceForm, GrantAccessForm, RefuseAccessForm, EndAccessForm)
