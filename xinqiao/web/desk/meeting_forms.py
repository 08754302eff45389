"""The forms of joint meetings, invitations and tasks: matters, units, days; no field for the name of anybody outside the staff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import convene, decide_item, move_meeting, open_meeting
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_meeting import AgendaSort, DisputeVerdict
from xinqiao.web.desk.step_form import day_field, line, speak_plainly, when_needed, writing
from xinqiao.web.desk.sweep_forms import SweepForm, offer

NOT_NAMES = lazy("写事，不写人名。")
CLOCK = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
ONE = ("", lazy("请选一个"))
Choices = Sequence[tuple[Any, Any]]
TASKS = range(1, decide_item.MOST_TASKS + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the choices of a form are made of. `seats`: unit, its name, and who may come; `is_matter`: the item is about a petition."""

    people: Choices = ()
    units: Choices = ()
    owners: Choices = ()
    seats: Sequence[tuple[int, str, Choices, Any]] = ()
    verdicts: Choices = ()
    is_matter: bool = False
    first: dict[str, Any] = field(default_factory=dict)


class MeetingForm(SweepForm):
    """The form of one step of a meeting, an invitation or a task."""

    def __init__(self, *args: Any, record: OutreachRecord, offered: Offered, **kwargs: Any) -> None:
        self.offered = offered
        super().__init__(*args, record=record, **kwargs)
        self.initial.update(offered.first)
        speak_plainly(self)

    @property
    def given(self) -> dict[str, Any]:
        """What was entered, without what only the form needs."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "anyway")}


class PlanForm(MeetingForm):
    """When, where, who chairs, which units come."""

    day = day_field(lazy("哪一天"))
    since = forms.TimeField(label=lazy("几点开始"), widget=CLOCK)
    until = forms.TimeField(label=lazy("几点结束"), widget=CLOCK)
    place = line(lazy("在哪里开"), required=True, most=SHORT_LIMIT)
    person_id = forms.TypedChoiceField(label=lazy("谁主持"), coerce=int, help_text=lazy("一位领导。纪要由他签。"))
    units = forms.TypedMultipleChoiceField(label=lazy("请哪些单位"), coerce=int, widget=forms.CheckboxSelectMultiple)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Offer leaders and units, and what stands there."""
        offer(self, "person_id", [ONE, *self.offered.people])
        offer(self, "units", list(self.offered.units))
        if record.begins_at and record.ends_at:
            begins, ends = record.begins_at.astimezone(SHANGHAI), record.ends_at.astimezone(SHANGHAI)
            self.initial.update({"day": begins.date(), "since": begins.time(), "until": ends.time(), "place": record.content["place"], "person_id": record.person_id, "units": record.content["units"]})

    @property
    def plan(self) -> dict[str, Any]:
        """The fields of the entry that both steps have."""
        given = self.given
        begins, ends = (datetime.combine(given["day"], given[name], SHANGHAI) for name in ("since", "until"))
        return {"person_id": given["person_id"], "begins_at": begins, "ends_at": ends, "place": given["place"], "units": tuple(given["units"])}


class ConveneForm(PlanForm):
    """A new meeting."""

    step, explains = "convene", lazy("召集以后先列议题，再发通知。参加单位收到通知以后才看得到这次会议。")

    def entry(self) -> convene.Entry:
        """Return the entry."""
        return convene.Entry(**self.plan)


class MoveForm(PlanForm):
    """As it is to be now."""

    step, explains = "move_meeting", lazy("原来的安排留在记录里；新加的单位马上收到通知，不用来的单位不再看得到。")
    reason = writing(lazy("为什么改"), rows=2, most=500)

    def entry(self) -> move_meeting.Entry:
        """Return the entry."""
        return move_meeting.Entry(**self.plan, reason=self.given["reason"])


class PutOnForm(MeetingForm):
    """What is to be discussed, and why."""

    step = "put_on_agenda"
    sort = forms.TypedChoiceField(widget=forms.HiddenInput, coerce=AgendaSort, choices=AgendaSort.choices())
    ref = line(lazy("哪一件信访事项"), lazy("写编号；不是某一件的，空着。涉密的、检举控告的不能上会。"), most=40)
    subject = line(lazy("议什么"), lazy("参加单位读到的就是这句话。写事，不写人名。"), required=True, most=SHORT_LIMIT)
    why = writing(lazy("为什么上会"), NOT_NAMES, rows=3, most=500)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Ask for a number only where the item is put on by hand."""
        self.fields["sort"].initial = AgendaSort.BY_HAND
        if self.offered.first.get("sort", AgendaSort.BY_HAND) is not AgendaSort.BY_HAND:
            self.fields["ref"].widget = forms.HiddenInput()


class TakeOffForm(MeetingForm):
    """Why not."""

    step = "take_off_agenda"
    item = forms.TypedChoiceField(widget=forms.HiddenInput, coerce=int, required=False, empty_value=None)
    proposal = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    reason = writing(lazy("为什么不列"), rows=3, most=500)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Know the items."""
        offer(self, "item", [("", ""), *((item["id"], item["id"]) for item in record.content["items"])])


class SendForm(MeetingForm):
    """Read who does not see what, then send."""

    step, explains = "send_invitations", lazy("每个参加单位的负责人在待办里看到通知，说谁来；各自只看得到能看的议题。")
    is_read = forms.BooleanField(label=lazy("看过了，就这样发"), required=False)


class CancelForm(MeetingForm):
    """Why."""

    step = "cancel_meeting"
    reason = writing(lazy("为什么取消"), rows=3, most=500)


class NameSeatForm(MeetingForm):
    """Who comes."""

    step = "name_seat"
    person_id = forms.TypedChoiceField(label=lazy("谁来"), coerce=int)
    reason = when_needed(line(lazy("不是负责人来的，为什么由他来"), most=500))

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Offer the unit's people."""
        offer(self, "person_id", [ONE, *self.offered.people])


class OpenForm(MeetingForm):
    """Who came."""

    step, explains = "open_meeting", lazy("通知里说好的人没有来、别人来的，会写在到会名单上。")
    others = line(lazy("还有谁在"), lazy("例如：财务科派一人列席。"), most=500)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """One choice a unit."""
        for unit, name, who, expected in self.offered.seats:
            self.fields[f"came_{unit}"] = forms.TypedChoiceField(label=name, coerce=int, required=False, empty_value=None, choices=[("", lazy("没有来")), *who], initial=expected)
        self.order_fields([*(f"came_{seat[0]}" for seat in self.offered.seats), "others"])

    def entry(self) -> open_meeting.Entry:
        """Return the entry."""
        given = self.given
        came = tuple((seat[0], given[f"came_{seat[0]}"]) for seat in self.offered.seats if given[f"came_{seat[0]}"])
        return open_meeting.Entry(came=came, others=given["others"])


class ItemForm(MeetingForm):
    """A form about one item of the agenda."""

    item = forms.IntegerField(widget=forms.HiddenInput)
    decision = writing(lazy("怎么定的"), NOT_NAMES, rows=4, most=2000)

    def item_in(self, record: OutreachRecord) -> dict[str, Any]:
        """Return the item as it stands; {} where there is none."""
        asked = str(self.data.get("item") or self.offered.first.get("item") or "")
        return next((item for item in record.content["items"] if str(item["id"]) == asked), {})


class DecideItemForm(ItemForm):
    """What was decided; who does what until when, at most three tasks."""

    step, explains = "decide_item", lazy("主持人签发以后，任务才交到人；签发以前可以重写。没有任务的，下面空着。")
    told = when_needed(writing(lazy("告诉信访人的话"), lazy("一两句大白话。签发以后他在自己的件上读得到。"), required=False, rows=2, most=500))

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Add the fields of the tasks, and show what stands there."""
        if not self.offered.is_matter:
            del self.fields["told"]
        for nth in TASKS:
            label = {"n": nth}
            self.fields[f"what_{nth}"] = line(lazy("任务%(n)s：办什么") % label, most=500)
            self.fields[f"owner_{nth}"] = when_needed(forms.ChoiceField(label=lazy("任务%(n)s：谁办") % label, required=False, choices=[ONE, *self.offered.owners]))
            self.fields[f"due_{nth}"] = when_needed(day_field(lazy("任务%(n)s：哪天以前") % label))
            self.fields[f"due_{nth}"].required = False
            self.fields[f"proof_{nth}"] = when_needed(line(lazy("任务%(n)s：凭什么看得出办好了") % label, most=500))
        item = self.item_in(record)
        self.initial.update({name: item.get("decided", {}).get(name, "") for name in ("decision", "told")})
        for nth, task in enumerate(item.get("tasks", ()), start=1):
            self.initial.update({f"what_{nth}": task["what"], f"owner_{nth}": f"{task['unit']}:{task['person']}", f"due_{nth}": task["due_on"], f"proof_{nth}": task["proof"]})

    def entry(self) -> decide_item.Entry:
        """Return the entry: a task for every row in which something was written."""
        given, tasks = self.given, []
        for nth in TASKS:
            what, owner, due, proof = (given[f"{name}_{nth}"] for name in ("what", "owner", "due", "proof"))
            if what or owner or due or proof:
                unit, _, person = (owner or "0:0").partition(":")
                tasks.append(decide_item.Task(what=what, unit_id=int(unit), person_id=int(person), due_on=due or timezone.localdate(), proof=proof))
        return decide_item.Entry(item=given["item"], decision=given["decision"], told=given.get("told", ""), tasks=tuple(tasks))


class DecideDisputeForm(ItemForm):
    """Who is competent."""

    step, explains = "decide_dispute", lazy("按下去，信访件上同时照办：和不开会时是同一步，该谁定还是谁定，写明是这次会议定的。")
    verdict = forms.TypedChoiceField(label=lazy("怎么定"), coerce=DisputeVerdict, widget=forms.RadioSelect)
    unit_id = when_needed(forms.TypedChoiceField(label=lazy("指定哪个单位"), coerce=int, required=False, empty_value=None))
    due_on = when_needed(day_field(lazy("由它协办的，哪天以前出意见")))
    told = writing(lazy("告诉信访人的话"), lazy("一两句大白话。"), rows=2, most=500)
    field_order = ("item", "verdict", "unit_id", "due_on", "decision", "told")

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Offer what fits the dispute."""
        self.fields["due_on"].required = False
        offer(self, "verdict", list(self.offered.verdicts))
        offer(self, "unit_id", [ONE, *self.offered.units])
        values = {value for value, _label in self.offered.verdicts}
        for name, wanted in (("unit_id", DisputeVerdict.NAME.value), ("due_on", DisputeVerdict.HELPS.value)):
            if wanted not in values:
                del self.fields[name]


class CloseForm(MeetingForm):
    """Nothing is asked."""

    step, explains = "close_meeting", lazy("每个议题都要记了怎么定的；没有议到的，写明放到下次。以后由主持人看了签。")


class SignForm(MeetingForm):
    """Sign what was read."""

    step, explains = "sign_minutes", lazy("签了就不能改，只能更正成新的一版。任务交到人，信访人在自己的件上读到定了什么。")


class CorrectForm(ItemForm):
    """A new version."""

    step, explains = "correct_minutes", lazy("更正是新的一版，写着日期；原来的写法留着。任务不变，要改任务请信访办退回再定日子。")
    reason = writing(lazy("为什么更正"), rows=2, most=500)

    told = when_needed(writing(lazy("告诉信访人的话"), lazy("改了，他在自己的件上读到更正和为什么；原来的话留着。不改的不动。"), required=False, rows=2, most=500))
    field_order = ("item", "decision", "told", "reason")

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Show what stands there."""
        decided = self.item_in(record).get("decided", {})
        self.initial.update({name: decided.get(name, "") for name in ("decision", "told")})
        if not self.offered.is_matter:
            del self.fields["told"]


class ReportForm(MeetingForm):
    """Done."""

    step = "report_task"
    done = writing(lazy("办了什么"), NOT_NAMES, rows=4, most=2000)
    shown = writing(lazy("凭什么看得出"), lazy("例如：哪里贴着、哪份单子、谁可以去看。"), rows=3, most=2000)


class AcceptForm(MeetingForm):
    """Accepted."""

    step = "accept_task"
    note = writing(lazy("怎么核实的"), required=False, rows=3, most=2000)
    words = writing(lazy("告诉信访人的话"), lazy("一句大白话；空着，他只读到办好了。"), required=False, rows=2, most=500)

    def prepare(self, record: OutreachRecord, people: tuple[tuple[int, str], ...]) -> None:
        """Ask for words to the petitioner only where there is one who may be told."""
        if not self.offered.is_matter:
            del self.fields["words"]


class ReturnForm(MeetingForm):
    """What is missing."""

    step = "return_task"
    reason = writing(lazy("还缺什么"), rows=3, most=500)
    due_on = day_field(lazy("哪天以前再办好"))


class EndTaskForm(MeetingForm):
    """Why it need not be done."""

    step, explains = "end_task", lazy("事情已经变了、不用再办的，写明为什么；承办人读得到。办好了的，请他说办好了，再认可。")
    reason = writing(lazy("为什么不用再办"), rows=3, most=500)


FORMS: dict[str, type[MeetingForm]] = {
    form.step: form
    for form in (
        ConveneForm, MoveForm, PutOnForm, TakeOffForm, SendForm, CancelForm, NameSeatForm, OpenForm, DecideItemForm, DecideDisputeForm, CloseForm, SignForm, CorrectForm,
        ReportForm, AcceptForm, ReturnForm, EndTaskForm,
    )
}  # fmt: skip
