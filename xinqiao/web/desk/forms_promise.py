"""The forms of promises: what was promised, that it was kept, or why not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.steps import keep_promise
from xinqiao.rules.clocks import KEEP_PROMISE
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.forms_office import indented_units
from xinqiao.web.desk.step_form import StepForm, day_field, writing


class PromiseForm(StepForm):
    """登记承诺."""

    step = "promise"
    explains = lazy("答应反映人做什么、谁来做、哪天做到，都写在这里。他看得到；做到或者说明原因以前，这件办结不了。")
    text = writing(lazy("答应他什么"), lazy("他会读到：做什么、做到什么程度。"), rows=3)
    unit_id = forms.TypedChoiceField(label=lazy("哪个单位来落实"), coerce=int, required=False, empty_value=None)
    due_on = day_field(lazy("哪天以前做到"))

    def prepare(self) -> None:
        opened = self.opened
        units = [unit for unit in opened.directory.units.values() if unit.exists_on(opened.today)]
        self.fields["unit_id"].choices = indented_units(opened, units)  # type: ignore[attr-defined]
        self.fields["unit_id"].initial = opened.dossier.responsible_unit_id
        self.fields["due_on"].initial = opened.today + timedelta(days=KEEP_PROMISE.days)


class KeepPromiseForm(WithFiles, StepForm):
    """承诺已落实."""

    step, instead = "keep_promise", "explain_promise"
    explains = lazy("写清怎么做到的，最好放一张照片。反映人看得到；他说没有做到的，可以要求重新办理。")
    proof = writing(lazy("怎么落实的"), lazy("哪天、做了什么、在哪里看得到。"), rows=4)
    field_order = ("proof", "uploads")

    def entry(self) -> Any:
        """Return the entry with the files."""
        return keep_promise.Entry(proof=self.cleaned_data["proof"], uploads=tuple(self.kept_uploads))


class ExplainPromiseForm(StepForm):
    """说明未能落实."""

    step, instead = "explain_promise", "keep_promise"
    explains = lazy("只有单位负责人可以说明。原因写给反映人看；他可以要求重新办理。")
    reason = writing(lazy("为什么没有做到、接下来怎么办"), lazy("他会读到。说事实，不用套话。"), rows=4)


PROMISE_FORMS: tuple[type[StepForm], ...] = (PromiseForm, KeepPromiseForm, ExplainPromiseForm)
