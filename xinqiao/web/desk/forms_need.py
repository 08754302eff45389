"""The forms of needs: what is recorded with consent, what became of the help, and that he takes his consent back."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions import needing, talking
from xinqiao.petitions.steps import record_need
from xinqiao.rules.clocks import HELP_NEED
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms_need import AidSort, ConsentWay, NeedSort
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, when_needed, writing
from xinqiao.web.ui.speech import speech


class RecordNeedForm(StepForm):
    """登记困难和帮扶."""

    step = "record_need"
    explains = lazy("只有本人愿意才记：把下面写的念给他听，告诉他谁能看、随时可以收回，收回不影响办事。只有登记的人、落实的人、确定的承办人、承办和帮扶单位的负责人、包案领导能看；他自己读得到。不列名单，不评等级。")
    consents = forms.BooleanField(label=lazy("念给他听了，他同意记"), required=False)
    consent_way = forms.TypedChoiceField(label=lazy("怎么同意的"), widget=forms.RadioSelect, coerce=ConsentWay)
    consent_on = day_field(lazy("哪天同意的"))
    sort = forms.TypedChoiceField(label=lazy("哪方面的困难"), widget=forms.RadioSelect, coerce=NeedSort)
    text = writing(lazy("什么困难"), lazy("写帮得上忙要知道的，不多写。病名、身份证号不写。"), rows=3)
    aid = forms.TypedChoiceField(label=lazy("谁来帮"), widget=forms.RadioSelect, coerce=AidSort)
    help = writing(lazy("答应怎么帮"), lazy("做什么、帮他找谁、准备什么材料。"), rows=3)
    person_id = forms.TypedChoiceField(label=lazy("谁来落实"), coerce=int, required=False, empty_value=None)
    unit_id = when_needed(forms.ChoiceField(label=lazy("请别的单位帮的，请谁"), required=False, help_text=lazy("例如工会。那个单位只看得到这个困难和答应怎么帮，看不到他反映的事；帮完就看不到了。")))
    shares = when_needed(forms.BooleanField(label=lazy("问过他了，他同意交给这个单位帮"), required=False))
    due_on = day_field(lazy("哪天以前落实"))

    def prepare(self) -> None:
        for name, terms in (("consent_way", ConsentWay), ("sort", NeedSort), ("aid", AidSort)):
            self.fields[name].choices = choices(terms)  # type: ignore[attr-defined]
        self.fields["consent_on"].initial = self.opened.today
        self.fields["due_on"].initial = self.opened.today + timedelta(days=HELP_NEED.days)
        s, people = speech(), dict[int, str]()
        for post in talking.may_be_there(self.opened.dossier, self.opened.today):
            title, name = (post.title_en or post.title, post.person.name_en or post.person.name) if s.english else (post.title, post.person.name)
            people.setdefault(post.person_id, f"{title} {name}")
        people.pop(self.opened.actor.person.pk, None)
        self.fields["unit_id"].choices = [("", _("不请别的单位")), *self._elsewhere()]  # type: ignore[attr-defined]
        self.fields["person_id"].choices = [("", _("我自己")), *people.items()]  # type: ignore[attr-defined]


    def _elsewhere(self) -> list[tuple[str, str]]:
        s, people = speech(), dict[str, str]()
        for post in needing.elsewhere(self.opened.dossier, self.opened.directory, self.opened.today):
            title, name = (post.title_en or post.title, post.person.name_en or post.person.name) if s.english else (post.title, post.person.name)
            people.setdefault(f"{post.unit_id}:{post.person_id}", f"{s.say(self.opened.directory.unit(post.unit_id))} · {title} {name}")
        return list(people.items())

    def entry(self) -> record_need.Entry:
        """Return the entry; whoever helps elsewhere stands in one choice with his unit."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "unit_id")}
        unit, _colon, person = self.cleaned_data["unit_id"].partition(":")
        return record_need.Entry(**values | ({"unit_id": int(unit), "person_id": int(person)} if unit else {}))


class RecordAidForm(StepForm):
    """记帮扶的结果."""

    step, instead = "record_aid", "end_consent"
    explains = lazy("写帮了什么；没有帮成的，写明原因、还可以找谁。他会读到。")
    is_given = forms.TypedChoiceField(
        label=lazy("帮成了没有"), widget=forms.RadioSelect, coerce=lambda given: given == "yes", choices=[("yes", lazy("帮了")), ("no", lazy("没有帮成"))],
    )  # fmt: skip
    given_on = day_field(lazy("哪天"))
    result = writing(lazy("帮得怎么样"), lazy("例如：救助批下来了，三月十二日到账。"), rows=3)

    def prepare(self) -> None:
        self.fields["given_on"].initial = self.opened.today


class EndConsentForm(StepForm):
    """收回同意，不再记."""

    step = "end_consent"
    explains = lazy("他说不让再记，就在这里收回：记的困难从此谁也看不到，没有办完的帮扶不再催。不问原因，不影响这件事怎么办。他自己在查询页上也能收回。")
    how = line(lazy("他怎么说的、哪天说的"), lazy("例如：今天来电话说的。"), required=True, most=SHORT_LIMIT)


NEED_FORMS: tuple[type[StepForm], ...] = (RecordNeedForm, RecordAidForm, EndConsentForm)
