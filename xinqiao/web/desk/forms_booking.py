"""The forms of bookings: whether somebody came, and what was decided when he was received."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.steps import decide_at_reception, record_attendance
from xinqiao.rules.clocks import KEEP_PROMISE
from xinqiao.rules.limits import CLAIM_LIMIT
from xinqiao.web.desk.forms_office import indented_units
from xinqiao.web.desk.step_form import StepForm, day_field, when_needed, writing

ITEMS = 4


class RecordAttendanceForm(StepForm):
    """登记到场情况."""

    step = "record_attendance"
    explains = lazy("没有来的，不问原因，也不影响办理；他随时可以再约。")
    came = forms.ChoiceField(label=lazy("来了没有"), widget=forms.RadioSelect, choices=[("yes", lazy("来了")), ("no", lazy("没有来"))])

    def entry(self) -> Any:
        """Return whether he came."""
        return record_attendance.Entry(came=self.cleaned_data["came"] == "yes")


class DecideAtReceptionForm(StepForm):
    """记下接待时说定的事: an answer on the spot, and a group of fields for everything that is to be done."""

    step = "decide_at_reception"
    explains = lazy("当场答复的写在前面；还要去做的，一件一件写清谁做、哪天做到。每一件都登记成承诺，开始计时，反映人看得到。")
    answer = when_needed(writing(lazy("当场怎么答复的"), lazy("他会读到。没有当场答复的不写。"), required=False, rows=4))

    def prepare(self) -> None:
        opened = self.opened
        units = [unit for unit in opened.directory.units.values() if unit.exists_on(opened.today)]
        choices = [("", "—"), *indented_units(opened, units)]
        for n in range(1, ITEMS + 1):
            self.fields[f"text_{n}"] = when_needed(writing(_("要做什么"), required=False, rows=2, most=CLAIM_LIMIT))
            self.fields[f"unit_{n}"] = when_needed(forms.TypedChoiceField(label=_("哪个单位来做"), coerce=int, required=False, empty_value=None, choices=choices, initial=opened.petition.handling_unit_id))
            due = when_needed(day_field(_("哪天以前做到")))
            due.required, due.initial = False, opened.today + timedelta(days=KEEP_PROMISE.days)
            self.fields[f"due_{n}"] = due

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the answer, then the items, each under its number."""
        items = [(_("说定的第 %(n)s 件") % {"n": n}, [self[f"{part}_{n}"] for part in ("text", "unit", "due")]) for n in range(1, ITEMS + 1)]
        return [("", [self["answer"]]), *items]

    def clean(self) -> dict[str, Any]:
        """What is missing of an item is said at its own field."""
        given = super().clean() or {}
        for n in range(1, ITEMS + 1):
            if not str(given.get(f"text_{n}", "")).strip():
                continue
            if given.get(f"unit_{n}") is None and f"unit_{n}" not in self.errors:
                self.add_error(f"unit_{n}", _("请选由哪个单位来做。"))
            due = given.get(f"due_{n}")
            if (due is None or due < self.opened.today) and f"due_{n}" not in self.errors:
                self.add_error(f"due_{n}", _("请写哪天以前做到，不能早于今天。"))
        return given

    def entry(self) -> Any:
        """Return the answer and the items that were filled in."""
        given = self.cleaned_data
        decisions = tuple(
            decide_at_reception.Decided(text=given[f"text_{n}"], unit_id=given[f"unit_{n}"], due_on=given[f"due_{n}"])
            for n in range(1, ITEMS + 1) if given[f"text_{n}"].strip()
        )  # fmt: skip
        return decide_at_reception.Entry(answer=given["answer"], decisions=decisions)


BOOKING_FORMS: tuple[type[StepForm], ...] = (RecordAttendanceForm, DecideAtReceptionForm)
