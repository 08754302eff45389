"""The forms of units that help: asked, opinion, objection, asked again, released, settled above."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.steps import give_opinion
from xinqiao.petitions.steps.decide_co_handling import Verdict
from xinqiao.rules.clocks import CO_HANDLE, HANDLE
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.forms_office import indented_units
from xinqiao.web.desk.step_form import StepForm, day_field, when_needed, writing

WHEN = lazy("哪天以前出意见")
NOT_LATER = lazy("不能晚于这件事本身的办理期限。")


def _first_day(form: StepForm) -> Any:
    """Return the day that is proposed: ten days from now, but not after the matter's own last day."""
    opened = form.opened
    handle = opened.dossier.clock(HANDLE.name)
    day = opened.today + timedelta(days=CO_HANDLE.days)
    return min(day, handle.due_on) if handle else day


class AskCoHandlerForm(StepForm):
    """请别的单位协办."""

    step = "ask_co_handler"
    explains = lazy("牵涉几个单位的，请它们各出意见，汇总成一个答复；仍由承办单位负责，期限不变。协办单位能看到这件事，看不到反映人是谁。")
    unit_id = forms.TypedChoiceField(label=lazy("请哪个单位"), coerce=int)
    asked = writing(lazy("请它做什么"), lazy("只写和它有关的：查什么、出什么意见、能办什么。"), rows=4)
    due_on = day_field(WHEN, NOT_LATER)

    def prepare(self) -> None:
        opened = self.opened
        units = [unit for unit in opened.directory.handling_units(opened.today) if unit.pk != opened.dossier.responsible_unit_id]
        self.fields["unit_id"].choices = [("", _("请选一个")), *indented_units(opened, units)]  # type: ignore[attr-defined]
        self.fields["due_on"].initial = _first_day(self)


class GiveOpinionForm(StepForm, WithFiles):
    """出协办意见."""

    step, instead = "give_opinion", "decline_co_handling"
    explains = lazy("写给承办单位：查到什么、依据什么、你们能做什么、哪天做。会开出协办意见书。")
    opinion = writing(lazy("协办意见"), rows=6)
    field_order = ("version", "opinion", "uploads")

    def entry(self) -> Any:
        """Return the entry with the files."""
        return give_opinion.Entry(opinion=self.cleaned_data["opinion"], uploads=tuple(self.kept_uploads))


class DeclineCoHandlingForm(StepForm):
    """对协办提出异议."""

    step, instead = "decline_co_handling", "give_opinion"
    explains = lazy("认为不该由本单位协办的，写明理由；由请求的单位决定，期限照常计算。")
    reason = writing(lazy("为什么不该由本单位协办"), lazy("写明依据的规定或者事实，至少十个字。"), rows=4)


class InsistCoHandlingForm(StepForm):
    """仍请协办."""

    step, instead = "insist_co_handling", "release_co_handler"
    explains = lazy("异议不成立的，或者意见还缺什么的，再请它办。还在走的期限不因异议推后。")
    answer = writing(lazy("为什么仍请它办，或者缺什么"), lazy("协办单位会读到。"), rows=3)
    due_on = day_field(WHEN, NOT_LATER)

    def prepare(self) -> None:
        self.fields["due_on"].initial = _first_day(self)


class ReleaseCoHandlerForm(StepForm):
    """不再要求协办."""

    step, instead = "release_co_handler", "insist_co_handling"
    explains = lazy("异议成立，或者不用它了。")
    reason = writing(lazy("为什么不再要求协办"), lazy("协办单位会读到。"), rows=3)


class EscalateCoHandlingForm(StepForm):
    """请上级协调."""

    step = "escalate_co_handling"
    explains = lazy("几个单位意见不一致的，由共同的上级决定（条例§24）。")
    difference = writing(lazy("哪里意见不一致"), lazy("各单位的意见和理由，至少十个字。"), rows=4)


class DecideCoHandlingForm(StepForm):
    """决定由谁协办."""

    step = "decide_co_handling"
    explains = lazy("您的决定两家都照办，写清理由。")
    verdict = forms.ChoiceField(
        label=lazy("怎么决定"), widget=forms.RadioSelect,
        choices=[(Verdict.HELPS.value, lazy("由它协办，出意见")), (Verdict.RELEASED.value, lazy("不由它协办")), (Verdict.SETTLED.value, lazy("意见已经有了，以下面写的为准"))],
    )  # fmt: skip
    decision = writing(lazy("决定和理由"), lazy("两家都会读到。"), rows=4)
    due_on = when_needed(day_field(WHEN, lazy("只有由它协办的才要写。")))

    def prepare(self) -> None:
        self.fields["due_on"].required = False

    def clean_verdict(self) -> Verdict:
        """Return the value as the step knows it."""
        return Verdict(self.cleaned_data["verdict"])


CO_HANDLING_FORMS: tuple[type[StepForm], ...] = (
    AskCoHandlerForm, GiveOpinionForm, DeclineCoHandlingForm, InsistCoHandlingForm, ReleaseCoHandlerForm, EscalateCoHandlingForm,
    DecideCoHandlingForm,
)  # fmt: skip
