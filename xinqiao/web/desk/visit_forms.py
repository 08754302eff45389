"""The forms of places, outreach visits and what was promised there."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.perform import step_module
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.limits import SHORT_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_visit import Consent, PlaceKind
from xinqiao.web.desk.asking import WithQuestions
from xinqiao.web.desk.step_form import choices, day_field, line, speak_plainly, when_needed, writing
from xinqiao.web.ui.long_select import LongSelect
from xinqiao.web.ui.speech import Speech

CLOCK = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
WHY = lazy("原因")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the choices of a form are made of."""

    s: Speech
    people: Sequence[Person] = ()
    units: Sequence[UnitFacts] = ()
    places: Sequence[tuple[str, str]] = ()
    to_tell: Sequence[tuple[str, str]] = ()
    matters: Sequence[tuple[str, str]] = ()
    directory: Snapshot | None = None  # for a form that asks further by kind of matter
    today: date | None = None
    first: dict[str, Any] = field(default_factory=dict)


def called(person: Person, s: Speech) -> str:
    """Return a member of staff in the reader's language."""
    return (person.name_en or person.name) if s.english else person.name


class VisitForm(forms.Form):
    """The form of one step; its fields carry the names of the step's `Entry`. `version`: the record as its reader saw it."""

    step: ClassVar[str]
    explains: ClassVar[Any] = ""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, record: OutreachRecord, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = record.version
        self.prepare(record, offered)
        self.initial.update(offered.first)
        speak_plainly(self)

    def prepare(self, record: OutreachRecord, offered: Offered) -> None:
        """Fill choices and first values from the record."""

    @property
    def is_stale(self) -> bool:
        """Whether somebody took a step on the record since this form was opened."""
        return str(self.data.get("version", "")) != str(self.fields["version"].initial)

    def again(self, version: int) -> None:
        """Let a form that was stale be sent again as it is."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.data = data

    def values(self) -> dict[str, Any]:
        """Return the fields of the step's entry."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def entry(self) -> Any:
        """Return the step's entry. Call it after the form was found valid."""
        return step_module(self.step, OutreachRecord.steps_in).Entry(**self.values())

    def offer(self, name: str, offered: Iterable[tuple[Any, Any]]) -> None:
        """Give a field its choices."""
        self.fields[name].choices = list(offered)  # type: ignore[attr-defined]


class PlaceForm(VisitForm):
    """A place of the list."""

    step = "add_place"
    name = line(lazy("地点叫什么"), lazy("写大家平时的叫法，例如：二矿三号宿舍楼。"), required=True, most=SHORT_LIMIT)
    sort = forms.TypedChoiceField(label=lazy("是什么地方"), coerce=PlaceKind)
    of_unit = forms.TypedChoiceField(label=lazy("属于哪个单位"), coerce=int)

    def prepare(self, record: OutreachRecord, offered: Offered) -> None:
        """Offer kinds and units."""
        self.offer("sort", [("", lazy("请选一个")), *choices(PlaceKind)])
        self.offer("of_unit", [("", lazy("请选一个")), *((unit.pk, offered.s.say(unit)) for unit in offered.units)])
        self.initial.update({key: record.content[key] for key in ("name", "sort", "of_unit") if key in record.content})


class CorrectPlaceForm(PlaceForm):
    """As it should stand."""

    step, explains = "correct_place", lazy("原来的写法留在记录里。")


class ReasonForm(VisitForm):
    """Why."""

    reason = writing(WHY, rows=3, most=500)


class ClosePlaceForm(ReasonForm):
    """Why nobody goes there any more."""

    step, explains = "close_place", lazy("以前去过的记录都留着。还有排好的下访、还有没回去说结果的事，就不能停。")


class WithHours(VisitForm):
    """When, and who goes."""

    day = day_field(lazy("哪一天"))
    since = forms.TimeField(label=lazy("几点开始"), widget=CLOCK)
    until = forms.TimeField(label=lazy("几点结束"), widget=CLOCK)
    team = forms.TypedMultipleChoiceField(label=lazy("谁去"), coerce=int, widget=forms.CheckboxSelectMultiple, help_text=lazy("至少有一位是本单位的，由他写记录。"))

    def prepare(self, record: OutreachRecord, offered: Offered) -> None:
        """Offer the people; begin with what is planned."""
        self.offer("team", ((person.pk, called(person, offered.s)) for person in offered.people))
        if record.begins_at and record.ends_at:
            begins_at, ends_at = record.begins_at.astimezone(SHANGHAI), record.ends_at.astimezone(SHANGHAI)
            self.initial.update({"day": record.on, "since": begins_at.time(), "until": ends_at.time(), "team": record.content["team"]})

    def values(self) -> dict[str, Any]:
        """Return the moments instead of day and hours."""
        given = super().values()
        day, since, until = (given.pop(name) for name in ("day", "since", "until"))
        return {**given, "begins_at": _moment(day, since), "ends_at": _moment(day, until), "team": tuple(given["team"])}


class PlanVisitForm(WithHours):
    """A visit of the plan."""

    step = "plan_visit"
    place = forms.ChoiceField(label=lazy("去哪里"), widget=LongSelect)
    purpose = writing(lazy("去做什么"), lazy("例如：听听宿舍的人说什么；上次答应的热水看看好了没有。"), rows=3, most=2000)
    field_order = ("place", "day", "since", "until", "team", "purpose")

    def prepare(self, record: OutreachRecord, offered: Offered) -> None:
        """Offer the places."""
        super().prepare(record, offered)
        self.offer("place", [("", lazy("请选一个")), *offered.places])


class MoveVisitForm(WithHours):
    """When and who now, and why."""

    step = "move_visit"
    reason = writing(lazy("为什么改"), rows=3, most=500)


class CancelVisitForm(ReasonForm):
    """Why nobody goes."""

    step = "cancel_visit"


class WentForm(ReasonForm):
    """Why it took place."""

    step, explains = "went_all_the_same", lazy("已经去了，写下来的都要算数：写明为什么还是去了，记录就可以接着写。")


class SetOutForm(VisitForm):
    """Nothing to say."""

    step, explains = "set_out", lazy("出发以后就可以写见到的人、登记的事和答应的事。纸上记的，回来再录也行。")


class PieceForm(VisitForm):
    """One piece of what was written down; the token makes two clicks one."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = secrets.token_hex(16)


class MetForm(PieceForm):
    """Whom they met, and what was said."""

    step = "note_met"
    heads = forms.IntegerField(label=lazy("见了多少人"), min_value=1, initial=1)
    said = writing(lazy("谈了什么"), lazy("写事情。要登记成信访事项的，用“当场登记”。"), rows=4, most=2000)
    consent = forms.TypedChoiceField(label=lazy("怎么记人"), coerce=Consent, widget=forms.RadioSelect, initial=Consent.COUNT_ONLY.value)
    who = when_needed(line(lazy("姓名"), lazy("本人同意才写；不同意的只记人数。")))

    def prepare(self, record: OutreachRecord, offered: Offered) -> None:
        """Offer both ways."""
        self.offer("consent", choices(Consent))


class MatterForm(WithQuestions, PieceForm):
    """A petition, registered on the spot; what is asked further by kind of matter is asked here too."""

    step, explains = "register_at_visit", lazy("谁登记的，谁就是首问责任人。信访部门的人登记以后，当天可以打印凭条，把编号和查询码交给他；别的人登记的，交给最近的信访部门，回执和查询码由它送给他，请留下电话或者住址。")
    title = line(lazy("一句话说是什么事"), required=True, most=TITLE_LIMIT)
    text = writing(lazy("他怎么说的"), lazy("照他的话写。"), rows=6, most=TEXT_LIMIT)
    secrecy = forms.TypedChoiceField(label=lazy("怎么署名"), coerce=Secrecy, widget=forms.RadioSelect, initial=Secrecy.REAL_NAME.value)
    name = when_needed(line(lazy("姓名")))
    phone = line(lazy("电话"))
    address = line(lazy("住址"))
    place = line(lazy("在什么地方"), lazy("不写就是下访的地点。"), most=SHORT_LIMIT)
    heads = forms.IntegerField(label=lazy("几个人一起反映"), min_value=1, initial=1)
    accuses = forms.BooleanField(label=lazy("他检举、控告别人"), required=False, help_text=lazy("违纪违法、贪占、欺压人的。勾上以后，甄别以前只有本单位的信访专员和您看得到，负责人、领导都看不到。"))
    about = when_needed(line(lazy("检举的是谁、哪个单位"), lazy("照他说的写姓名、单位。和人员名录、单位对得上的，马上不让他看；登记完您也要回避的，您就看不到了。"), most=SHORT_LIMIT))
    field_order = ("title", "text", "kind", "accuses", "about", "secrecy", "name", "phone", "address", "place", "heads")

    def prepare(self, record: OutreachRecord, offered: Offered) -> None:
        """Offer the three ways to be known, and the kinds for which something is asked."""
        self.offer("secrecy", choices(Secrecy, plain=True))
        if offered.directory is not None and offered.today is not None:
            self.ask_further(offered.directory, offered.today)

    def values(self) -> dict[str, Any]:
        """Return question and answer instead of the kind."""
        given = {name: value for name, value in super().values().items() if name != "kind"}
        asked_as, answers = self.answered()
        return {**given, "asked_as": asked_as, "answers": answers}


class PromiseForm(PieceForm):
    """What was promised, by whom, until when."""

    step, explains = "promise_at_visit", lazy("答应了就要有人办、有日子。下次去同一个地方，要先说这件事办到哪一步。")
    what = writing(lazy("答应了什么"), rows=3, most=2000)
    person_id = forms.TypedChoiceField(label=lazy("谁来办"), coerce=int)
    due_on = day_field(lazy("哪天办好"), lazy("不写就按规定的天数。"))
    petition = forms.ChoiceField(label=lazy("属于哪一件"), required=False, widget=LongSelect, help_text=lazy("选了，就记成那一件的承诺：到期提醒、做没做到，都在那一件里，反映人看得到。"))
    number = line(lazy("上面没有的，写编号"), lazy("例如 2026-123。写了编号，就按编号记。"), most=30)

    def prepare(self, record: OutreachRecord, offered: Offered) -> None:
        """Offer who may owe it, the matters of this visit, and those that are open at the place."""
        self.fields["due_on"].required = False
        self.offer("person_id", [("", lazy("请选一个")), *((person.pk, called(person, offered.s)) for person in offered.people)])
        self.offer("petition", [("", lazy("不属于哪一件")), *offered.matters])

    def values(self) -> dict[str, Any]:
        """Return one number: the typed one, or the one that was chosen."""
        given = super().values()
        typed = given.pop("number").strip()
        return {**given, "petition": typed or given["petition"]}


class ReportForm(VisitForm):
    """The report: how many, what, and what was told there of earlier promises."""

    step = "report_visit"
    told = forms.MultipleChoiceField(label=lazy("上次答应的事，这次当面说了结果的"), required=False, widget=forms.CheckboxSelectMultiple)
    why_untold = when_needed(line(lazy("没有说的，为什么"), most=500))
    heads = forms.IntegerField(label=lazy("一共见了多少人"), min_value=0, help_text=lazy("只写人数。"))
    summary = writing(lazy("看到、听到了什么"), lazy("写地方和事情，不写人名；什么也没有，也写明。"), rows=6, most=2000)

    def prepare(self, record: OutreachRecord, offered: Offered) -> None:
        """List what waits to be told."""
        self.offer("told", offered.to_tell)
        if not offered.to_tell:
            del self.fields["told"], self.fields["why_untold"]
        self.initial["heads"] = sum(piece["heads"] for piece in record.content.get("met", ())) or None

    def values(self) -> dict[str, Any]:
        """Return what was told as a tuple."""
        given = super().values()
        return {**given, "told": tuple(given.get("told", ()))}


class KeepForm(VisitForm):
    """What was done."""

    step, explains = "keep_commitment", lazy("下次去的人会照着您写的说给大家听。")
    done = writing(lazy("怎么做到的"), rows=4, most=2000)


class ExplainForm(VisitForm):
    """Why it was not done."""

    step, explains = "explain_commitment", lazy("没有做到也要回去说明。下次去的人会照着您写的说给大家听。")
    why = writing(lazy("为什么没有做到、现在怎么办"), rows=4, most=2000)


FORMS: dict[str, type[VisitForm]] = {
    form.step: form
    for form in (
        PlaceForm, CorrectPlaceForm, ClosePlaceForm, PlanVisitForm, MoveVisitForm, CancelVisitForm, WentForm, SetOutForm, MetForm, MatterForm, PromiseForm, ReportForm, KeepForm, ExplainForm,
    )
}  # fmt: skip
WITH_TEAM = (PlanVisitForm, MoveVisitForm)


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, SHANGHAI)
