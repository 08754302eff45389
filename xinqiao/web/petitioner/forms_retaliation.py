"""The forms of the page on retaliation: what he says of it, and what he answers when he is asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms_protection import OwnAnswer
from xinqiao.web.petitioner.fields import Words
from xinqiao.web.petitioner.wording import capital
from xinqiao.web.ui.speech import speech

CHOOSE = dict.fromkeys(("required", "invalid_choice"), gettext_lazy("请选一个。"))


class FearForm(forms.Form):
    """Feared, or happened; and in his words."""

    has_happened = forms.ChoiceField(
        label=gettext_lazy("您要说的是"), widget=forms.RadioSelect, error_messages=CHOOSE,
        choices=[("no", gettext_lazy("担心有人打击报复")), ("yes", gettext_lazy("已经有人打击报复"))],
    )  # fmt: skip
    words = Words(
        label=gettext_lazy("怎么回事"), limit=WRITING_LIMIT, rows=6,
        help_text=gettext_lazy("谁、什么时候、做了什么或者说了什么。比如：调了我的班，扣了奖金，有人带话。"), missing=gettext_lazy("请写几句，说说怎么回事。"),
    )  # fmt: skip


class ReplyForm(forms.Form):
    """What he writes back; its fields have ids of their own, as those of the answer."""

    words = Words(label=gettext_lazy("您回的话"), limit=WRITING_LIMIT, rows=4, missing=gettext_lazy("请写几句话。"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "id_reply_%s"
        super().__init__(*args, **kwargs)


class AnswerForm(forms.Form):
    """Yes, no, or do not ask again. Its fields have ids of their own: the page shows the other form too, with a field of the same name."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=gettext_lazy("有没有人因为这件事为难您？"), widget=forms.RadioSelect, error_messages=CHOOSE,
        choices=lambda: [(own.value, capital(speech().say(own))) for own in OwnAnswer],
    )  # fmt: skip
    words = Words(
        label=gettext_lazy("想说的话"), limit=WRITING_LIMIT, rows=4, required=False, is_conditional=True, help_text=gettext_lazy("有人为难您的，写几句：谁、怎么为难您的。"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = "id_answer_%s"
        super().__init__(*args, **kwargs)
