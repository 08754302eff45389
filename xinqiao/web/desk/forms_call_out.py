"""The forms of a call-out: why it cannot wait, and whom the desk phoned."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.steps.note_phoned import WHOM_LIMIT
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_call_out import PhonedResult, WhyAtOnce
from xinqiao.web.desk.step_form import StepForm, choices


class CallOutForm(StepForm):
    """急件叫人."""

    step = "call_out"
    explains = lazy("有人身危险的先打 110、120。您打开的这一件，甄别以前别人看不到；点了以后，信访专员的待办里马上有它，纪检值班的人马上被告知“有急件，请打这个电话”，看不到是哪一件、说的是谁。同时请您自己打电话，打一个记一个。")
    why = forms.TypedChoiceField(label=lazy("为什么不能等"), coerce=WhyAtOnce, widget=forms.RadioSelect)
    phone = forms.CharField(label=lazy("他们打哪个电话找您"), help_text=lazy("现在打得通的。"), max_length=SHORT_LIMIT)

    def prepare(self) -> None:
        """Offer the reasons in the reader's language, and the number of the office."""
        self.fields["why"].choices = choices(WhyAtOnce)  # type: ignore[attr-defined]
        unit = self.opened.directory.unit(self.opened.petition.desk_unit_id)
        self.fields["phone"].initial = unit.phone if unit else ""


class NotePhonedForm(StepForm):
    """记下打过的电话."""

    step = "note_phoned"
    explains = lazy("打一个记一个。没有打通的，接着打下一位；打通了、他接着办，就不再叫别人。电话里只说“有急件，请来看”，不说是谁反映的、反映谁。")
    whom = forms.CharField(label=lazy("打给了谁"), help_text=lazy("职务和姓名。"), max_length=WHOM_LIMIT)
    phoned_at = forms.DateTimeField(label=lazy("几点打的"), required=False, help_text=lazy("不填就是现在。"), widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}))
    result = forms.TypedChoiceField(label=lazy("结果"), coerce=PhonedResult, widget=forms.RadioSelect)

    def prepare(self) -> None:
        """Offer the results in the reader's language."""
        self.fields["result"].choices = choices(PhonedResult)  # type: ignore[attr-defined]
        self.fields["phoned_at"].widget.attrs["max"] = timezone.localtime().strftime("%Y-%m-%dT%H:%M")


CALL_OUT_FORMS: tuple[type[StepForm], ...] = (CallOutForm, NotePhonedForm)
