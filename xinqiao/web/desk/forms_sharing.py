"""The forms of sharing a matter inside the house: a copy for information, a second head's signature."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot
from xinqiao.web.desk.forms_office import every_unit, indented_units
from xinqiao.web.desk.forms_unit import SignForm
from xinqiao.web.desk.step_form import StepForm, line, writing


class SendCopyForm(StepForm):
    """抄送."""

    step = "send_copy"
    explains = lazy("抄送的单位可以看这一件，不办，也没有待办；反映人的姓名和电话不给它看。反映人在查询页读得到抄送给了谁。登记为被反映的单位，和它下面的单位，不能抄送。")
    unit_id = forms.TypedChoiceField(label=lazy("抄送给哪个单位"), coerce=int)
    why = writing(lazy("为什么抄送"), lazy("它会读到：哪一部分和它有关。"), rows=3)

    def prepare(self) -> None:
        opened, petition = self.opened, self.opened.petition
        own = (petition.desk_unit_id, petition.handling_unit_id)
        units = [unit for unit in opened.directory.in_order() if unit.exists_on(opened.today) and unit.pk not in own]
        self.fields["unit_id"].choices = [("", _("请选一个")), *indented_units(opened, units)]  # type: ignore[attr-defined]


class EndCopyForm(StepForm):
    """停止抄送."""

    step = "end_copy"
    explains = lazy("这个单位从现在起不能再看这一件。")


class WhomForm(forms.Form):
    """A unit, or a person by name, or by sign-in name where several have that name; and where the petition says so."""

    unit_id = forms.TypedChoiceField(label=lazy("反映的是哪个单位"), coerce=int, empty_value=None, required=False)
    person_id = line(lazy("或者反映的是谁"), lazy("写他在人员名录里的姓名或者登录名。名录里没有的人登录不了，看不到任何件；要让他所在的单位回避的，选单位。"), most=60)
    why = writing(lazy("从哪里看出来的"), lazy("只有办这件的工作人员看得到。"), rows=3)

    def offer_units(self, directory: Snapshot, today: date) -> None:
        """Offer every unit there is today."""
        units = [unit for unit in directory.in_order() if unit.exists_on(today)]
        self.fields["unit_id"].choices = [("", _("不是单位，是人")), *every_unit(directory, units)]  # type: ignore[attr-defined]

    def clean_person_id(self) -> int | None:
        """Find the person; say what to write where nobody, or more than one, has that name."""
        said = self.cleaned_data["person_id"].strip()
        if not said:
            return None
        found = list(Person.objects.filter(Q(login__iexact=said) | Q(name=said) | Q(name_en__iexact=said)).order_by("login")[:6])
        if not found:
            raise forms.ValidationError(_("人员名录里没有“%(name)s”。请核对姓名；不在名录里的，登记他所在的单位。") % {"name": said})
        if len(found) > 1:
            logins = "、".join(person.login for person in found)
            raise forms.ValidationError(_("有几位“%(name)s”，请写登录名：%(logins)s。") % {"name": said, "logins": logins})
        return found[0].pk


class NameComplainedForm(WhomForm, StepForm):
    """登记被反映的单位、人员."""

    step = "name_complained"
    explains = lazy(
        "反映的就是某个单位、某位工作人员，不能让他经手的，在这里登记。登记了单位：它和它下面的单位都看不到，也不能经手。登记了人：他本人、他的下属、管他的人都看不到，也不能经手；"
        "登记单位因此没有人能办的，自动交上一级信访办。登记完，您也要回避的，您马上看不到这件。一般的要求由责任单位自己办，不用登记。"
    )

    def prepare(self) -> None:
        self.offer_units(self.opened.directory, self.opened.today)


class NameComplainedSealedForm(NameComplainedForm):
    """登记被检举的单位、人员: by the discipline duty."""

    step = "name_complained_sealed"
    explains = lazy("检举的是谁，在这里登记：他本人、他的下属、管他的人都不能经手。检举的是纪检人员自己的，自动交上一级纪检；没有上一级的，送上级机关。登记完，您也要回避的，您马上看不到这件。")


class LiftComplainedForm(StepForm):
    """撤销被反映对象的登记."""

    step = "lift_complained"
    explains = lazy("看错了、登记错了的才撤销。撤销以后，这个单位（这个人）又可以看、可以办；理由留在记录里。")
    reason = writing(lazy("为什么撤销"), rows=3)


class LiftComplainedSealedForm(LiftComplainedForm):
    """撤销被检举对象的登记."""

    step = "lift_complained_sealed"


class AskCountersignForm(StepForm):
    """请别的负责人会签."""

    step = "ask_countersign"
    explains = lazy("签发以前，请有关单位的负责人也看一遍、签个字。他没有会签，或者有不同意见，就不能签发；您也可以撤回。")
    unit_id = forms.TypedChoiceField(label=lazy("请哪个单位的负责人"), coerce=int)
    asked = writing(lazy("请他看什么"), lazy("哪一条和他的单位有关。"), rows=3)

    def prepare(self) -> None:
        opened = self.opened
        units = [unit for unit in opened.directory.handling_units(opened.today) if unit.pk != opened.dossier.responsible_unit_id]
        self.fields["unit_id"].choices = [("", _("请选一个")), *indented_units(opened, units)]  # type: ignore[attr-defined]


class CountersignForm(SignForm):
    """会签: the reader sees the whole draft as it will look."""

    step, instead = "countersign", "object_to_draft"
    explains = lazy("请读一遍。会签的就是这一稿；以后再改，要再请您会签。")
    note = writing(lazy("要补充的话"), required=False, rows=3)

    def entry(self) -> Any:
        return StepForm.entry(self)


class ObjectToDraftForm(SignForm):
    """会签提出不同意见."""

    step, instead = "object_to_draft", "countersign"
    explains = lazy("写清哪里不同意、应当怎么写；由承办单位的负责人决定改不改。没有解决以前不能签发。")
    reason = writing(lazy("不同意什么"), rows=4)

    def entry(self) -> Any:
        return StepForm.entry(self)


class DropCountersignForm(StepForm):
    """撤回会签请求."""

    step = "drop_countersign"
    explains = lazy("不再请他会签，由您决定并负责。他会读到理由。")
    reason = writing(lazy("为什么撤回"), rows=3)


SHARING_FORMS: tuple[type[StepForm], ...] = (
    SendCopyForm, EndCopyForm, NameComplainedForm, LiftComplainedForm, NameComplainedSealedForm, LiftComplainedSealedForm, AskCountersignForm, CountersignForm, ObjectToDraftForm, DropCountersignForm,
)  # fmt: skip
