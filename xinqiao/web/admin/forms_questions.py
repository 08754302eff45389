"""The forms of the questions by kind of matter."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.questions import HELP_MOST, MOST_CHOICES, TEXT_MOST, TITLE_MOST, Question, QuestionSet
from xinqiao.rules.terms_questions import CHOSEN, DECIDING, QuestionKind
from xinqiao.rules.text import Text, say
from xinqiao.web.admin.page import language
from xinqiao.web.plain_text import clean_text

SEEN_MOST = 999_999_999


class Seen(forms.Form):
    """A form that carries the revision of the questions that its page showed."""

    seen = forms.IntegerField(min_value=0, max_value=SEEN_MOST, widget=forms.HiddenInput, required=False)

    def revision(self) -> int:
        """Return the revision; -1, which none has, where it was taken off the page."""
        value = self.cleaned_data.get("seen")
        return -1 if value is None else int(value)


def _lines(label: Any, help_text: Any, most: int) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=most, widget=forms.Textarea(attrs={"rows": 4}))


class CategoryForm(forms.Form):
    """For which leaf of the category tree."""

    category = forms.ChoiceField(label=lazy("哪一类"), help_text=lazy("已经有的，从现在用的那一版抄过来改。"))

    def __init__(self, directory: Snapshot, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tree = directory.categories(timezone.localdate()).values()
        self.fields["category"].choices = [(row.code, f"{row.code} {say(row, language())}") for row in tree if len(row.code) > 2]  # type: ignore[attr-defined]


class NameForm(Seen):
    """What people call such a matter, in both languages."""

    title = forms.CharField(label=lazy("反映人看到的叫法"), max_length=TITLE_MOST, help_text=lazy("像他自己会说的那样，比如：工资没发或者少发。"))
    title_en = forms.CharField(label=lazy("叫法（英文）"), max_length=2 * TITLE_MOST)


class AskForm(Seen):
    """From which day on it is asked."""

    valid_from = forms.DateField(label=lazy("从哪天起问"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), help_text=lazy("今天或者以后。定了就不能再改，只能再写新的一版。"))


class QuestionForm(Seen):
    """One question; the condition offers every answer of the choice questions before it."""

    text = forms.CharField(label=lazy("问题"), max_length=TEXT_MOST, help_text=lazy("一句话，像当面问人那样。不问是谁干的。"))
    text_en = forms.CharField(label=lazy("问题（英文）"), max_length=2 * TEXT_MOST)
    help = forms.CharField(label=lazy("说明"), required=False, max_length=HELP_MOST, help_text=lazy("举个例子，或者说不知道怎么办。可以空着。"))
    help_en = forms.CharField(label=lazy("说明（英文）"), required=False, max_length=2 * HELP_MOST)
    kind = forms.ChoiceField(label=lazy("怎么答"), widget=forms.RadioSelect)
    choices = _lines(lazy("备选的回答"), lazy("“选一个”和“可以选几个”才写，一行一个。不用写“不知道”，系统自己加。"), 2_000)
    choices_en = _lines(lazy("备选的回答（英文）"), lazy("一行对一行。"), 4_000)
    is_needed = forms.BooleanField(label=lazy("空着就再问一遍"), required=False, help_text=lazy("再问也可以答“不知道”，也可以跳过；交不交得上去不看它。"))
    asked_on = forms.MultipleChoiceField(label=lazy("只在前面这样答了才问"), required=False, widget=forms.CheckboxSelectMultiple, help_text=lazy("都不勾就总是问。勾几样的，要是同一题的。"))

    def __init__(self, asked: QuestionSet, written: Question | None, data: Any, *, seen: int) -> None:
        self.key = written.key if written else ""
        super().__init__(data, initial={"seen": seen, "kind": QuestionKind.SHORT.value, **(_initial(written) if written else {})})
        self.fields["kind"].choices = [(kind.value, say(kind, language())) for kind in QuestionKind]  # type: ignore[attr-defined]
        earlier = asked.questions[: next((place for place, each in enumerate(asked.questions) if each.key == self.key), len(asked.questions))]
        offered = [
            (f"{each.key}={value}", f"{number}. {say(each.text, language())} → {say(answer, language())}")
            for number, each in enumerate(earlier, 1) if each.kind in DECIDING for value, answer in each.answers.items()
        ]  # fmt: skip
        if offered:
            self.fields["asked_on"].choices = offered  # type: ignore[attr-defined]
        else:
            del self.fields["asked_on"]

    def clean_asked_on(self) -> list[str]:
        """Refuse answers of two questions."""
        typed: list[str] = self.cleaned_data["asked_on"]
        if len({each.partition("=")[0] for each in typed}) > 1:
            raise forms.ValidationError(_("只能看一题的回答。请只勾同一题的几样。"))
        return typed

    def question(self) -> Question:
        """Return what was written."""
        given = self.cleaned_data
        kind = QuestionKind(given["kind"])
        chinese, english = ([line.strip() for line in clean_text(given[name]).splitlines() if line.strip()][: MOST_CHOICES + 1] for name in ("choices", "choices_en"))
        choices = tuple(Text(zh, en) for zh, en in zip_longest(chinese, english, fillvalue="")) if kind in CHOSEN else ()
        asked_on = given.get("asked_on", [])
        text, text_en, hint, hint_en = (" ".join(clean_text(given[name]).split()) for name in ("text", "text_en", "help", "help_en"))
        return Question(
            key=self.key, kind=kind, text=Text(text, text_en), help=Text(hint, hint_en), choices=choices, is_needed=given["is_needed"],
            asked_if=asked_on[0].partition("=")[0] if asked_on else "", asked_on=frozenset(each.partition("=")[2] for each in asked_on),
        )  # fmt: skip


def _initial(question: Question) -> dict[str, Any]:
    return {
        "text": question.text.zh, "text_en": question.text.en, "help": question.help.zh, "help_en": question.help.en, "kind": question.kind.value,
        "choices": "\n".join(choice.zh for choice in question.choices), "choices_en": "\n".join(choice.en for choice in question.choices),
        "is_needed": question.is_needed, "asked_on": [f"{question.asked_if}={value}" for value in question.asked_on],
    }  # fmt: skip
