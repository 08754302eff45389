"""The forms by which the head of a unit names who in it deals with a matter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions import burden, naming_handlers
from xinqiao.web.desk.in_hand import away, said
from xinqiao.web.desk.step_form import StepForm, day_field, writing
from xinqiao.web.ui.speech import speech

IN_HAND = lazy("后面是他手上还没有办完的件数，少的排在前面，供您参考；只有确定承办人的看得到，不评人。件有难易，由您定。")


class NameHandlersForm(StepForm):
    """确定承办人."""

    step = "name_handlers"
    explains = lazy("写出承办单，登记谁办、谁协办。和这件事或者和反映人有关系的，不要选；已经回避的不在名单里。单位里别的承办人遇事仍然可以代办。")
    person_id = forms.TypedChoiceField(label=lazy("谁主办"), coerce=int, help_text=IN_HAND)
    second_id = forms.TypedChoiceField(
        label=lazy("谁协办"), coerce=int, required=False, empty_value=None, help_text=lazy("调查谈话要两个人；没有的可以不选。")
    )  # fmt: skip
    asked = writing(lazy("办理要求"), lazy("要查什么、哪里要注意。"), required=False, rows=3)
    until = day_field(lazy("要求哪天办完"), lazy("本单位自己定的，不能晚于办理期限；可以不写。"))

    def prepare(self) -> None:
        self.fields["until"].required = False
        s, people, today, directory = speech(), dict[int, str](), self.opened.today, self.opened.directory
        posts = naming_handlers.may_handle(self.opened.dossier, today)
        in_hand = burden.of_people(self.opened.actor, directory, self.opened.dossier.responsible_unit_id, today)
        absent = away(posts, directory, today, s)
        # Whoever has least in hand first, those who are away last: a suggestion, nothing is chosen by it.
        for post in sorted(posts, key=lambda post: (post.person_id in absent, in_hand.get(post.person_id, burden.Burden()))):
            title, name = (post.title_en or post.title, post.person.name_en or post.person.name) if s.english else (post.title, post.person.name)
            people.setdefault(post.person_id, _("；").join(filter(None, (f"{title} {name}", said(in_hand.get(post.person_id)), absent.get(post.person_id)))))
        self.fields["person_id"].choices = [("", _("请选一个")), *people.items()]  # type: ignore[attr-defined]
        self.fields["second_id"].choices = [("", _("不选")), *people.items()]  # type: ignore[attr-defined]


class ChangeHandlersForm(NameHandlersForm):
    """更换承办人."""

    step = "change_handlers"
    explains = lazy("写出新的承办单；原来的承办单留在案卷里。")


HANDLERS_FORMS: tuple[type[StepForm], ...] = (NameHandlersForm, ChangeHandlersForm)
