"""The forms of supervision: reminding, ordering, what a leader does, the unit's answer and what becomes of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.steps import answer_supervision
from xinqiao.petitions.supervising import MOST_WORKING_DAYS
from xinqiao.rules.clocks import SUPERVISION_REPLY
from xinqiao.rules.supervision import DEMANDS
from xinqiao.rules.terms_oversight import LEADER_FORMS, OFFICE_FORMS, SupervisionForm, SupervisionGround
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.forms_office import indented_units
from xinqiao.web.desk.oversight_parts import came_again, others, proposed
from xinqiao.web.desk.step_form import StepForm, choices, writing


class RemindForm(StepForm):
    """催办."""

    step, instead = "remind", "supervise"
    explains = lazy("提醒承办的单位：欠着什么，哪天以前回复。会开出催办单，不写反映人是谁。反映人在查询页看得到催过。")
    ground = forms.TypedChoiceField(label=lazy("为什么催"), coerce=SupervisionGround)
    demand = writing(lazy("要它做什么"), lazy("单位会读到：做哪一步，做到什么程度。"), rows=3)
    unit_id = forms.TypedChoiceField(label=lazy("哪个单位"), coerce=int)
    working_days = forms.IntegerField(label=lazy("几个工作日内回复"), min_value=1, max_value=MOST_WORKING_DAYS)

    def prepare(self) -> None:
        opened = self.opened
        self.fields["ground"].choices = choices(SupervisionGround)  # type: ignore[attr-defined]
        units = [unit for unit in opened.directory.units.values() if unit.exists_on(opened.today)]
        self.fields["unit_id"].choices = indented_units(opened, units)  # type: ignore[attr-defined]
        self.fields["unit_id"].initial = opened.dossier.responsible_unit_id
        if found := proposed(opened, came_again(opened.petition, others(opened))):
            self.fields["ground"].initial = found[0].ground
            if found[0].is_at_desk:
                self.fields["unit_id"].initial = opened.petition.desk_unit_id
            self.fields["demand"].initial = DEMANDS[found[0].ground].zh
            self.begin("\n".join(one.found.zh for one in found))
        self.fields["working_days"].initial = opened.directory.policy(SUPERVISION_REPLY.policy, opened.today)

    def begin(self, problem: str) -> None:
        """Begin with what was found; a reminder says the ground alone. Letters are Chinese, and so is their beginning."""


class SuperviseForm(RemindForm):
    """督办."""

    step, instead = "supervise", "remind"
    explains = lazy("催过还不办，或者问题不小：写清查到的问题和要求，会开出督办函，不写反映人是谁。单位没有回复、您没有认可以前，这件办结不了。")
    form = forms.TypedChoiceField(label=lazy("方式"), widget=forms.RadioSelect, coerce=SupervisionForm)
    problem = writing(lazy("发现的问题"), lazy("哪天、哪一步、什么没有做。只写事，不评人。"), rows=3)
    demand = writing(lazy("要它怎么改"), lazy("改什么，改到什么程度。"), rows=3)
    field_order = ("form", "ground", "problem", "demand", "unit_id", "working_days")
    offered: tuple[SupervisionForm, ...] = OFFICE_FORMS

    def begin(self, problem: str) -> None:
        self.fields["problem"].initial = problem

    def prepare(self) -> None:
        super().prepare()
        self.fields["ground"].label = lazy("为什么督办")
        self.fields["form"].choices = choices(self.offered)  # type: ignore[attr-defined]
        self.fields["form"].initial = self.offered[0]


class SuperviseByLeaderForm(SuperviseForm):
    """领导督办."""

    step, instead = "supervise_by_leader", "supervise"
    explains = lazy("约谈单位负责人、通报，或者挂牌督办。会开出文书，不写反映人是谁；回复由您认可。反映人在查询页看得到由领导督办。")
    offered = LEADER_FORMS


class AnswerSupervisionForm(WithFiles, StepForm):
    """回复督办."""

    step = "answer_supervision"
    explains = lazy("写清做了什么、哪天做的、办到哪一步，最好附上凭据。没有做到的，写明原因和哪天做到。")
    reply = writing(lazy("怎么办的、办到哪一步"), lazy("督办的单位会读到。"))

    def entry(self) -> Any:
        """Return the entry with the files."""
        return answer_supervision.Entry(reply=self.cleaned_data["reply"], uploads=tuple(self.kept_uploads))


class AcceptSupervisionForm(StepForm):
    """认可督办回复."""

    step, instead = "accept_supervision", "return_supervision"
    explains = lazy("看过单位的回复，问题改了，督办结束。查出失职的，接着记责任追究。")
    verdict = writing(lazy("怎么核实的"), lazy("可以不写。"), required=False, rows=3)


class ReturnSupervisionForm(StepForm):
    """退回督办回复."""

    step, instead = "return_supervision", "accept_supervision"
    explains = lazy("回复不行：写清缺什么，单位按新的日期再回复。")
    reason = writing(lazy("还缺什么、要怎么补"), lazy("单位会读到。"), rows=3)


class EndSupervisionForm(StepForm):
    """结束督办."""

    step = "end_supervision"
    explains = lazy("事情已经办了，或者督办错了，不用再等回复。")
    reason = writing(lazy("为什么不用再回复"), rows=3)


SUPERVISION_FORMS: tuple[type[StepForm], ...] = (
    RemindForm, SuperviseForm, SuperviseByLeaderForm, AnswerSupervisionForm, AcceptSupervisionForm, ReturnSupervisionForm, EndSupervisionForm,
)  # fmt: skip
