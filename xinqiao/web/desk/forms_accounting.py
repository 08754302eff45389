"""The forms of recommendations, accountability and quality samples."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.steps import answer_recommendation
from xinqiao.rules.clocks import RECOMMENDATION
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import PROPOSAL_OUTCOMES, Outcome, RecordKind
from xinqiao.rules.terms_oversight import Consequence, ProcessFailure, RecommendationSort
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.forms_office import indented_units
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, writing


class AskUnitForm(StepForm):
    """What all steps that ask another unit have."""

    unit_id = forms.TypedChoiceField(label=lazy("哪个单位"), coerce=int)

    def prepare(self) -> None:
        opened = self.opened
        units = [unit for unit in opened.directory.units.values() if unit.exists_on(opened.today)]
        self.fields["unit_id"].choices = indented_units(opened, units)  # type: ignore[attr-defined]
        self.fields["unit_id"].initial = opened.dossier.responsible_unit_id

    def first_day(self, field: str) -> None:
        """Begin a day with the policy's."""
        days = self.opened.directory.policy(RECOMMENDATION.policy, self.opened.today)
        self.fields[field].initial = self.opened.today + timedelta(days=days)


class RecommendForm(AskUnitForm):
    """提出三项建议."""

    step = "recommend"
    explains = lazy("从这件事里看到的、换一个人还会遇到的问题：写清根子，向管这件事的单位提建议。会开出建议书，它要书面反馈采纳不采纳。")
    sort = forms.TypedChoiceField(label=lazy("哪一种建议"), widget=forms.RadioSelect, coerce=RecommendationSort)
    cause = writing(lazy("查到的根子"), lazy("为什么会有这样的事：制度、流程、管理上缺什么。不写人。"), rows=3)
    text = writing(lazy("建议做什么"), rows=4)
    due_on = day_field(lazy("哪天以前反馈"))
    field_order = ("sort", "cause", "text", "unit_id", "due_on")

    def prepare(self) -> None:
        super().prepare()
        self.fields["sort"].choices = choices(RecommendationSort)  # type: ignore[attr-defined]
        self.first_day("due_on")


class AnswerRecommendationForm(WithFiles, StepForm):
    """反馈建议."""

    step = "answer_recommendation"
    explains = lazy("书面反馈：采纳、部分采纳，还是暂不采纳，改了什么；不采纳的要写理由。")
    adoption = forms.TypedChoiceField(label=lazy("采纳不采纳"), widget=forms.RadioSelect, coerce=Outcome)
    answer = writing(lazy("改了什么、哪天改好；不采纳的理由"))
    field_order = ("adoption", "answer", "uploads")

    def prepare(self) -> None:
        super().prepare()
        self.fields["adoption"].choices = choices(PROPOSAL_OUTCOMES)  # type: ignore[attr-defined]

    def entry(self) -> Any:
        """Return the entry with the files."""
        given = self.cleaned_data
        return answer_recommendation.Entry(adoption=given["adoption"], answer=given["answer"], uploads=tuple(self.kept_uploads))


class AcceptFeedbackForm(StepForm):
    """认可建议反馈."""

    step, instead = "accept_feedback", "return_feedback"
    explains = lazy("反馈说清了。以后同一单位还有没有同类的件，三项建议的台账会接着看 180 天。")
    note = writing(lazy("怎么核实的"), lazy("可以不写。"), required=False, rows=3)


class ReturnFeedbackForm(StepForm):
    """退回建议反馈."""

    step, instead = "return_feedback", "accept_feedback"
    reason = writing(lazy("还缺什么、要怎么补"), lazy("单位会读到。"), rows=3)
    due_on = day_field(lazy("哪天以前再反馈"))

    def prepare(self) -> None:
        days = self.opened.directory.policy(RECOMMENDATION.policy, self.opened.today)
        self.fields["due_on"].initial = self.opened.today + timedelta(days=days)


class RecordFailureForm(AskUnitForm):
    """提出责任追究."""

    step = "record_failure"
    explains = lazy("督办查明单位没有尽到职责的，写清事实，报领导决定。只写单位和岗位，不写姓名；反映人看不到。")
    failure = forms.TypedChoiceField(label=lazy("哪一项职责没有尽到"), coerce=ProcessFailure)
    facts = writing(lazy("查明的事实"), lazy("哪天、哪一步、该做什么没有做、有什么后果。不写反映人是谁。"))
    post = line(lazy("所涉岗位"), lazy("可以不写；只写岗位，不写姓名。"), most=SHORT_LIMIT)
    proposed = forms.TypedChoiceField(label=lazy("建议怎么追究"), coerce=Consequence)
    field_order = ("failure", "facts", "unit_id", "post", "proposed")

    def prepare(self) -> None:
        super().prepare()
        dossier = self.opened.dossier
        supervised = {record.unit_id for record in dossier.records_of(RecordKind.SUPERVISION)}
        units = [unit for unit in self.opened.directory.units.values() if unit.pk in supervised]
        self.fields["unit_id"].choices = indented_units(self.opened, units)  # type: ignore[attr-defined]
        self.fields["failure"].choices = choices(ProcessFailure)  # type: ignore[attr-defined]
        self.fields["proposed"].choices = choices(Consequence)  # type: ignore[attr-defined]


class DecideFailureForm(StepForm):
    """决定责任追究."""

    step = "decide_failure"
    explains = lazy("由领导决定。决定追究的，单位会看到并要反馈；不予追究的，到此为止，单位看不到。")
    consequence = forms.TypedChoiceField(label=lazy("怎么追究"), coerce=Consequence, required=False, empty_value=None)
    reason = writing(lazy("决定的理由"), rows=3)

    def prepare(self) -> None:
        self.fields["consequence"].choices = [("", lazy("不予追究")), *choices(Consequence)]  # type: ignore[attr-defined]
        if self.opened.linked is not None:
            self.fields["consequence"].initial = self.opened.linked.content.get("proposed")


class AnswerFailureForm(StepForm):
    """反馈追究落实."""

    step = "answer_failure"
    explains = lazy("写清决定怎么落实的，改了什么，以后怎么不再出。")
    done = writing(lazy("怎么落实的、改了什么"), rows=4)


class CheckSampleForm(StepForm):
    """记录抽查结果."""

    step = "check_sample"
    explains = lazy("对着文书和经过逐项看。只看这件办得怎么样，不给人打分。有一项没有做到，就写清哪里、怎么改；还可以督办，或者建议重新办理。")
    every_claim = forms.BooleanField(label=lazy("每个诉求项都答复了"), required=False)
    reasons = forms.BooleanField(label=lazy("查明的事实、理由和依据写清了"), required=False)
    proven = forms.BooleanField(label=lazy("文书送到了，有凭据"), required=False)
    reached = forms.BooleanField(label=lazy("和本人联系过，听过他怎么说"), required=False)
    polite = forms.BooleanField(label=lazy("说话有礼，普通人看得懂"), required=False)
    note = writing(lazy("检查情况"), lazy("都做到了的可以不写。"), required=False, rows=4)
    reopen = forms.BooleanField(label=lazy("建议重新办理"), required=False, help_text=lazy("由没有参与办理的负责人来定。"))


ACCOUNTING_FORMS: tuple[type[StepForm], ...] = (
    RecommendForm, AnswerRecommendationForm, AcceptFeedbackForm, ReturnFeedbackForm, RecordFailureForm, DecideFailureForm, AnswerFailureForm,
    CheckSampleForm,
)  # fmt: skip
