"""The forms of sweeps and findings: places, issues, numbers and days; no field for anybody's name."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.perform import step_module
from xinqiao.rules.limits import SHORT_LIMIT, TITLE_LIMIT
from xinqiao.rules.terms_sweep import FindingCause, HowSeen
from xinqiao.vault.redact import redactor
from xinqiao.web.desk.step_form import choices, day_field, line, speak_plainly, writing

PLACE = lazy("在什么地方"), lazy("写到班组、楼号、巷道。")
SUBJECT = lazy("是什么事"), lazy("写事，不写人名。有人举报干部的，不写在这里，请他走检举控告。")
HEADS = lazy("涉及多少人"), lazy("一个数，例如 12；说不准就写范围，例如 10-20。")
WHY = lazy("原因")


class SweepForm(forms.Form):
    """The form of one step; its fields carry the names of the step's `Entry`. `version`: the record as its reader saw it."""

    step: ClassVar[str]
    explains: ClassVar[Any] = ""

    version = forms.IntegerField(widget=forms.HiddenInput)
    anyway = forms.BooleanField(widget=forms.HiddenInput, required=False)
    names_somebody = False

    def __init__(self, *args: Any, record: OutreachRecord, people: tuple[tuple[int, str], ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = record.version
        self.prepare(record, people)
        speak_plainly(self)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Fill choices and first values from the record."""

    @property
    def is_stale(self) -> bool:
        """Whether somebody took a step on the record since this form was opened."""
        return str(self.data.get("version", "")) != str(self.fields["version"].initial)

    def hints(self) -> bool:
        """Whether the texts seem to name somebody whom the vault knows, or hold a phone or card number; said once, and never in the way of a second click."""
        texts = [value for value in self.cleaned_data.values() if isinstance(value, str) and value]
        clean = redactor(said=texts)
        self.names_somebody = not self.cleaned_data.get("anyway") and any(clean(text) != text for text in texts)
        return self.names_somebody

    def again(self, version: int | None = None) -> None:
        """Let the form be sent again as it is: its reader was told what looks like a name, or what others did."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["anyway"] = "1"
        data |= {} if version is None else {"version": str(version)}
        self.data = data

    def entry(self) -> Any:
        """Return the step's entry. Call it after the form was found valid."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "anyway")}
        return step_module(self.step, OutreachRecord.steps_in).Entry(**values)


def cause() -> forms.TypedChoiceField:
    """Return the field for what it comes from."""
    return forms.TypedChoiceField(label=lazy("因为什么"), coerce=FindingCause)


def offer(form: forms.Form, name: str, offered: list[tuple[Any, Any]]) -> None:
    """Give a field its choices in the reader's language."""
    form.fields[name].choices = offered  # type: ignore[attr-defined]


class RecordForm(SweepForm):
    """Five fields, on a phone."""

    step = "record_finding"
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    place = line(*PLACE, required=True, most=SHORT_LIMIT)
    subject = writing(*SUBJECT, rows=4, most=2000)
    headcount = line(*HEADS, required=True, most=20)
    cause = cause()
    measure = writing(lazy("您打算怎么办"), lazy("写了就由您来办。解决不了的空着，由负责人定谁来办。"), required=False, rows=3, most=2000)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Offer the causes; the token makes two clicks one."""
        offer(self, "cause", [("", lazy("请选一个")), *choices(FindingCause)])
        self.fields["token"].initial = secrets.token_hex(16)


class CorrectForm(SweepForm):
    """As it should read."""

    step = "correct_finding"
    place = line(*PLACE, required=True, most=SHORT_LIMIT)
    subject = writing(*SUBJECT, rows=4, most=2000)
    headcount = line(*HEADS, required=True, most=20)
    cause = cause()
    reason = line(lazy("为什么更正"), required=True, most=500)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Show what stands there."""
        offer(self, "cause", choices(FindingCause))
        said = record.content
        self.initial.update({"place": said["place"], "subject": said["subject"], "headcount": "-".join(map(str, dict.fromkeys(said["headcount"]))), "cause": said["cause"]})


class TakeOnForm(SweepForm):
    """Who, how, until when."""

    step = "take_on_finding"
    person_id = forms.TypedChoiceField(label=lazy("谁来办"), coerce=int)
    measure = writing(lazy("打算怎么办"), rows=3, most=2000)
    due_on = day_field(lazy("哪天办好"))
    cause_text = writing(lazy("了解下来是因为什么"), lazy("写事，不写人名。"), required=False, rows=3, most=2000)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Offer the colleagues of the unit, and the day that stands."""
        offer(self, "person_id", list(people))
        self.initial.update({"measure": record.content.get("measure", ""), "due_on": record.due_on, "person_id": record.person_id})


class SolveForm(SweepForm):
    """What was done, and how those concerned see it."""

    step = "solve_finding"
    done = writing(lazy("怎么解决的"), rows=4, most=2000)
    seen = forms.TypedChoiceField(label=lazy("当事人怎么看"), coerce=HowSeen, widget=forms.RadioSelect)
    seen_text = writing(lazy("他们怎么说的"), lazy("写意见，不写人名。"), required=False, rows=3, most=2000)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Offer the three answers."""
        offer(self, "seen", choices(HowSeen))


class ReasonForm(SweepForm):
    """Why."""

    reason = writing(WHY, rows=3, most=500)


class HandUpForm(ReasonForm):
    """Why it is beyond the unit."""

    step, explains = "hand_up_finding", lazy("交上去以后由上一级单位办，本单位还看得到结果。")


class PassForm(ReasonForm):
    """Why it has grown."""

    step, explains = "pass_to_office", lazy("交给信访部门登记为信访事项，按信访程序办；排查的经过一起带过去。")


class ReturnForm(ReasonForm):
    """Why the unit solves it."""

    step = "return_finding"


class DropForm(ReasonForm):
    """Why it is set aside."""

    step, explains = "drop_finding", lazy("记录留着，上一级单位也看得到原因。")


class RegisterFindingForm(SweepForm):
    """The title and the text of the petition; the course of the sweep is added."""

    step, explains = "register_finding", lazy("没有信访人：这件由单位自己发现。在哪里发现、采取过什么措施、谁交来的，登记时自动写进去。")
    title = line(lazy("一句话说是什么事"), lazy("写事，不写人名。"), required=True, most=TITLE_LIMIT)
    text = writing(*SUBJECT, rows=6, most=2000)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Begin with what was written down."""
        self.initial.update({"title": record.content["subject"][:TITLE_LIMIT], "text": record.content["subject"]})


class ReportForm(SweepForm):
    """How it was looked for; nothing found is a report too."""

    step = "report_sweep"
    looked = writing(lazy("看了哪些地方、问了哪些班"), lazy("没有发现问题也要报：零报告也是报告。"), rows=4, most=2000)
    is_zero = forms.BooleanField(label=lazy("这个月没有发现问题（零报告）"), required=False)


class LateReportForm(ReportForm):
    """As the report, and why it is late."""

    step = "report_sweep_late"
    reason = line(lazy("为什么晚报"), required=True, most=500)


FORMS: dict[str, type[SweepForm]] = {
    form.step: form for form in (ReportForm, LateReportForm, TakeOnForm, SolveForm, HandUpForm, PassForm, RegisterFindingForm, ReturnForm, CorrectForm, DropForm)
}
