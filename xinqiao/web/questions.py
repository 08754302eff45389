"""The fields of the questions by kind of matter: for the petitioner a page at a time, for staff and the preview all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.rules.questions import LONG_MOST, PLAIN, SHORT_MOST, UNKNOWN, Question, QuestionSet
from xinqiao.rules.terms_questions import QuestionKind as Kind
from xinqiao.rules.text import Text
from xinqiao.web.plain_text import DATE_FORMATS, clean_text
from xinqiao.web.ui.speech import speech

BEFORE = "ask_"  # of a field's name; its question's key follows
SKIP = "_unknown"
TOO_LONG = lazy("写了 {length} 个字，最多 {limit} 个字。请缩短一点。您写的内容还在。")
DIGITS_MOST = 12


def tongue() -> str:
    """Return "en" or "zh": in whose words questions are asked and kept."""
    return "en" if (get_language() or "").startswith("en") else "zh"


class QuestionsForm(forms.Form):
    """Some questions of a set. `answers`: what was answered before; `is_strict`: a needed question left empty is asked once more.

    `with_conditions`: all are on one page, so each says on which answer it is asked.
    """

    def __init__(self, data: Any, asked: QuestionSet, questions: Iterable[Question], answers: Mapping[str, str], *, is_strict: bool = True, with_conditions: bool = False) -> None:
        super().__init__(data, initial={name: value for key, kept in answers.items() for name, value in _initial(asked, key, kept).items()})
        self.asked, self.questions, self.is_strict = asked, list(questions), is_strict
        numbers = {question.key: number for number, question in enumerate(asked.questions, 1)}
        say = speech().say
        for question in self.questions:
            label = f"{numbers[question.key]}. {say(question.text)}" if with_conditions else say(question.text)
            hints = [say(asked.condition(question))] if with_conditions and question.asked_if else []
            help_text = "　".join(part for part in (*hints, say(question.help)) if part)
            self.fields[BEFORE + question.key] = _field(question, label, help_text)
            if is_strict and question.is_needed and not _has_unknown(question):
                self.fields[BEFORE + question.key + SKIP] = forms.BooleanField(label=say(PLAIN[UNKNOWN]), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask a needed question once more, unless somebody says that he does not know."""
        given = super().clean() or {}
        for question in self.questions if self.is_strict else ():
            name = BEFORE + question.key
            if question.is_needed and name not in self.errors and not _kept(question, given.get(name)) and not given.get(name + SKIP):
                self.add_error(name, _("请回答这一题；不知道、不想说也可以，选“不知道”就行。"))
        return given

    def answers(self) -> dict[str, str]:
        """Return what was answered rightly, by the key of the question, as it is kept; "" where nothing was."""
        given = getattr(self, "cleaned_data", {})
        found = {question.key: _kept(question, given.get(BEFORE + question.key)) for question in self.questions}
        return {key: kept or (UNKNOWN if given.get(BEFORE + key + SKIP) else "") for key, kept in found.items()}


def offered(question: Question) -> list[tuple[str, Text]]:
    """Return what can be chosen as an answer, in order: to a choice of one also that one does not know; nothing where one writes."""
    return [*question.answers.items(), *([(UNKNOWN, PLAIN[UNKNOWN])] if _has_unknown(question) else ())]


def _has_unknown(question: Question) -> bool:
    return question.kind in (Kind.ONE, Kind.YES_NO)


def _initial(asked: QuestionSet, key: str, kept: str) -> dict[str, Any]:
    question = next((each for each in asked.questions if each.key == key), None)
    if question is None or not kept:
        return {}
    if kept == UNKNOWN and not _has_unknown(question):
        return {BEFORE + key + SKIP: True}
    return {BEFORE + key: kept.split(",") if question.kind is Kind.SEVERAL else kept}


def _kept(question: Question, given: Any) -> str:
    if question.kind is Kind.SEVERAL:
        return ",".join(given or ())
    if isinstance(given, date):
        return given.isoformat()
    return f"{given.normalize():f}" if isinstance(given, Decimal) else str(given or "").strip()


def _field(question: Question, label: str, help_text: str) -> forms.Field:
    usual: dict[str, Any] = {"label": label, "help_text": help_text, "required": False}
    say = speech().say
    choices = [(value, say(text)) for value, text in offered(question)]
    field: forms.Field
    if question.kind is Kind.SEVERAL:
        field = forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, error_messages={"invalid_choice": _("请从这几样里选。")}, **usual)
    elif question.kind in (Kind.ONE, Kind.YES_NO):
        field = forms.ChoiceField(choices=choices, widget=forms.RadioSelect, error_messages={"invalid_choice": _("请选一个。")}, **usual)
    elif question.kind is Kind.DAY:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        field = forms.DateField(widget=widget, input_formats=DATE_FORMATS, error_messages={"invalid": _("看不懂这个日期。请写成这样：2026-03-12。记不清就空着。")}, **usual)
    elif question.kind is Kind.NUMBER:
        wrong = _("这里只写数字，比如 1200。说不准就空着。")
        messages = dict.fromkeys(("invalid", "max_digits", "max_decimal_places", "max_whole_digits"), wrong)
        field = forms.DecimalField(max_digits=DIGITS_MOST, decimal_places=2, widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), error_messages=messages, **usual)
    else:
        is_long = question.kind is Kind.LONG
        field = Told(limit=LONG_MOST if is_long else SHORT_MOST, widget=forms.Textarea(attrs={"rows": 4}) if is_long else forms.TextInput(attrs={"autocomplete": "off"}), **usual)
    vars(field)["is_conditional"] = True  # none is needed: the page says so once, not beside each
    return field


class Told(forms.CharField):
    """A text of at most `limit` characters, without what cannot be shown."""

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        self.limit = limit
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return clean_text(str(value)) if value else ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.limit:
            raise forms.ValidationError(str(TOO_LONG).format(length=len(value), limit=self.limit))
