"""Forms of the duty desk: plan by pattern, and one for each step of a shift."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.models import Person
from xinqiao.outreach import planning
from xinqiao.outreach.handing_over import Open
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.roster_sheet import PHONE
from xinqiao.outreach.steps import hand_over, plan_shift
from xinqiao.petitions.perform import step_module
from xinqiao.rules.terms import Channel
from xinqiao.rules.terms_outreach import ShiftPart, ShiftRole
from xinqiao.web.desk.step_form import Said, choices, day_field, line, speak_plainly, writing
from xinqiao.web.ui.speech import Speech, speech

PICK = ("", lazy("请选一个"))
BAD_TIME = {"invalid": lazy("时间写得不对，请写成 20:00 这样。")}
PUBLIC = lazy("不填就用单位电话。填在这里的号码会公布在门户网站上，私人号码要本人同意。")


def _time(label: Said, help_text: Said = "") -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, help_text=help_text, required=False, widget=widget, error_messages=BAD_TIME)


def _people(people: Sequence[Person], s: Speech) -> list[tuple[Any, Any]]:
    names = [(person.name_en or person.name) if s.english else person.name for person in people]
    twice = {name for name in names if names.count(name) > 1}
    return [PICK, *((person.pk, f"{name}（{person.login}）" if name in twice else name) for person, name in zip(people, names, strict=True))]


def _phone(said: str) -> str:
    number = said.strip()
    if number and not PHONE.fullmatch(number):
        raise forms.ValidationError(_("这不像电话号码，请写成 0391-5550100 或者手机号。"))
    return number


class PlanForm(forms.Form):
    """Who, on which days, by day or night, with which number."""

    person = forms.TypedChoiceField(label=lazy("谁值班"), coerce=int)
    part = forms.ChoiceField(label=lazy("白班还是夜班"), widget=forms.RadioSelect)
    first_on = day_field(lazy("从哪天起"))
    last_on = day_field(lazy("到哪天止（含当天）"))
    weekdays = forms.TypedMultipleChoiceField(label=lazy("这些天里，星期几有班"), coerce=int, widget=forms.CheckboxSelectMultiple)
    begins = _time(lazy("几点上班"), lazy("不填：白班 8:00，夜班 20:00。"))
    ends = _time(lazy("几点下班"), lazy("不填：白班 20:00，夜班次日 8:00。早于上班时间就是次日。"))
    role = forms.ChoiceField(label=lazy("值守还是带班"), widget=forms.RadioSelect, help_text=lazy("带班的人在没有人接电话、没有人到岗的时候要管。"))
    phone = line(lazy("值班电话"), PUBLIC, most=40)

    def __init__(self, people: Sequence[Person], s: Speech, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [date(2024, 1, 1) + timedelta(days=n) for n in range(7)]  # a Monday and the days after it
        named = [(day.weekday(), s.weekday(day)) for day in days]
        for name, found in (("person", _people(people, s)), ("part", choices(ShiftPart)), ("role", choices(ShiftRole)), ("weekdays", named)):
            self.fields[name].choices = found  # type: ignore[attr-defined]
        speak_plainly(self)
        self.fields["weekdays"].error_messages["required"] = _("请至少选一天。")

    def clean_phone(self) -> str:
        """Return the number as it is called."""
        return _phone(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        """Check that there are days, and not too many."""
        given = super().clean() or {}
        first, last = given.get("first_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("最后一天不能早于第一天。"))
        elif first and last and (last - first).days >= planning.MOST_DAYS:
            self.add_error("last_on", _("一次最多排 %(most)s 天，请分几次排。") % {"most": planning.MOST_DAYS})
        elif first and last and given.get("weekdays") and not self.days():
            self.add_error("weekdays", _("这些天里没有您选的星期几。"))
        return given

    def days(self) -> list[date]:
        """Return the days on which there is a shift."""
        given = self.cleaned_data
        return planning.days_of(given["first_on"], given["last_on"], given["weekdays"])

    def entries(self) -> list[plan_shift.Entry]:
        """Return one shift a day. Call it after the form was found valid."""
        given, part = self.cleaned_data, ShiftPart(self.cleaned_data["part"])
        usual = planning.USUAL[part]
        spans = [planning.span(day, given["begins"] or usual[0], given["ends"] or usual[1]) for day in self.days()]
        return [
            plan_shift.Entry(person_id=given["person"], begins_at=begins_at, ends_at=ends_at, part=part, role=ShiftRole(given["role"]), phone=given["phone"])
            for begins_at, ends_at in spans
        ]  # fmt: skip


class ShiftForm(forms.Form):
    """The form of one step of a shift. Its fields carry the names of the step's `Entry`."""

    step: ClassVar[str]
    explains: ClassVar[Said] = ""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, shift: OutreachRecord, people: Sequence[Person] = (), matters: Sequence[Open] = (), **kwargs: Any) -> None:
        self.shift, self.people, self.matters = shift, people, matters
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = shift.version
        self.prepare()
        speak_plainly(self)

    def prepare(self) -> None:
        """Fill choices and first values."""

    @property
    def is_stale(self) -> bool:
        """Whether somebody took a step on the shift since this form was opened."""
        return str(self.data.get("version", "")) != str(self.shift.version)

    def catch_up(self, shift: OutreachRecord) -> None:
        """Let a form that was stale be sent again as it is."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(shift.version)
        self.data = data

    def entry(self) -> Any:
        """Return the step's entry. Call it after the form was found valid."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return step_module(self.step, OutreachRecord.steps_in).Entry(**values)


class BeginForm(ShiftForm):
    step, explains = "begin_shift", lazy("到岗以后，来访、来电由您接；您登记的件由您负责，直到接班的人签字。")


class SwapForm(ShiftForm):
    step, explains = "swap_shift", lazy("换班留有记录：原来是谁、换成谁、为什么。")
    person_id = forms.TypedChoiceField(label=lazy("换成谁"), coerce=int)
    reason = line(lazy("为什么换"), required=True, most=500)
    phone = line(lazy("他的值班电话"), PUBLIC, most=40)

    def prepare(self) -> None:
        others = [person for person in self.people if person.pk != self.shift.person_id]
        self.fields["person_id"].choices = _people(others, speech())  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        """Return the number as it is called."""
        return _phone(self.cleaned_data["phone"])


class CancelForm(ShiftForm):
    step, explains = "cancel_shift", lazy("取消了的班留在值班表上，写明原因。")
    reason = line(lazy("为什么取消"), required=True, most=500)


class HandOverForm(ShiftForm):
    step, explains = "hand_over", lazy("把没办完的事写清楚：谁等回电、谁还要来、有什么要留意。接班的人签了字，这些事才归他。")
    numbers = forms.MultipleChoiceField(
        label=lazy("您登记的、还没有人分办的件"), required=False, widget=forms.CheckboxSelectMultiple, help_text=lazy("要交给接班人的打勾，默认都交。"),
    )  # fmt: skip
    notes = writing(lazy("交班事项"), lazy("没有要交的，也写一句，例如“没有待办”。"), most=hand_over.LONGEST)

    def prepare(self) -> None:
        s, asked = speech(), set(self.data.getlist("numbers")) if self.is_bound else set()  # type: ignore[attr-defined]
        shown = [one for one in self.matters if one.is_open or one.number in asked]
        field: Any = self.fields["numbers"]
        field.choices = [(one.number, f"{one.number} · {one.title}（{s.say(Channel(one.channel))}，{s.moment(one.received_at)}）") for one in shown]
        field.initial = [one.number for one in shown]
        if not shown:
            del self.fields["numbers"]

    def entry(self) -> hand_over.Entry:
        """Return the step's entry."""
        return hand_over.Entry(notes=self.cleaned_data["notes"], numbers=tuple(self.cleaned_data.get("numbers", ())))


class SignForm(ShiftForm):
    step, explains = "sign_for_shift", lazy("签字就是说：交来的事您都看过了，从现在起由您负责。")
    remark = line(lazy("要说的话"), most=500)


FORMS: dict[str, type[ShiftForm]] = {form.step: form for form in (BeginForm, SwapForm, CancelForm, HandOverForm, SignForm)}
