"""The forms of a change of contact: one makes sure that it is the petitioner, another confirms it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_sharing import ContactProof
from xinqiao.web.desk.register_form import checked_phone
from xinqiao.web.desk.step_form import StepForm, choices, line, writing


class PhoneField(forms.CharField):
    """A phone number, or nothing; what is none is refused, as at registration: nobody could call it."""

    def clean(self, value: Any) -> str:
        """Return the number. Raises ValidationError."""
        return checked_phone(super().clean(value))


class VerifyContactForm(StepForm):
    """登记联系方式变更."""

    step = "verify_contact"
    explains = lazy("先核实是他本人。另一位同事确认以后才改；改的事会告诉他原来的和新的联系方式，原来的锁存备查。")
    phone = PhoneField(label=lazy("新电话"), help_text=lazy("不改就空着。"), required=False, max_length=SHORT_LIMIT)
    email = forms.EmailField(
        label=lazy("新电子邮箱"), required=False, max_length=SHORT_LIMIT, help_text=lazy("不改就空着。"),
        error_messages={"invalid": lazy("邮箱写得不对，应当像 name@example.cn。请改一下。")},
    )  # fmt: skip
    address = line(lazy("新地址"), lazy("不改就空着。"), most=SHORT_LIMIT)
    proof = forms.TypedChoiceField(label=lazy("怎么核实的"), coerce=ContactProof, widget=forms.RadioSelect)
    note = writing(lazy("核实的情况"), lazy("写明哪天、打的哪个电话、看的什么证件。不要抄证件号。"), rows=3)

    def prepare(self) -> None:
        """Offer the proofs in the reader's language."""
        self.fields["proof"].choices = choices(ContactProof)  # type: ignore[attr-defined]


class ConfirmContactForm(StepForm):
    """确认变更."""

    step, instead = "confirm_contact", "refuse_contact"
    explains = lazy("您再看一遍怎么核实的。确认以后，通知和文书都按新的联系方式送。")


class RefuseContactForm(StepForm):
    """不予变更."""

    step, instead = "refuse_contact", "confirm_contact"
    explains = lazy("还是用原来的联系方式。反映人会读到原因。")
    reason = writing(lazy("为什么不改"), rows=3)


CONTACT_FORMS: tuple[type[StepForm], ...] = (VerifyContactForm, ConfirmContactForm, RefuseContactForm)
