"""The forms about several people and several matters: co-signers, merging, splitting."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions import matter
from xinqiao.petitions.perform import step_module
from xinqiao.petitions.steps import merge_into, name_member
from xinqiao.rules.disclosure import Disclosure
from xinqiao.rules.limits import SHORT_LIMIT, TITLE_LIMIT
from xinqiao.rules.terms_joint import MemberRole
from xinqiao.vault import store
from xinqiao.web.desk.places import petition_url
from xinqiao.web.desk.step_form import StepForm, choices, line, writing


class Digits(forms.CharField):
    """A field for a number or a list of numbers, not for a text."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(max_length=most, error_messages={"required": lazy("请写这一项。")}, **kwargs)


class NameMemberForm(StepForm):
    """登记联名人."""

    step = "name_member"
    explains = lazy("姓名和电话锁在身份库里，页面上只显示首字。登记以后打一张联名确认单交给他本人，由他自己确认。")
    name = line(lazy("姓名"), required=True, most=60)
    phone = line(lazy("电话"), most=30)
    address = line(lazy("住址"), lazy("没有电话的，确认单寄到这里。"), most=SHORT_LIMIT)
    role = forms.ChoiceField(label=lazy("他在联名里"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        self.fields["role"].choices = choices(MemberRole)  # type: ignore[attr-defined]
        self.fields["role"].initial = MemberRole.SIGNER.value

    def entry(self) -> Any:
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "role")}
        return name_member.Entry(**values, role=MemberRole(self.cleaned_data["role"]))


class MemberAnswerForm(StepForm):
    """What a co-signer said when he was asked."""

    how = line(lazy("怎么问到本人的"), lazy("例如：当面，看了身份证；打他自己留的电话。"), required=True, most=100)
    said = writing(lazy("本人怎么说"), lazy("照他的原话写，只有工作人员看得到。"), rows=3)


class ConfirmMemberForm(MemberAnswerForm):
    """联名人本人确认, told to staff."""

    step, instead = "confirm_member", "deny_member"
    explains = lazy("只记本人亲口说的，别人代说的不算。他也可以凭确认单自己上网确认。")


class DenyMemberForm(MemberAnswerForm):
    """联名人否认签名, told to staff."""

    step, instead = "deny_member", "confirm_member"
    explains = lazy("他说没有参加的，人数里就不再算他；这件事照常办，不因此作废。冒名是谁做的，这里不判断。")


class MergeIntoForm(StepForm):
    """提出并案."""

    step = "merge_into"
    explains = lazy("同一件事有几个人反映的，并到一件里办，免得查几遍。要由另一个人确认。每个反映人照样单独收到书面答复，期限各算各的；谁也看不到对方是谁。检举控告不能并。")
    number = Digits(label=lazy("并到哪一件（编号）"), help_text=lazy("两件要办到同一步：都已甄别，或者都已受理。"), most=40)
    equals = Digits(
        label=lazy("这件的各项要求，依次是那一件的第几项"), help_text=lazy("用顿号隔开，例如：1、2。那一件里没有的要求，先拆出来另办。"), most=100
    )
    reason = writing(lazy("为什么是同一件事"), rows=3)

    def prepare(self) -> None:
        claims = len(self.opened.dossier.remaining)
        self.fields["equals"].initial = "、".join(str(n) for n in range(1, claims + 1))
        self.fields["number"].initial = self._proposed()

    def _proposed(self) -> str:
        """Return the oldest petition with the same contact that stands at the same point, if this reader sees one."""
        found = self.opened
        if found.disclosure() is not Disclosure.MASK:
            return ""
        numbers = store.same_contact(found.petition.identity_id, limit=matter.SIMILAR)
        rows = matter.find_some(numbers, found.actor, found.directory)
        return next((row.number for row in reversed(rows) if row.standing is found.petition.standing), "")

    def clean_equals(self) -> tuple[int, ...]:
        """Read the positions; refuse what is none."""
        parts = [part for part in re.split(r"[^0-9０-９]+", self.cleaned_data["equals"]) if part]
        if not parts or any(len(part) > 3 for part in parts):
            raise forms.ValidationError(_("请写数字，用顿号隔开，例如：1、2。"))
        return tuple(map(int, parts))

    def entry(self) -> Any:
        values = self.cleaned_data
        return merge_into.Entry(number=values["number"], reason=values["reason"], equals=values["equals"])


class ConfirmMergeForm(StepForm):
    """确认并案."""

    step, instead, template = "confirm_merge", "unmerge", "desk/steps/merge_other.html"
    explains = lazy("看过两件，确认是同一件事再点。会开出并案告知书，送达以后告知期限才停；受理、答复随主件走，答复单独开给这件的反映人。")

    def shown(self) -> dict[str, Any]:
        """Return the petition that is to lead, for whoever reads both before he confirms; nothing if he may not see it."""
        linked, found = self.opened.linked, self.opened
        lead = matter.find(linked.content["number"], found.actor, found.directory) if linked else None
        if lead is None:
            return {}
        other = replace(found, matter=matter.load(lead), linked=None)
        claims = [{"text": other.clean(claim.text)} for claim in other.dossier.remaining]
        said = other.said()
        return {"other": {"number": lead.number, "url": petition_url(lead.number), "title": said["title"], "text": said["text"], "claims": claims}}


class UnmergeForm(StepForm):
    """分开办."""

    step = "unmerge"
    explains = lazy("这件从原来那一步接着办，原来的期限照算，不因为并错了多一天。")
    reason = writing(lazy("为什么分开"), rows=3)


class SplitOffForm(StepForm):
    """拆出一部分."""

    step = "split_off"
    explains = lazy("几件不同的事写在一封信里的，拆开各办各的：新编号、同一个查询码、收到日期不变。夹着检举控告的：先把普通的要求拆出来，新件里一个字也不提检举，再把剩下的这一件甄别为检举密封。")
    positions = forms.TypedMultipleChoiceField(label=lazy("拆出哪几项"), coerce=int, widget=forms.CheckboxSelectMultiple)
    title = line(lazy("拆出的件的标题"), lazy("写事，不写人名，也不写留下的那部分。"), required=True, most=TITLE_LIMIT)
    text = writing(lazy("拆出的件的正文"), lazy("只摘与这几项有关的话；不写就用要求本身。"), required=False, rows=5)
    attachments = forms.TypedMultipleChoiceField(
        label=lazy("哪些附件一起过去"), help_text=lazy("只选与这几项有关、没有写到留下那部分的。"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = writing(lazy("为什么要拆开"), rows=2)

    def prepare(self) -> None:
        remaining = self.opened.dossier.remaining
        self.fields["positions"].choices = [(claim.position, f"{claim.position}. {self.opened.clean(claim.text)}") for claim in remaining]  # type: ignore[attr-defined]
        files = [(file.pk, file.name) for file in matter.attachments(self.opened.petition.pk)]
        if files:
            self.fields["attachments"].choices = files  # type: ignore[attr-defined]
        else:
            del self.fields["attachments"]

    def entry(self) -> Any:
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "positions", "attachments")}
        chosen = {"positions": tuple(self.cleaned_data["positions"]), "attachments": tuple(self.cleaned_data.get("attachments", ()))}
        return step_module(self.step).Entry(**values, **chosen)


class ReleaseClaimsForm(SplitOffForm):
    """把普通的要求交回信访办."""

    step = "release_claims"
    explains = lazy("密封的件里夹着普通的要求，或者根本不是检举控告：选出来交回信访办，另外编号办理，同一个查询码、收到日期不变。新件里一个字也不要提检举。这一件仍然密封，只有您看得到；记得把情况告诉检举人。")


class UnsplitForm(StepForm):
    """拆出的并回来."""

    step = "unsplit"
    explains = lazy("只有拆出去的还没有转出、没有受理才可以。那个编号不再用，要求回到这一件。")
    reason = writing(lazy("为什么并回来"), rows=3)


JOINT_FORMS: tuple[type[StepForm], ...] = (
    NameMemberForm, ConfirmMemberForm, DenyMemberForm, MergeIntoForm, ConfirmMergeForm, UnmergeForm, SplitOffForm, ReleaseClaimsForm, UnsplitForm,
)  # fmt: skip
