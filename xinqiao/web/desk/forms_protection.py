"""The forms of the watch against retaliation: for whoever has no part in the matter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.rules.terms_oversight import Consequence
from xinqiao.rules.terms_protection import AskedHow, CheckFinding
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, when_needed, writing


class RecordCheckInForm(StepForm):
    """登记回访."""

    step = "record_check_in"
    explains = lazy("先问本人，再查。没有联系上的，换一种方式再找：没有回音不能当作没有事。写的只有您这个岗位看得到。")
    how = forms.TypedChoiceField(label=lazy("怎么问的"), coerce=AskedHow, widget=forms.RadioSelect)
    finding = forms.TypedChoiceField(label=lazy("结论"), coerce=CheckFinding, widget=forms.RadioSelect)
    said = when_needed(writing(lazy("他怎么说"), lazy("照他的原话。没有联系上就不写。"), required=False, rows=4))
    found = when_needed(writing(lazy("查到什么"), lazy("问了谁、看了什么：考勤、工资、调岗记录。"), required=False, rows=4))
    measure = when_needed(line(lazy("采取什么措施"), lazy("例如：恢复原来的班次。有迹象或者查实的必须写。"), most=500))
    owner = when_needed(line(lazy("措施由谁负责"), most=80))
    until = when_needed(day_field(lazy("哪天以前落实")))
    none_needed = when_needed(writing(lazy("不用采取措施的，为什么"), required=False, rows=2))

    def prepare(self) -> None:
        """Offer the terms in the reader's language."""
        self.fields["how"].choices = choices(AskedHow)  # type: ignore[attr-defined]
        self.fields["finding"].choices = choices(CheckFinding)  # type: ignore[attr-defined]
        self.fields["until"].required = False


class WriteToGuardedForm(StepForm):
    """给本人写话."""

    step = "write_to_guarded"
    explains = lazy("他在查询页“担心、或者已经有人打击报复”那里读到，也在那里回；匿名的人只能这样问。办这件事的人看不到。他不一定马上看到：急的，别的办法也一起用。")
    text = writing(lazy("问他什么、告诉他什么"), lazy("您的姓名不会告诉他。问完记得登记回访。"))


class ProtectForm(StepForm):
    """采取保护措施."""

    step = "protect_petitioner"
    explains = lazy("马上要做的：停住对他不利的决定，换人管他，或者请上级出面。写明由谁负责、哪天以前。")
    measure = line(lazy("采取什么措施"), required=True, most=500)
    owner = line(lazy("由谁负责"), required=True, most=80)
    until = day_field(lazy("哪天以前落实"))


class CarryMeasureForm(StepForm):
    """登记保护措施落实."""

    step = "carry_measure"
    measure = forms.TypedChoiceField(label=lazy("哪一项"), coerce=int)
    done = writing(lazy("做了什么"), rows=3)

    def prepare(self) -> None:
        """Offer the measures that are not carried out yet."""
        stones = self.opened.linked.content.get("measures", []) if self.opened.linked else []
        self.fields["measure"].choices = [(n, stone["text"]) for n, stone in enumerate(stones, 1) if "done" not in stone]  # type: ignore[attr-defined]


class AdviseLiabilityForm(StepForm):
    """建议追究责任."""

    step = "advise_liability"
    explains = lazy("开出建议书，由您送到有权处理的人手里。不要交给办理单位，也不要交给被反映的人。")
    to = line(lazy("交给谁"), lazy("有权处理、又不在那条线上的机关或者领导。"), required=True, most=80)
    proposed = forms.TypedChoiceField(label=lazy("建议怎么追究"), coerce=Consequence, widget=forms.RadioSelect)
    text = writing(lazy("查明的事实和建议"), lazy("不写信访人的姓名、电话。"))

    def prepare(self) -> None:
        """Offer the consequences in the reader's language."""
        self.fields["proposed"].choices = choices(Consequence)  # type: ignore[attr-defined]


class RecordAdviceForm(StepForm):
    """登记追究责任的结果."""

    step = "record_advice"
    result = writing(lazy("追究的结果"), lazy("没有追究的，写明为什么。"), rows=3)


class AnswerRetaliationForm(StepForm):
    """书面答复打击报复."""

    step = "answer_retaliation"
    explains = lazy("他在查询页读到这份答复书；不上网的，打印出来当面交给他。以后到日子还要再问。")
    text = writing(lazy("查明了什么、怎么处理"))
    no_advice = when_needed(writing(lazy("没有建议追究责任的，为什么"), lazy("只有您这个岗位看得到。"), required=False, rows=2))


PROTECTION_FORMS: tuple[type[StepForm], ...] = (RecordCheckInForm, WriteToGuardedForm, ProtectForm, CarryMeasureForm, AdviseLiabilityForm, RecordAdviceForm, AnswerRetaliationForm)
