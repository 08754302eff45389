"""The forms of the administration. What is allowed is decided by `directory.change`; these only read what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.change import CalendarDays, PersonEntry, PostEntry, TemplateEntry, UnitEntry
from xinqiao.directory.models import Person, Unit
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.directory.spreadsheet import MOST_BYTES
from xinqiao.rules.clocks import CLOCKS, Binds
from xinqiao.rules.policy import Policy
from xinqiao.rules.scoped import ORDINARY, URGENT, URGENT_KEYS, Scope
from xinqiao.rules.terms import STAFF_DUTIES, Channel, Term, UnitKind
from xinqiao.rules.text import say
from xinqiao.web.admin.page import language

Choices = list[tuple[str, str]]
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


class DayField(forms.DateField):
    """A date within two centuries, with the browser's own picker."""

    def __init__(self, **more: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%Y/%m/%d"], **more)
        self.validators += [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]


def _terms(terms: Iterable[Term]) -> Choices:
    return [(term.value, say(term, language())) for term in terms]


def _units(directory: Snapshot, empty: str, keep: int | None = None) -> Choices:
    """The units that are not closed, indented as in the tree; `keep` is offered in any case."""
    depth: dict[int, int] = {}
    rows: Choices = [("", empty)]
    for unit in directory.in_order():
        depth[unit.pk] = depth.get(unit.parent_id, -1) + 1 if unit.parent_id else 0
        if unit.valid_to is None or unit.pk == keep:
            rows.append((str(unit.pk), "\u3000" * depth[unit.pk] + say(unit, language())))
    return rows


class UnitChoice(forms.TypedChoiceField):
    """One unit of the tree, as its key in the store."""

    def __init__(self, **more: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **more)

    def offer(self, directory: Snapshot, empty: str, keep: int | None = None) -> None:
        """Fill in the units that can be chosen."""
        self.choices = _units(directory, empty, keep)


class UnitForm(forms.Form):
    """A unit as it is to be."""

    key = forms.SlugField(
        label=lazy("单位编码"), max_length=60, help_text=lazy("小写字母、数字、短横，例如 kq-2。以后不能改。")
    )
    name = forms.CharField(label=lazy("单位全称"), max_length=80)
    name_en = forms.CharField(label=lazy("英文名"), max_length=120, required=False)
    short_name = forms.CharField(label=lazy("简称"), max_length=20, help_text=lazy("用在文号里，例如“二矿”。"))
    kind = forms.ChoiceField(label=lazy("类型"))
    parent_id = UnitChoice(label=lazy("上级单位"), required=False)
    valid_from = DayField(label=lazy("启用日期"))
    handles_petitions = forms.BooleanField(label=lazy("可办信访：信访事项可以转给它办"), required=False)
    can_issue_opinion = forms.BooleanField(label=lazy("可出意见书：以它的名义书面答复"), required=False)
    is_front_desk = forms.BooleanField(label=lazy("登记网上来件：全单位只有一个"), required=False)
    review_unit_id = UnitChoice(
        label=lazy("复查单位"), required=False, help_text=lazy("谁复查它出的意见书，一般是上一级。")
    )
    review_outside = forms.CharField(label=lazy("外部复查机关"), max_length=80, required=False)
    place = forms.CharField(label=lazy("地址"), max_length=120, required=False)
    phone = forms.CharField(label=lazy("电话"), max_length=40, required=False)
    headcount = forms.IntegerField(
        label=lazy("大约多少人"), min_value=0, max_value=999_999, required=False, help_text=lazy("写个大概就行；各单位只和人数相近的放在一起看。不知道就空着。")
    )

    def __init__(self, directory: Snapshot, *args: Any, unit: UnitFacts | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _terms(UnitKind)  # type: ignore[attr-defined]
        parent, review = (unit.parent_id, unit.review_unit_id) if unit else (None, None)
        self.fields["parent_id"].offer(directory, _("没有（集团公司）"), parent)  # type: ignore[attr-defined]
        self.fields["review_unit_id"].offer(directory, _("不指定"), review)  # type: ignore[attr-defined]

    def clean_headcount(self) -> int:
        """Return how many work there; 0 where nothing was written."""
        return self.cleaned_data["headcount"] or 0

    def entry(self) -> UnitEntry:
        """Return what was typed."""
        given = {**self.cleaned_data, "kind": UnitKind(self.cleaned_data["kind"])}
        return UnitEntry(**given)


class UnitChangeForm(UnitForm):
    """A unit as it is to be from a day on; its code and first day stay."""

    field_order = ["effective_on"]
    seen = forms.CharField(label=lazy("修改单位"), widget=forms.HiddenInput, required=False)
    effective_on = DayField(
        label=lazy("从哪天起这样"), help_text=lazy("名称、类型、上级和职权的改动从这天起算，以前的样子留在历史里。")
    )

    def __init__(self, directory: Snapshot, *args: Any, unit: UnitFacts, **kwargs: Any) -> None:
        self.unit = unit
        super().__init__(directory, *args, unit=unit, **kwargs)
        del self.fields["key"], self.fields["valid_from"]
        self.initial["seen"] = self.mark = salted_hmac("administration.unit", repr(unit)).hexdigest()

    def clean_seen(self) -> str:
        """Refuse a form that shows the unit as it was before somebody else changed it."""
        seen: str = self.cleaned_data["seen"]
        if seen and seen != self.mark:
            raise forms.ValidationError(_("别人刚刚改过这个单位。请重新打开这一页再改，以免盖掉别人的改动。"))
        return seen

    def entry(self) -> UnitEntry:
        """Return what was typed, with the code and first day of the unit."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("effective_on", "seen")}
        given["kind"] = UnitKind(given["kind"])
        return UnitEntry(key=self.unit.key, valid_from=self.unit.valid_from, **given)


class CloseForm(forms.Form):
    """The last day of a unit and who takes over."""

    last_day = DayField(label=lazy("停用日期（最后一天）"))
    successor = UnitChoice(label=lazy("承接单位"), required=False, help_text=lazy("职责和没办完的件都由它承接（条例第二十四条）。"))

    def __init__(self, directory: Snapshot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].offer(directory, _("不指定"))  # type: ignore[attr-defined]

    def heir(self) -> Unit | None:
        """Return the successor that was chosen."""
        return Unit.objects.filter(pk=self.cleaned_data["successor"]).first()


class SuccessorForm(forms.Form):
    """Who succeeds a unit that is closed already."""

    successor = UnitChoice(label=lazy("承接单位"), help_text=lazy("职责和没办完的件都由它承接（条例第二十四条）。"))

    def __init__(self, directory: Snapshot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].offer(directory, _("请选一个"))  # type: ignore[attr-defined]

    def heir(self) -> Unit:
        """Return the successor that was chosen."""
        return Unit.objects.get(pk=self.cleaned_data["successor"])


class PersonForm(forms.Form):
    """A member of staff."""

    name = forms.CharField(label=lazy("姓名"), max_length=40)
    name_en = forms.CharField(label=lazy("英文名"), max_length=60, required=False)
    login = forms.SlugField(
        label=lazy("登录名"), max_length=40, help_text=lazy("小写字母、数字、短横；一人一个，不共用。")
    )
    email = forms.EmailField(label=lazy("邮箱"), required=False)
    is_active = forms.BooleanField(
        label=lazy("账号在用"), required=False, initial=True, help_text=lazy("停用后马上退出登录；再启用要重新设密码。")
    )

    def entry(self) -> PersonEntry:
        """Return what was typed."""
        given = {**self.cleaned_data, "login": self.cleaned_data["login"].lower()}
        return PersonEntry(**given)


class PostForm(forms.Form):
    """A post to give."""

    unit = UnitChoice(label=lazy("单位"))
    duty = forms.ChoiceField(label=lazy("职责"))
    title = forms.CharField(
        label=lazy("岗位名称"), max_length=60, help_text=lazy("会写给反映事情的人看，例如“信访科承办员”。")
    )
    title_en = forms.CharField(label=lazy("岗位英文名"), max_length=80, required=False)
    valid_from = DayField(label=lazy("任职日期"))
    valid_to = DayField(label=lazy("免职日期"), required=False)

    def __init__(self, directory: Snapshot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(directory, _("请选择"))  # type: ignore[attr-defined]
        self.fields["duty"].choices = [("", _("请选择")), *_terms(STAFF_DUTIES)]  # type: ignore[attr-defined]

    def entry(self, person: Person) -> PostEntry:
        """Return what was typed."""
        given = {**self.cleaned_data, "unit": Unit.objects.get(pk=self.cleaned_data["unit"])}
        return PostEntry(person=person, **given)


class LastDayForm(forms.Form):
    """The last day of a post or category."""

    last_day = DayField(label=lazy("最后一天"))


class CategoryForm(forms.Form):
    """A new category."""

    code = forms.RegexField(
        r"\A[0-9]{2}([0-9]{2})?\Z", label=lazy("编码"), help_text=lazy("大类两位数字，小类四位，前两位是它的大类。")
    )
    name = forms.CharField(label=lazy("名称"), max_length=40)
    name_en = forms.CharField(label=lazy("英文名"), max_length=80)
    valid_from = DayField(label=lazy("从哪天起用"))


class RenameForm(forms.Form):
    """A new name of a category."""

    name = forms.CharField(label=lazy("新名称"), max_length=40)
    name_en = forms.CharField(label=lazy("英文名"), max_length=80)
    effective_from = DayField(label=lazy("从哪天起用"))


class TemplateForm(forms.Form):
    """A reply template."""

    name = forms.CharField(label=lazy("名称"), max_length=60, help_text=lazy("承办人按名称选，例如“工资核对后补发”。"))
    category = forms.ChoiceField(label=lazy("用于哪一类"), required=False)
    facts = forms.CharField(label=lazy("查明的事实"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    basis = forms.CharField(label=lazy("依据"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    opinion = forms.CharField(label=lazy("答复意见"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, directory: Snapshot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tree = directory.categories(timezone.localdate()).values()
        choices = [(row.code, f"{row.code} {say(row, language())}") for row in tree]
        self.fields["category"].choices = [("", _("各类都可以用")), *choices]  # type: ignore[attr-defined]

    def entry(self) -> TemplateEntry:
        """Return what was typed."""
        return TemplateEntry(**self.cleaned_data)


class PolicyForm(forms.Form):
    """A new value of a policy."""

    value = forms.IntegerField()
    effective_from = DayField(label=lazy("从哪天起生效"))

    def __init__(self, policy: Policy, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        value = self.fields["value"]
        value.label = _("新的数（%(unit)s）") % {"unit": say(policy.unit, language())}
        value.help_text = _("可以填 %(least)d 到 %(most)d。") % {"least": policy.minimum, "most": policy.maximum}
        value.widget.attrs.update(min=policy.minimum, max=policy.maximum)


class SpecialPolicyForm(PolicyForm):
    """A value for some matters only."""

    channel = forms.ChoiceField(label=lazy("信访形式"), required=False)
    urgency = forms.ChoiceField(label=lazy("是否重大紧急"), required=False)
    clock = forms.ChoiceField(label=lazy("哪个期限"), required=False)
    is_given_up = forms.BooleanField(label=lazy("不再单独规定，从那天起跟一般的一样"), required=False)
    field_order = ("channel", "urgency", "clock", "value", "is_given_up", "effective_from")

    def __init__(self, policy: Policy, *args: Any, **kwargs: Any) -> None:
        super().__init__(policy, *args, **kwargs)
        clocks = [(c.name, say(c, language())) for c in CLOCKS.values() if c.binds is Binds.STAFF and c.is_duty]
        self.fields["channel"].choices = [("", _("所有形式")), *_terms(Channel)]  # type: ignore[attr-defined]
        self.fields["urgency"].choices = [("", _("不分")), (URGENT, _("重大紧急的")), (ORDINARY, _("其他的"))]  # type: ignore[attr-defined]
        self.fields["clock"].choices = [("", _("所有期限")), *clocks]  # type: ignore[attr-defined]
        self.fields["value"].required = False
        if policy.key in URGENT_KEYS:  # it is urgent, and has one time limit
            del self.fields["urgency"], self.fields["clock"]

    def clean(self) -> dict[str, Any]:
        """A value, or that none counts any more."""
        given = super().clean() or {}
        if given.get("value") is None and not given.get("is_given_up") and "value" not in self.errors:
            self.add_error("value", _("请填一个数；不再单独规定的，勾下面一项。"))
        return given

    def scope(self) -> Scope:
        """Return the matters it is for."""
        return Scope(*(self.cleaned_data.get(name, "") for name in ("channel", "urgency", "clock")))

    def given(self) -> int | None:
        """Return the value; None if none counts any more."""
        return None if self.cleaned_data["is_given_up"] else int(self.cleaned_data["value"])


class DayForm(forms.Form):
    """What one day of the calendar is."""

    kind = forms.ChoiceField(label=lazy("这一天"), widget=forms.RadioSelect)
    note = forms.CharField(label=lazy("依据"), max_length=150, help_text=lazy("例如国务院办公厅通知的文号。"))

    def __init__(self, day: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weekend = day.weekday() >= 5
        usual = _("照常：周末休息") if weekend else _("照常：上班")
        other = (CalendarDays.ON.value, _("调休上班")) if weekend else (CalendarDays.OFF.value, _("放假或调休休息"))
        self.fields["kind"].choices = [(CalendarDays.USUAL.value, usual), other]  # type: ignore[attr-defined]


class NoticeForm(forms.Form):
    """The notice that makes a year official."""

    note = forms.CharField(
        label=lazy("国务院办公厅通知文号"), max_length=150, help_text=lazy("例如：国办发明电〔2025〕7 号。")
    )


class SheetForm(forms.Form):
    """A file to import."""

    file = forms.FileField(
        label=lazy("Excel 或 CSV 文件"), help_text=lazy("最大 2 MB，每张表最多 2000 行。先给您看结果，您同意了才写入。")
    )

    def content(self) -> bytes:
        """Return the bytes, one more than allowed at most: enough to see that it is too large."""
        read: bytes = self.cleaned_data["file"].read(MOST_BYTES + 1)
        return read


class ReasonForm(forms.Form):
    """Why somebody's sign-in must be reset."""

    reason = forms.CharField(
        label=lazy("理由"), error_messages={"required": lazy("请写理由：他怎么找的您、怎么核实是本人。")}, widget=forms.TextInput(attrs={"maxlength": 200, "autocomplete": "off"}),
        help_text=lazy("他怎么找的您、怎么核实是本人。本人和另一位管理员都看得到。"),
    )  # fmt: skip
