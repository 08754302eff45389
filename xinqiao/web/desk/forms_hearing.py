"""The forms of hearings: called, agreed to, held, concluded, refused or cancelled."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions import hearing
from xinqiao.petitions.steps import hold_hearing
from xinqiao.rules.terms_handling import Attendance
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, writing
from xinqiao.web.ui.speech import speech


class CallHearingForm(StepForm):
    """通知听证."""

    step = "call_hearing"
    explains = lazy("重大、复杂的，或者反映人要求的，可以听证。至少提前 7 天书面通知；主持人不能是办理、调查这件事的人。办理期限照常计算。")
    subject = writing(lazy("听什么"), lazy("写给反映人看：哪几个问题要当面说清。"), rows=3)
    on = day_field(lazy("哪天听证"), lazy("至少提前 7 天，30 天以内。"))
    at = forms.TimeField(
        label=lazy("几点"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": lazy("请写几点，比如 09:30。"), "invalid": lazy("时间写得不对，请写成 09:30 这样。")},
    )  # fmt: skip
    place = line(lazy("在哪里"), lazy("写清楼、房间，反映人照着来。"), required=True)
    chair_id = forms.TypedChoiceField(label=lazy("谁主持"), coerce=int, help_text=lazy("没有办过、调查过这件事的人。"))

    def prepare(self) -> None:
        opened, s = self.opened, speech()
        people: dict[int, str] = {}
        for post in hearing.may_chair(opened.dossier, opened.directory, opened.today):
            title, name = (post.title_en or post.title, post.person.name_en or post.person.name) if s.english else (post.title, post.person.name)
            people.setdefault(post.person_id, f"{s.say(opened.directory.unit(post.unit_id))} · {title} {name}")
        self.fields["chair_id"].choices = [("", _("请选一个")), *people.items()]  # type: ignore[attr-defined]
        self.fields["on"].initial = opened.today + timedelta(days=opened.directory.policy(hearing.NOTICE, opened.today) + 3)
        self.fields["at"].initial = "09:30"


class GrantHearingForm(CallHearingForm):
    """同意听证."""

    step, instead = "grant_hearing", "refuse_hearing"


class CallReviewHearingForm(CallHearingForm):
    """通知复核听证."""

    step = "call_review_hearing"
    explains = lazy("复核中可以听证，听证的天数不算在复核期限里：从这一步起期限自己停，举行或者取消以后自己继续。至少提前 7 天书面通知。")


class RefuseHearingForm(StepForm):
    """不听证."""

    step, instead = "refuse_hearing", "grant_hearing"
    explains = lazy("不听证的，要写清为什么；反映人会读到。")
    reason = writing(lazy("为什么不听证"), lazy("例如：事实双方都认，只是依据的问题。"), rows=3)


class HoldHearingForm(StepForm, WithFiles):
    """举行听证."""

    step = "hold_hearing"
    explains = lazy("如实记：谁到场，各方说了什么。反映人没有来、中途离开的，也照实记，不作别的处理。笔录请各方签名，拍照放进来。")
    held_on = day_field(lazy("哪天听证的"))
    came = forms.ChoiceField(label=lazy("反映人"), widget=forms.RadioSelect)
    present = writing(lazy("有哪些人到场"), lazy("写身份和岗位：主持人、记录人、办理单位、反映人一方、听证员。"), rows=3)
    minutes = writing(lazy("各方说了什么"), lazy("按先后写。反映人读得到这份笔录。"), rows=8)
    field_order = ("version", "held_on", "came", "present", "minutes", "uploads")

    def prepare(self) -> None:
        self.fields["came"].choices = choices(Attendance)  # type: ignore[attr-defined]
        self.fields["held_on"].initial = self.opened.today

    def entry(self) -> Any:
        """Return the entry with the files."""
        given = self.cleaned_data
        return hold_hearing.Entry(
            held_on=given["held_on"], came=Attendance(given["came"]), present=given["present"], minutes=given["minutes"],
            uploads=tuple(self.kept_uploads),
        )  # fmt: skip


class HearingOpinionForm(StepForm):
    """出具听证意见."""

    step = "hearing_opinion"
    explains = lazy("由主持人写，或者由没有办过、调查过这件事的人写。根据听证写：哪些事实各方都认，哪些有争议，主持人怎么看。反映人读得到；答复要以它为依据。")
    opinion = writing(lazy("听证意见"), rows=8)


class CancelHearingForm(StepForm):
    """取消听证."""

    step, instead = "cancel_hearing", "hold_hearing"
    explains = lazy("要改日子的，取消以后重新通知：新的日子也要提前 7 天。反映人会读到原因。")
    reason = writing(lazy("为什么取消"), lazy("他会读到。"), rows=3)


HEARING_FORMS: tuple[type[StepForm], ...] = (
    CallHearingForm, GrantHearingForm, CallReviewHearingForm, RefuseHearingForm, HoldHearingForm, HearingOpinionForm, CancelHearingForm,
)  # fmt: skip
