"""The forms of the investigation: an interview, a piece of evidence, the report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.perform import step_module
from xinqiao.rules.terms_handling import Heard, ReadBack
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, writing

SUMMARY_HELP = lazy("不写，反映人就只知道您在调查。写了，他会读到这几句：不写别人的姓名和隐私。")


class _MaterialForm(StepForm, WithFiles):
    def entry(self) -> Any:
        """Return the entry with the files."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "kept", "uploads")}
        return step_module(self.step).Entry(**values, uploads=tuple(self.kept_uploads))


class InterviewForm(_MaterialForm):
    """记谈话笔录."""

    step = "record_interview"
    explains = lazy("找反映人、经办人、知情人谈话，都如实记下来：两名工作人员在场，念给本人听，请他签名。只有工作人员看得到。")
    who = forms.ChoiceField(label=lazy("和谁谈的"), widget=forms.RadioSelect)
    heard_on = day_field(lazy("哪天谈的"))
    place = line(lazy("在哪里谈的"), required=True)
    staff = line(lazy("在场的两名工作人员"), lazy("写岗位和姓名，两个人都写。"), required=True)
    said = writing(lazy("谈了什么"), lazy("一问一答照原话写；被问的人姓名写在这里没有关系，不会给反映人看。"), rows=8)
    read_back = forms.ChoiceField(label=lazy("怎么确认的"), widget=forms.RadioSelect)
    summary = writing(lazy("给反映人看的摘要"), SUMMARY_HELP, required=False, rows=3)
    field_order = ("version", "who", "heard_on", "place", "staff", "said", "read_back", "uploads", "summary")

    def prepare(self) -> None:
        self.fields["who"].choices = choices(Heard)  # type: ignore[attr-defined]
        self.fields["read_back"].choices = choices(ReadBack)  # type: ignore[attr-defined]
        self.fields["heard_on"].initial = self.opened.today

    def clean_who(self) -> Heard:
        """Return the term."""
        return Heard(self.cleaned_data["who"])

    def clean_read_back(self) -> ReadBack:
        """Return the term."""
        return ReadBack(self.cleaned_data["read_back"])


class EvidenceForm(_MaterialForm):
    """登记证据材料."""

    step = "record_evidence"
    explains = lazy("考勤、工资表、照片、文件：一份一份登记，写清从哪里来、能说明什么。只有工作人员看得到。")
    what = line(lazy("是什么材料"), lazy("例如：三号楼三月的测温记录。"), required=True)
    source = line(lazy("从哪里来的"), lazy("哪个部门给的、在哪里拍的。"), required=True)
    taken_on = day_field(lazy("哪天取得的"))
    shows = writing(lazy("能说明什么"), rows=3)
    kept_at = line(lazy("原件放在哪里"), lazy("放进了照片或者文件的，可以不写。"))
    summary = writing(lazy("给反映人看的摘要"), SUMMARY_HELP, required=False, rows=3)
    field_order = ("version", "what", "source", "taken_on", "shows", "uploads", "kept_at", "summary")

    def prepare(self) -> None:
        self.fields["taken_on"].initial = self.opened.today


class InvestigationReportForm(StepForm):
    """提交调查情况报告."""

    step = "file_investigation_report"
    explains = lazy("根据谈话笔录和证据写：查明了什么、建议怎么答复。依据的材料自动列在后面；报告不给反映人看。")
    found = writing(lazy("查明了什么"), lazy("时间、地点、主要事实；有不同说法的，写采信哪一种、为什么。"), rows=8)
    proposed = writing(lazy("建议怎么办"), lazy("逐项写：支持、解释还是不支持，依据哪一条。"), rows=6)
    summary = writing(lazy("给反映人看的摘要"), SUMMARY_HELP, required=False, rows=3)


INQUIRY_FORMS: tuple[type[StepForm], ...] = (InterviewForm, EvidenceForm, InvestigationReportForm)
