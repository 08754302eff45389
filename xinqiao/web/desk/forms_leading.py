"""The forms of what leaders set going: directives and sponsorships."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.sponsoring import leaders
from xinqiao.petitions.steps import report_on_instruction, sponsor
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.forms_office import indented_units
from xinqiao.web.desk.step_form import StepForm, day_field, writing
from xinqiao.web.ui.speech import speech


class InstructForm(StepForm):
    """写批示."""

    step = "instruct"
    explains = lazy("批给哪个单位，它当天在待办里看到，签收、落实，再向您报告。反映人看不到批示的内容。")
    text = writing(lazy("批示内容"), rows=3)
    unit_id = forms.TypedChoiceField(label=lazy("批给哪个单位"), coerce=int)
    due_on = day_field(lazy("哪天以前报告"), lazy("可以不定。"))

    def prepare(self) -> None:
        opened = self.opened
        units = [unit for unit in opened.directory.units.values() if unit.exists_on(opened.today)]
        self.fields["unit_id"].choices = indented_units(opened, units)  # type: ignore[attr-defined]
        self.fields["unit_id"].initial = opened.dossier.responsible_unit_id
        self.fields["due_on"].required = False


class AcknowledgeForm(StepForm):
    """签收批示."""

    step = "acknowledge_instruction"
    explains = lazy("签收就是：读过了，马上办。办好以后报告落实情况。")


class ReportOnInstructionForm(WithFiles, StepForm):
    """报告批示落实."""

    step = "report_on_instruction"
    explains = lazy("写清批示的每一点怎么落实的。批示的领导在消息里看到。")
    report = writing(lazy("落实情况"), lazy("做了什么、哪天做的、还剩什么。"))

    def entry(self) -> Any:
        """Return the entry with the files."""
        return report_on_instruction.Entry(report=self.cleaned_data["report"], uploads=tuple(self.kept_uploads))


class SponsorForm(StepForm):
    """安排领导包案."""

    step = "sponsor"
    explains = lazy("由一位领导负责到底：写明怎么办、哪天办到哪一步。反映人在查询页看得到由哪一级的领导包案、哪天前要有结果。")
    person_id = forms.TypedChoiceField(label=lazy("哪位领导包案"), coerce=int)
    plan = writing(lazy("打算怎么办"), lazy("谁参加、查什么、怎么解决。"), rows=4)
    milestones = writing(lazy("节点"), lazy("一行一个，先写日子：2026-04-01 到现场看。最后一个就是包案的期限。"), rows=4)

    def prepare(self) -> None:
        opened, s = self.opened, speech()
        found = leaders(opened.dossier, opened.directory, opened.today)
        self.fields["person_id"].choices = [  # type: ignore[attr-defined]
            (post.person_id, " ".join(filter(None, (s.say(opened.directory.unit(post.unit_id)), (post.title_en or post.title) if s.english else post.title, post.person.name))))
            for post in found
        ]
        mine = opened.actor.person_id
        self.fields["person_id"].initial = mine if mine in {post.person_id for post in found} else None
        first = opened.today + timedelta(days=14)
        self.fields["milestones"].widget.attrs["placeholder"] = f"{first.isoformat()} …"

    def clean_milestones(self) -> tuple[sponsor.Milestone, ...]:
        """Read one milestone a line; say which line is wrong."""
        lines = [line.strip() for line in self.cleaned_data["milestones"].splitlines() if line.strip()]
        return tuple(_milestone(line, n) for n, line in enumerate(lines, 1))


def _milestone(line: str, n: int) -> sponsor.Milestone:
    day, _space, text = line.replace("\u3000", " ").partition(" ")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise forms.ValidationError(_("第 %(n)s 行先写日子，像 2026-04-01，空一格，再写要办到哪一步。") % {"n": n}) from None
    if not text.strip():
        raise forms.ValidationError(_("第 %(n)s 行只有日子，请写要办到哪一步。") % {"n": n})
    return sponsor.Milestone(text=text.strip(), on=on)


class ReachMilestoneForm(StepForm):
    """记录节点办成."""

    step, instead = "reach_milestone", "end_sponsorship"
    milestone = forms.TypedChoiceField(label=lazy("哪个节点"), coerce=int)
    done = writing(lazy("做了什么"), rows=3)

    def prepare(self) -> None:
        s, stones = speech(self.opened.today), self.opened.linked.content.get("milestones", ()) if self.opened.linked else ()
        self.fields["milestone"].choices = [  # type: ignore[attr-defined]
            (n, f"{s.day(date.fromisoformat(stone['on']))} {stone['text']}") for n, stone in enumerate(stones, 1) if "done" not in stone
        ]


class EndSponsorshipForm(StepForm):
    """结束包案."""

    step, instead = "end_sponsorship", "reach_milestone"
    explains = lazy("写清结果。结束以后会告诉反映人；结果的内容他看不到，书面答复另走。")
    result = writing(lazy("结果"), lazy("有节点没有办成的，写明原因。"), rows=4)


LEADING_FORMS: tuple[type[StepForm], ...] = (
    InstructForm, AcknowledgeForm, ReportOnInstructionForm, SponsorForm, ReachMilestoneForm, EndSponsorshipForm,
)  # fmt: skip
