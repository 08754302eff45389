"""Forms of leaders' reception days: one for each step that asks for something."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.models import Person
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.receptions import LEAST_MINUTES, MOST_MINUTES, MOST_SLOTS
from xinqiao.outreach.steps import cancel_reception, end_reception, move_reception, plan_reception, swap_leader
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.web.ui.speech import Speech

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
HOUR = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


def name_of(person: Person | None, s: Speech) -> str:
    """Return a leader's name in the reader's language."""
    return "" if person is None else (person.name_en or person.name) if s.english else person.name


class WithLeader(forms.Form):
    """A form that names the leader who receives."""

    person_id = forms.TypedChoiceField(label=lazy("哪位领导接待"), coerce=int)

    def __init__(self, *args: Any, people: Iterable[Person] = (), s: Speech, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = [("", _("请选一个")), *((person.pk, name_of(person, s)) for person in people)]  # type: ignore[attr-defined]


class WithHours(forms.Form):
    """A form that says when and where."""

    day = forms.DateField(label=lazy("哪一天"), widget=DAY)
    since = forms.TimeField(label=lazy("几点开始"), widget=HOUR)
    until = forms.TimeField(label=lazy("几点结束"), widget=HOUR)
    place = forms.CharField(label=lazy("在哪里接待"), max_length=SHORT_LIMIT, help_text=lazy("写到楼层、房间，第一次来的人也找得到。"))

    def hours(self) -> dict[str, Any]:
        """Return the moments and the place, as the steps ask for them."""
        given = self.cleaned_data
        return {"begins_at": moment(given["day"], given["since"]), "ends_at": moment(given["day"], given["until"]), "place": given["place"]}


class PlanForm(WithHours, WithLeader):
    """A day of the plan."""

    slots = forms.IntegerField(label=lazy("放几个号"), min_value=1, max_value=MOST_SLOTS, initial=8)
    minutes = forms.IntegerField(label=lazy("每个人几分钟"), min_value=LEAST_MINUTES, max_value=MOST_MINUTES, initial=20)
    field_order = ("person_id", "day", "since", "until", "place", "slots", "minutes")

    def entry(self) -> Any:
        """Return what the step asks for."""
        given = self.cleaned_data
        return plan_reception.Entry(person_id=given["person_id"], slots=given["slots"], minutes=given["minutes"], **self.hours())


class SwapForm(WithLeader):
    """Who comes instead, and why."""

    reason = forms.CharField(label=lazy("为什么换"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=lazy("公布以后，大家在网上看得到原来是谁、换成谁、为什么。"))

    did_not_come = forms.BooleanField(label=lazy("到了接待日，原定的领导没有来"), required=False, help_text=lazy("如实记下，大家看得到。"))

    def entry(self) -> Any:
        """Return what the step asks for."""
        return swap_leader.Entry(**{name: self.cleaned_data[name] for name in ("person_id", "reason", "did_not_come")})


class MoveForm(WithHours):
    """When and where it takes place now, and why."""

    reason = forms.CharField(label=lazy("为什么改"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=lazy("公布以后，大家在网上看得到。"))

    def entry(self) -> Any:
        """Return what the step asks for."""
        return move_reception.Entry(reason=self.cleaned_data["reason"], **self.hours())


class CancelForm(forms.Form):
    """Why it does not take place."""

    reason = forms.CharField(label=lazy("为什么取消"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=lazy("公布以后，大家在网上看得到。"))

    def entry(self) -> Any:
        """Return what the step asks for."""
        return cancel_reception.Entry(reason=self.cleaned_data["reason"])


class EndForm(forms.Form):
    """How many came."""

    came = forms.IntegerField(label=lazy("一共接待了多少人"), min_value=0, max_value=end_reception.MOST, help_text=lazy("只写人数，不写姓名；没有人来就写 0。"))

    def entry(self) -> Any:
        """Return what the step asks for."""
        return end_reception.Entry(came=self.cleaned_data["came"])


def form_for(step: str, day: OutreachRecord, people: Callable[[], Iterable[Person]], s: Speech, data: Any) -> forms.Form:
    """Return the form of a step, filled with what the day says now; an empty one where the step asks for nothing."""
    if step == "swap_leader":
        return SwapForm(data, people=[person for person in people() if person.pk != day.person_id], s=s)
    if step == "move_reception" and day.begins_at and day.ends_at:
        begins_at, ends_at = day.begins_at.astimezone(SHANGHAI), day.ends_at.astimezone(SHANGHAI)
        return MoveForm(data, initial={"day": day.on, "since": begins_at.time(), "until": ends_at.time(), "place": day.content["place"]})
    return {"cancel_reception": CancelForm, "end_reception": EndForm}.get(step, forms.Form)(data)


def moment(day: date, hour: time) -> datetime:
    """Return an hour of a day in Asia/Shanghai."""
    return datetime.combine(day, hour, SHANGHAI)
