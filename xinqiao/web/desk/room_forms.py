"""The forms of the reception room: counts, a wish in a few words, what became of it; names only where their bearers wish it."""

from __future__ import annotations

import secrets

from django import forms
from django.utils.translation import gettext_lazy as lazy

from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import note_room_visit
from xinqiao.vault.redact import redactor
from xinqiao.web.desk.step_form import line, when_needed, writing
from xinqiao.web.desk.sweep_forms import SweepForm
from xinqiao.web.taking_number import count

People = tuple[tuple[int, str], ...]


class CallForm(SweepForm):
    """Nothing to say."""

    step = "call_room_number"


class LeaveForm(SweepForm):
    """Nothing to say: nobody must say why he leaves."""

    step, explains = "leave_room", lazy("只记几点走的，不问原因。")


class NoteForm(SweepForm):
    """How many, who speaks, what they want."""

    step = "note_room_visit"
    explains = lazy("几个人一起来的，请大家推选代表来谈，最多五位（条例§20(3)）。别的人不用走，在等候区歇着就行。")
    heads = count(lazy("一共来了几个人"), lazy("为这件事来的都算。"), least=1)
    speakers = count(lazy("其中几位代表来谈"), lazy("五个人以内不用推选，可以写 0。"))
    companions = count(lazy("陪着来的有几位"), lazy("家属、帮着说话的；只记人数。"))
    wish = writing(lazy("想办什么"), lazy("一两句话，写事。要办的，接着“登记一件”。"), required=False, rows=3, most=note_room_visit.LONGEST)
    names_wished = forms.BooleanField(label=lazy("代表本人愿意留姓名"), required=False, help_text=lazy("不愿意的不写，一样接待。"))
    names = when_needed(writing(lazy("代表的姓名，一行一位"), required=False, rows=2, most=400))

    def prepare(self, record: OutreachRecord, people: People) -> None:
        """Show what stands there."""
        said = record.content
        self.initial.update({"heads": said.get("heads", 1), "speakers": said.get("speakers", 0), "companions": said.get("companions", 0), "wish": said.get("wish", "")})
        self.initial.update({"names": "\n".join(said.get("names", ())), "names_wished": bool(said.get("names"))})

    def hints(self) -> bool:
        """Whether the wish seems to name somebody; the names have a field of their own."""
        wish = self.cleaned_data.get("wish", "")
        self.names_somebody = bool(wish and not self.cleaned_data.get("anyway") and redactor(said=[wish])(wish) != wish)
        return self.names_somebody

    def entry(self) -> note_room_visit.Entry:
        """Return the step's entry; an empty box is one person, or none."""
        given = self.cleaned_data
        names = tuple(name.strip() for name in given["names"].splitlines() if name.strip())
        return note_room_visit.Entry(
            heads=1 if given["heads"] is None else given["heads"], speakers=given["speakers"] or 0, companions=given["companions"] or 0, wish=given["wish"],
            names=names, names_wished=given["names_wished"],
        )  # fmt: skip


class LinkForm(SweepForm):
    """The number of what was registered."""

    step, explains = "link_room_visit", lazy("从这里点“登记一件”登记的，会自动连上；已经另外登记好的，填上编号。")
    petition = line(lazy("信访事项的编号"), required=True, most=24)


class AnswerForm(SweepForm):
    """Nothing to say: the answer is the document."""

    step, explains = "answer_room_visit", lazy("当场书面答复签发以后，打印出来给他，再按这一步。")


class DirectForm(SweepForm):
    """Where to, and why there."""

    step, explains = "direct_room_visit", lazy("写下来打成纸条给他，免得他再白跑。")
    where = writing(lazy("去哪里、找谁办"), lazy("部门、地点、电话；写单位和岗位。"), rows=3, most=300)
    why = writing(lazy("为什么去那里办"), lazy("例如：劳动报酬的争议归劳动仲裁，有时效，请尽快去。"), rows=3, most=300)

    def hints(self) -> bool:
        """The phone of an office is meant to stand here."""
        return False


class IncidentForm(SweepForm):
    """Facts and who saw them."""

    step = "note_room_incident"
    explains = lazy("只记这次来访当时发生了什么、怎么处理的，不写是谁。不进任何名单，查不到人；到期自动抹去。")
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    facts = writing(lazy("发生了什么"), lazy("几点、什么情况、当时怎么处理的。不写人名、不写看法。"), rows=5, most=1000)
    witness = line(lazy("谁看见的"), lazy("写岗位，例如：当班保安、二号窗口接待员。"), required=True, most=60)

    def prepare(self, record: OutreachRecord, people: People) -> None:
        """The mark makes two clicks one."""
        self.fields["token"].initial = secrets.token_hex(16)


FORMS: dict[str, type[SweepForm]] = {
    form.step: form for form in (CallForm, NoteForm, LinkForm, AnswerForm, DirectForm, LeaveForm, IncidentForm)
}  # fmt: skip
WITHOUT_FIELDS = frozenset({"call_room_number", "leave_room"})  # taken by a button, where the page is as its reader saw it
