"""The forms of a change of name or contact: one makes sure that it is the petitioner, another opens both values, compares and confirms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions import new_code
from xinqiao.petitions.contact_changes import NAME_LIMIT, was_opened_by
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_sharing import NAME_PROOFS, SPOKEN_PROOFS, ContactPart, ContactProof
from xinqiao.web.desk.register_form import checked_phone
from xinqiao.web.desk.step_form import StepForm, choices, line, writing


class PhoneField(forms.CharField):
    """A phone number, or nothing; what is none is refused, as at registration: nobody could call it."""

    def clean(self, value: Any) -> str:
        """Return the number. Raises ValidationError."""
        return checked_phone(super().clean(value))


class VerifyContactForm(StepForm):
    """登记姓名、联系方式变更."""

    step = "verify_contact"
    explains = lazy("先核实是他本人。另一位同事确认以后才改；改的事会告诉他原来的和新的联系方式，原来的锁存备查。改姓名要看证件或者他写的东西，已经发出的文书不变。")
    name = line(lazy("新姓名"), lazy("不改就空着。登记错了、改了姓，都在这里改。"), most=NAME_LIMIT)
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


class _Opening(StepForm):
    """A form beside which the old and the new value can be opened, recorded, for a call to both."""

    template = "desk/contact_change_link.html"

    def shown(self) -> dict[str, Any]:
        """Return where both values are opened, and whether this reader has."""
        record = self.opened.linked
        if record is None:
            return {}
        is_open = was_opened_by(record, self.opened.petition.number, self.opened.actor.name)
        return {"compare_url": reverse("desk:contact_change", args=[self.opened.petition.number, record.position]), "has_compared": is_open}


class CheckContactForm(_Opening):
    """核实本人."""

    step, instead = "check_contact", "refuse_contact"
    explains = lazy("本人在网上提出的。先核实是他本人：打原来的电话，或者看证件。另一位同事确认以后才改。")
    proof = forms.TypedChoiceField(label=lazy("怎么核实的"), coerce=ContactProof, widget=forms.RadioSelect)
    note = writing(lazy("核实的情况"), lazy("写明哪天、打的哪个电话、看的什么证件。不要抄证件号。"), rows=3)

    def prepare(self) -> None:
        """Offer the proofs in the reader's language; for a name only those that prove one."""
        record: Any = self.opened.linked
        is_name = record is not None and ContactPart.NAME.value in record.content.get("changed", ())
        self.fields["proof"].choices = choices([proof for proof in ContactProof if proof in NAME_PROOFS or not is_name])  # type: ignore[attr-defined]


class ConfirmContactForm(_Opening):
    """确认变更."""

    step, instead = "confirm_contact", "refuse_contact"
    explains = lazy("先打开新旧两样，给原来的和新的电话各打一次，或者对照证件和来信，再确认。确认以后，通知和文书都按新的送；已经发出的文书不变。")


class SpeakContactForm(_Opening):
    """和本人说清."""

    step = "speak_contact"
    explains = lazy("反映人说变更不是他提的，或者要换查询码：可能有人拿到了他的编号和查询码。用他原来留的联系方式找他（不要用新提的那个），或者请他带证件来。说清以前，谁也不能再提修改。新的查询码只按核实他的那个办法告诉他：打原来的电话的在电话里念，来的当面给，写信的寄原来的地址；选了邮箱的，系统直接发到原来的邮箱，您看不到。")
    proof = forms.TypedChoiceField(label=lazy("怎么确定是他本人"), coerce=ContactProof, widget=forms.RadioSelect)
    note = writing(lazy("说清的情况"), lazy("写明哪天、怎么找到他的、他怎么说。不要写号码和查询码。"), rows=3)
    is_renewed = forms.TypedChoiceField(
        label=lazy("查询码"), coerce=lambda value: value == "yes", initial="yes", widget=forms.RadioSelect,
        choices=[("yes", lazy("换新的，旧的马上作废")), ("no", lazy("不换：本人弄清了，是自己或者家里人提的"))],
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer the ways in the reader's language."""
        self.fields["proof"].choices = choices(SPOKEN_PROOFS)  # type: ignore[attr-defined]

    def leads_to(self) -> str:
        """Return where the new code is opened, to be handed over at once; "" where there is none to hand over."""
        record = self.opened.linked
        if record is None:
            return ""
        record.refresh_from_db()
        may = new_code.may_hand_over(record, self.opened.actor, self.opened.today)
        return reverse("desk:new_code", args=[self.opened.petition.number, record.position]) if may else ""


class AskCodeForm(StepForm):
    """要求换查询码."""

    step = "ask_code"
    explains = lazy("他说回执丢了，或者怕查询码被别人看到。先登记；再点“和本人说清”：用他原来留的联系方式确定是他本人，换新的，旧的马上作废。不要在电话里念旧的查询码。")
    note = writing(lazy("怎么要求的"), lazy("打来电话、到窗口、来信。不要写号码和查询码。"), rows=2)


class RefuseContactForm(StepForm):
    """不予变更."""

    step, instead = "refuse_contact", "confirm_contact"
    explains = lazy("姓名、联系方式还是原来的。反映人会读到原因。")
    reason = writing(lazy("为什么不改"), rows=3)


CONTACT_FORMS: tuple[type[StepForm], ...] = (VerifyContactForm, CheckContactForm, ConfirmContactForm, AskCodeForm, SpeakContactForm, RefuseContactForm)
