"""The forms of recusals: somebody says that he has an interest in the matter, a head decides."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions import recusing
from xinqiao.web.desk.step_form import StepForm, when_needed, writing
from xinqiao.web.ui.speech import speech


class DeclareRecusalForm(StepForm):
    """声明回避."""

    step = "declare_recusal"
    explains = lazy("和这件事、和反映人有利害关系的，应当回避（条例§28）。由负责人决定；同意以后，您不能再办这件的任何一步。")
    reason = writing(lazy("和这件事有什么关系"), lazy("例如：反映人是我的亲属；反映的事是我经手的。只给决定的人和同事看。"), rows=3)


class GrantRecusalForm(StepForm):
    """同意回避."""

    step, instead = "grant_recusal", "refuse_recusal"
    explains = lazy("同意以后，这个人不能再办这件的任何一步；他办过的，请看一遍还站不站得住。只有他一个人能签字的，请先安排好由谁签。")
    person_id = when_needed(forms.TypedChoiceField(label=lazy("是哪一位"), coerce=int, required=False, empty_value=None))
    reason = writing(lazy("决定的理由"), lazy("提出要求的人会读到。"), rows=3)

    def prepare(self) -> None:
        """Only where the petitioner described somebody the decider says who it is."""
        opened, s = self.opened, speech()
        if opened.linked is not None and opened.linked.person_id is not None:
            del self.fields["person_id"]
            return
        units, named = opened.directory.units, dict[int, str]()
        for post in recusing.concerned(opened.dossier, opened.today):
            title = post.title if not s.english else post.title_en or post.title
            name = post.person.name if not s.english else post.person.name_en or post.person.name
            named.setdefault(post.person_id, f"{s.say(units[post.unit_id])} · {title} {name}")
        self.fields["person_id"].choices = [("", _("请选一个")), *named.items()]  # type: ignore[attr-defined]


class RefuseRecusalForm(StepForm):
    """不同意回避."""

    step, instead = "refuse_recusal", "grant_recusal"
    explains = lazy("不同意的，要写清为什么；提出要求的人会读到。")
    reason = writing(lazy("为什么不用回避"), lazy("说事实：他和这件事、和反映人是什么关系。"), rows=4)


RECUSAL_FORMS: tuple[type[StepForm], ...] = (DeclareRecusalForm, GrantRecusalForm, RefuseRecusalForm)
