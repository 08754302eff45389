"""The forms of recommendations from causes; none has a field for anybody's name."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import advise
from xinqiao.rules.terms import PROPOSAL_OUTCOMES, Outcome
from xinqiao.rules.terms_advice import AdviceSource
from xinqiao.rules.terms_oversight import RecommendationSort
from xinqiao.web.desk.cause_field import cause_field, offer_causes
from xinqiao.web.desk.step_form import choices, day_field, writing
from xinqiao.web.desk.sweep_forms import SweepForm, offer

NOT_NAMES = lazy("写事，不写人名。")


def _later(label: Any, help_text: Any) -> forms.DateField:
    field = day_field(label, help_text)
    field.required = False
    return field


class AdviseForm(SweepForm):
    """To whom, what kind, what is behind it, what to do, until when."""

    step = "advise"
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    source = forms.TypedChoiceField(widget=forms.HiddenInput, coerce=AdviceSource, choices=AdviceSource.choices())
    ref = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    of_unit = forms.IntegerField(widget=forms.HiddenInput, required=False)
    since = forms.DateField(widget=forms.HiddenInput, required=False)
    until = forms.DateField(widget=forms.HiddenInput, required=False)
    unit_id = forms.TypedChoiceField(label=lazy("向哪个单位提"), coerce=int)
    sort = forms.TypedChoiceField(label=lazy("哪一项建议"), coerce=RecommendationSort, widget=forms.RadioSelect)
    cause = cause_field()
    root = writing(lazy("查到的根子"), NOT_NAMES, rows=4, most=2000)
    text = writing(lazy("建议做什么"), NOT_NAMES, rows=5, most=2000)
    due_on = _later(lazy("哪天以前书面反馈"), lazy("空着就按本单位规定的天数。"))

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Offer units (in `people`), kinds and causes; the token makes two clicks one."""
        offer(self, "unit_id", [("", lazy("请选一个")), *people])
        offer(self, "sort", choices(RecommendationSort))
        offer_causes(self, timezone.localdate())
        self.fields["token"].initial = secrets.token_hex(16)

    def entry(self) -> advise.Entry:
        """Return the entry; whose it is to answer stands on the record."""
        return advise.Entry(**{name: value for name, value in self.cleaned_data.items() if name not in ("version", "anyway", "unit_id")})


class AnswerForm(SweepForm):
    """Adopted or not."""

    step = "answer_advice"
    adoption = forms.TypedChoiceField(label=lazy("采纳不采纳"), coerce=Outcome, widget=forms.RadioSelect)
    answer = writing(lazy("改了什么、哪天改好；不采纳的写明理由"), NOT_NAMES, rows=6, most=2000)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Offer the three answers."""
        offer(self, "adoption", choices(PROPOSAL_OUTCOMES))


class AcceptForm(SweepForm):
    """Accepted."""

    step, explains = "accept_advice", lazy("认可以后，系统看同样的原因在这个单位和下级还来不来，写在台账上。")
    note = writing(lazy("怎么核实的"), required=False, rows=3, most=2000)


class ReturnForm(SweepForm):
    """What is missing."""

    step = "return_advice"
    reason = writing(lazy("还缺什么"), NOT_NAMES, rows=3, most=2000)
    due_on = _later(lazy("哪天以前再反馈"), lazy("空着就按本单位规定的天数。"))


FORMS: dict[str, type[SweepForm]] = {form.step: form for form in (AnswerForm, AcceptForm, ReturnForm)}
