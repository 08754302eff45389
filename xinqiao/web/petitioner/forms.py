"""The forms of the portal, each for one page."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinqiao.petitions.numbering import formatted
from xinqiao.rules.limits import CLAIM_LIMIT, CLAIMS_LIMIT, SHORT_LIMIT, TEXT_LIMIT, TITLE_LIMIT, WRITING_LIMIT
from xinqiao.rules.terms import RatingValue, ReopenGround, Secrecy
from xinqiao.web.petitioner.fields import PastDay, Phone, Words, check_past
from xinqiao.web.petitioner.forms_together import FearForm, TogetherForm
from xinqiao.web.petitioner.wording import capital
from xinqiao.web.ui.speech import speech

HAPPENED_LIMIT = 80
DERIVED_TITLE = 30
IDENTITY = ("name", "phone", "email", "address")
LISTED = re.compile(r"^(?:[0-9０-９]{1,2}\s*[、.．)）](?![0-9])|[·\-—•*])\s*")  # 「1、」 before a claim, but not 「3.5 吨」

WHO_SEES: dict[Secrecy, Any] = {
    Secrecy.REAL_NAME: gettext_lazy("办理人员能看到您是谁，可以直接找您核实；办完书面答复您。"),
    Secrecy.CONFIDENTIAL: gettext_lazy("办理单位看不到您是谁；只有信访办送答复时，还有纪检或者工会问您有没有被打击报复时能打开，谁打开过您查得到；照样书面答复您。"),
    Secrecy.ANONYMOUS: gettext_lazy("谁也不知道您是谁；我们照样办，但不能找您核实，答复也送不到您手里，请凭编号和查询码来看；匿名检举的，按规定不用反馈结果。"),
}


def _cards() -> list[tuple[str, SafeString]]:
    card = '<span class="choice"><b>{}</b> <span class="sub">{}</span></span>'
    return [(kind.value, format_html(card, capital(speech().say(kind)), WHO_SEES[kind])) for kind in Secrecy]


def _ratings() -> list[tuple[str, str]]:
    return [(value.value, capital(speech().say(value))) for value in RatingValue]


class WhatForm(forms.Form):
    """Step 1: what happened, and what is wanted."""

    text = Words(
        label=gettext_lazy("发生了什么"), limit=TEXT_LIMIT, rows=9,
        help_text=gettext_lazy("什么事、涉及谁、现在怎么样了。像跟人说话一样写，想到哪写到哪。"),
        missing=gettext_lazy("请写下发生了什么，几句话就行。"),
    )  # fmt: skip
    wants = Words(
        label=gettext_lazy("您想要什么"), limit=CLAIM_LIMIT * CLAIMS_LIMIT, rows=4,
        help_text=gettext_lazy("一行写一个要求，我们会一条一条答复您。"),
        missing=gettext_lazy("请写一下您想要什么，比如：马上恢复供暖。"),
    )  # fmt: skip
    title = Words(
        label=gettext_lazy("用一句话说是什么事"), limit=TITLE_LIMIT, required=False,
        help_text=gettext_lazy("不写也行，我们取您写的头一句话。"),
    )  # fmt: skip

    kind = forms.ChoiceField(
        label=gettext_lazy("是哪一类的事"), required=False, help_text=gettext_lazy("选一样，下一页再问您几句；不答也交得上去。都不像就不选。"),
        error_messages={"invalid_choice": gettext_lazy("这一类现在不问了。请重新选，或者不选。")},
    )  # fmt: skip
    same = forms.CharField(required=False, max_length=18, widget=forms.HiddenInput)  # a published answer with the same problem

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kinds:
            self.fields["kind"].choices = [("", _("都不像")), *kinds]  # type: ignore[attr-defined]
        else:
            del self.fields["kind"]

    def clean_same(self) -> str:
        typed: str = self.cleaned_data["same"]
        return typed if typed.isascii() and typed.isdecimal() else ""

    def clean_wants(self) -> str:
        claims = claims_of(self.cleaned_data["wants"])
        if len(claims) > CLAIMS_LIMIT:
            raise forms.ValidationError(_("要求最多写 {limit} 条。请把相近的并成一条。").format(limit=CLAIMS_LIMIT))
        if any(len(claim) > CLAIM_LIMIT for claim in claims):
            raise forms.ValidationError(_("一条要求最多 {limit} 个字。请缩短，详细情况写在上面。").format(limit=CLAIM_LIMIT))
        return "\n".join(claims)


class WhereForm(forms.Form):
    """Step 2: where and when."""

    place = Words(
        label=gettext_lazy("在哪里"), limit=SHORT_LIMIT, required=False,
        help_text=gettext_lazy("比如：二矿宿舍三号楼，或者综采二队。"),
    )  # fmt: skip
    happened = Words(
        label=gettext_lazy("什么时候"), limit=HAPPENED_LIMIT, required=False,
        help_text=gettext_lazy("记不清就写个大概，比如：上个月开始，每天晚上。"),
    )  # fmt: skip
    happened_on = PastDay(label=gettext_lazy("知道是哪一天的话"), required=False)
    about = Words(
        label=gettext_lazy("反映的是谁、哪个单位"), limit=SHORT_LIMIT, required=False,
        help_text=gettext_lazy("说的就是某个人、某个单位的，写在这里，比如：综采二队队长。信访办看了会登记：他和他的下属、管他的人看不到这件，也不能经手。"),
    )  # fmt: skip

    accuses = forms.BooleanField(
        label=gettext_lazy("我检举、控告他"), required=False,
        help_text=gettext_lazy("有人违纪违法、贪占、欺压人的，勾上：信访办判断由谁处理以前，只有登记这件的少数工作人员看得到，领导也看不到；上面写了全名的人和单位，系统认得的，马上不让他看。"),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()

    def clean_accuses(self) -> str:
        """Return "yes" or nothing, as the draft keeps it."""
        return "yes" if self.cleaned_data["accuses"] else ""

    def clean_happened_on(self) -> str:
        day: date | None = self.cleaned_data["happened_on"]
        check_past(day, self.today)
        return day.isoformat() if day else ""


class WhoForm(FearForm, TogetherForm):
    """Step 3: who files, and how he can be reached."""

    needs_contact = True

    secrecy = forms.ChoiceField(
        label=gettext_lazy("您的名字给谁看"), widget=forms.RadioSelect, choices=_cards,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("请选一种：实名、保密，还是匿名。")),
    )  # fmt: skip
    name = Words(
        label=gettext_lazy("姓名"), limit=40, missing=gettext_lazy("请写姓名。不想留姓名，可以选“匿名”。"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = Phone(
        label=gettext_lazy("电话"), limit=30, required=False, is_conditional=True,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    email = Words(
        label=gettext_lazy("电子邮箱"), limit=120, required=False, is_conditional=True,
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        help_text=gettext_lazy("有新进展时，给您发一封不写内容的提醒。"),
    )  # fmt: skip
    address = Words(
        label=gettext_lazy("通信地址"), limit=SHORT_LIMIT, required=False, is_conditional=True,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}), help_text=gettext_lazy("想收纸质答复就写上。"),
    )  # fmt: skip

    def clean_email(self) -> str:
        typed: str = self.cleaned_data["email"]
        if typed:
            EmailValidator(_("邮箱地址好像不完整。请改成这样：name@example.com。"))(typed)
        return typed

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("secrecy") == Secrecy.ANONYMOUS:
            # Nothing of it is kept, so nothing in it can be wrong.
            for field in IDENTITY:
                self.errors.pop(field, None)
            return typed | dict.fromkeys(IDENTITY, "")
        if not self.needs_contact:
            return typed
        reachable = any(typed.get(field) or field in self.errors for field in ("phone", "email", "address"))
        if not reachable:
            self.add_error("phone", _("请留一种联系方式：电话、邮箱或者地址，写一样就行。"))
        return typed


class LookUpForm(forms.Form):
    """Number and query code."""

    number = Words(
        label=gettext_lazy("编号"), limit=40, help_text=format_lazy(gettext_lazy("在回执上，比如 {number}。"), number=formatted(2026, 123)),
        missing=gettext_lazy("请写编号，在回执的第一行。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    code = Words(
        label=gettext_lazy("查询码"), limit=60, help_text=gettext_lazy("12 个数字，空格写不写都行。"),
        missing=gettext_lazy("请写查询码，12 个数字，也在回执上。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class CheckForm(forms.Form):
    """The number of a document and its check value."""

    number = Words(
        label=gettext_lazy("文书编号"), limit=60, help_text=gettext_lazy("在文书上方的横线下面。括号用哪种都行。"),
        missing=gettext_lazy("请写文书编号。"), widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    check = Words(
        label=gettext_lazy("核对码"), limit=80, help_text=gettext_lazy("印在每一页下面，写前 12 位就行。"),
        missing=gettext_lazy("请写核对码，前 12 位就行。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip


class CheckReceiptForm(forms.Form):
    """A receipt: its file, or what stands on it."""

    file = forms.FileField(
        label=gettext_lazy("回执文件"), required=False, help_text=gettext_lazy("交的时候存下来的那个文件，名字最后是 .json。"),
        widget=forms.FileInput(attrs={"accept": ".json,.txt,.eml,application/json,text/plain"}),
    )  # fmt: skip
    said = Words(
        label=gettext_lazy("或者粘贴回执上的签名文字"), limit=WRITING_LIMIT, rows=6, required=False,
        help_text=gettext_lazy("没有文件，就写编号和内容指纹，中间空一格；指纹写前 12 位就行。"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not (typed.get("file") or typed.get("said") or self.errors):
            self.add_error("said", _("请选文件，或者写编号和内容指纹。"))
        return typed


class WriteForm(forms.Form):
    """A remark, or more material."""

    text = Words(label=gettext_lazy("您想说什么"), limit=WRITING_LIMIT, rows=6, required=False)


class AskedForm(WriteForm):
    """The same while material was asked for: is this it?"""

    is_answer = forms.ChoiceField(
        label=gettext_lazy("这是"), widget=forms.RadioSelect, initial="yes",
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("请选一个。")),
        choices=[("yes", gettext_lazy("我补充的材料")), ("no", gettext_lazy("只是问一句话，材料以后再交"))],
    )  # fmt: skip
    field_order = ("is_answer", "text")


class RateForm(forms.Form):
    """Two objects, three values each, and a reason."""

    office = forms.ChoiceField(
        label=gettext_lazy("信访办的工作"), widget=forms.RadioSelect, choices=_ratings,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("请选一个。")),
    )  # fmt: skip
    unit = forms.ChoiceField(
        label=gettext_lazy("办理单位的工作"), widget=forms.RadioSelect, choices=_ratings,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("请选一个。")),
    )  # fmt: skip
    reason = Words(
        label=gettext_lazy("为什么"), limit=WRITING_LIMIT, rows=4, required=False,
        help_text=gettext_lazy("不满意又写了理由的，由不办这件事的负责人来看，决定要不要重新办。"),
    )  # fmt: skip


class ReopenForm(forms.Form):
    """One of three grounds, and what happened."""

    ground = forms.ChoiceField(
        label=gettext_lazy("哪一种情况"), widget=forms.RadioSelect, choices=lambda: [(g.value, capital(speech().say(g))) for g in ReopenGround],
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("请选一个。")),
    )  # fmt: skip
    reason = Words(
        label=gettext_lazy("现在是怎么回事"), limit=WRITING_LIMIT, rows=6,
        help_text=gettext_lazy("答应了什么、现在怎么样，或者有什么新情况。"), missing=gettext_lazy("请写几句，说说现在是怎么回事。"),
    )  # fmt: skip


class ReviewForm(forms.Form):
    """Why he does not agree; and, once the time is over, why he asks late."""

    grounds = Words(
        label=gettext_lazy("哪里不服、为什么"), limit=WRITING_LIMIT, rows=7,
        help_text=gettext_lazy("答复里哪一条不对、事实是什么、您有什么证据。"), missing=gettext_lazy("请写几句，说说哪里不服、为什么。"),
    )  # fmt: skip
    why_late = Words(
        label=gettext_lazy("为什么过了期限才申请"), limit=WRITING_LIMIT, rows=4, required=False,
        help_text=gettext_lazy("比如：住院、没有收到答复。由负责人看了决定。"), missing=gettext_lazy("请写一下为什么晚了。没有理由的，也可以走仲裁、诉讼，或者有新情况再反映。"),
    )  # fmt: skip

    def __init__(self, *args: Any, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_late:
            self.fields["why_late"].required = True
        else:
            del self.fields["why_late"]


class DropReviewForm(forms.Form):
    """That nobody made him withdraw his request."""

    is_voluntary = forms.BooleanField(
        label=gettext_lazy("是我自己愿意撤回，没有人要求我撤"),
        error_messages={"required": gettext_lazy("自己愿意才能撤回。有人要求您撤的，请不要撤，给我们留言。")},
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why he gives it up, and that nobody made him."""

    reason = Words(
        label=gettext_lazy("为什么不想办了"), limit=WRITING_LIMIT, rows=4, missing=gettext_lazy("请写几句，比如：问题已经解决了。")
    )  # fmt: skip
    is_voluntary = forms.BooleanField(
        label=gettext_lazy("是我自己愿意撤回，没有人要求我撤"),
        error_messages={"required": gettext_lazy("自己愿意才能撤回。有人要求您撤的，请不要撤，给我们留言。")},
    )  # fmt: skip


def claims_of(wants: str) -> tuple[str, ...]:
    """Return one claim a line; a number or a dot somebody put before it is taken off."""
    lines = (line.strip() for line in wants.split("\n"))
    return tuple(bare for line in lines if (bare := LISTED.sub("", line, count=1).strip()))


def title_of(title: str, text: str) -> str:
    """Return the typed title, or the first words of the text."""
    if title:
        return title
    first = text.strip().split("\n", 1)[0]
    for mark in "。！？!?；;":
        first = first.split(mark, 1)[0] or first
    return first if len(first) <= DERIVED_TITLE else first[: DERIVED_TITLE - 1] + "…"
