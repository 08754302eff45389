"""The forms of talks with the petitioner (谈心谈话): listen first, then write down what needs to be kept."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions import talking
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_talk import TalkWay
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, writing
from xinqiao.web.ui.speech import speech


class RecordTalkForm(StepForm):
    """记一次谈心谈话."""

    step, takes_long = "record_talk", True
    explains = lazy("先听他说完，再回话；谈的时候不记名次、不打分。写下来的只有谈话的人、确定的承办人、单位负责人和包案领导能看，加密保存，搜索查不到；别人只知道谈过。“说定了什么”他自己也读得到。")
    talked_on = day_field(lazy("哪天谈的"))
    way = forms.TypedChoiceField(label=lazy("怎么谈的"), widget=forms.RadioSelect, coerce=TalkWay)
    place = line(lazy("在什么地方"), most=SHORT_LIMIT)
    second_id = forms.TypedChoiceField(label=lazy("还有谁和您一起"), coerce=int, required=False, empty_value=None, help_text=lazy("单位这边的同事；他也就能看这次的记录。"))
    others = line(lazy("他那边还有谁"), lazy("例如：他爱人。写关系，不写姓名。"), most=SHORT_LIMIT)
    said = writing(lazy("他说了什么"), lazy("照他的话写，不加评语。"), rows=6)
    asked = writing(lazy("他想要什么"), lazy("请他当面要的、没有写在信里的。"), required=False, rows=3)
    agreed = writing(lazy("说定了什么"), lazy("他在查询页上会读到这几句：单位做什么、他做什么。没有说定的不写。"), required=False, rows=3)
    next_on = day_field(lazy("哪天以前再谈"), lazy("约了再谈的才填；到时候会出现在待办里。"))

    def prepare(self) -> None:
        self.fields["way"].choices = choices(TalkWay)  # type: ignore[attr-defined]
        self.fields["talked_on"].initial = self.opened.today
        self.fields["next_on"].required = False
        s, people = speech(), dict[int, str]()
        for post in talking.may_be_there(self.opened.dossier, self.opened.today):
            title, name = (post.title_en or post.title, post.person.name_en or post.person.name) if s.english else (post.title, post.person.name)
            people.setdefault(post.person_id, f"{title} {name}")
        people.pop(self.opened.actor.person.pk, None)
        self.fields["second_id"].choices = [("", _("只有我")), *people.items()]  # type: ignore[attr-defined]


class HoldNextTalkForm(RecordTalkForm):
    """记约好的这次谈话."""

    step, instead = "hold_next_talk", "drop_next_talk"


class DropNextTalkForm(StepForm):
    """约好的没有谈成."""

    step, instead = "drop_next_talk", "hold_next_talk"
    explains = lazy("约好的那次没有谈成，写明为什么。他不来没有任何后果，不用他说理由；要再约的，另记一次。")
    why = writing(lazy("为什么没有谈成、接下来怎么办"), lazy("例如：他那天上夜班，改到下周，另记。"), rows=3)


TALK_FORMS: tuple[type[StepForm], ...] = (RecordTalkForm, HoldNextTalkForm, DropNextTalkForm)
