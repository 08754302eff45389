"""Questions by kind of matter on a form of the desk: shown at a press, never in the way, answered into the text (ADR-0027)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.refused import Refused
from xinqiao.rules.questions import QuestionSet, in_force, pairs
from xinqiao.rules.terms_questions import QuestionKind
from xinqiao.rules.text import Text
from xinqiao.web.questions import BEFORE, QuestionsForm, offered, tongue
from xinqiao.web.ui.speech import speech


class WithQuestions(forms.Form):
    """A form on which a matter is taken down; `ask_further` offers the kinds, and the questions of the one that was chosen."""

    kind = forms.ChoiceField(
        label=lazy("是哪一类的事"),
        required=False,
        help_text=lazy("选了按“看要问什么”，多几个问题；答不上来的空着。急的不用问。"),
    )
    questions: QuestionSet | None = None
    asked_form: QuestionsForm | None = None

    def ask_further(self, directory: Snapshot, today: date) -> None:
        """Offer the kinds of matter for which something is asked, and the questions of the one that was chosen: those that the page showed, if it showed any."""
        sets = directory.question_sets
        found = in_force(sets.values(), today)
        if not found:
            del self.fields["kind"]
        else:
            field: Any = self.fields["kind"]
            field.choices = [("", _("都不像")), *((kind, speech().say(each.title)) for kind, each in found.items())]
        kind, shown = self.data.get("kind", ""), self.data.get("asked", "")
        version = sets.get(int(shown)) if shown.isascii() and shown.isdecimal() and len(shown) < 10 else None
        self.questions = version if version is not None and version.category == kind else found.get(kind)
        self.asked_form = (
            QuestionsForm(
                self.data, self.questions, self.questions.questions, {}, is_strict=False, with_conditions=True
            )
            if self.questions
            else None
        )

    @property
    def is_asking(self) -> bool:
        """Whether only the questions are wanted: nothing is registered, nothing is wrong yet."""
        return "ask" in self.data

    def say_what_is_wrong(self) -> None:
        """Say that an answer to a question cannot be read; the place is marked."""
        if self.asked_form is not None and not self.asked_form.is_valid():
            self.add_error(None, _("补充问题里有一处要改，已经标出来了。"))

    def answered(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return what such a matter is called, and question and answer of what was asked and answered; "" and nothing where nothing was asked."""
        if self.asked_form is None or self.questions is None:
            return "", ()
        return speech().say(self.questions.title), tuple(pairs(self.questions, self.asked_form.answers(), tongue()))


def asked_along(directory: Snapshot, today: date) -> list[dict[str, Any]]:
    """Return every set of questions in force as a phone takes it along, in the words of whoever reads it."""
    say = speech().say
    return [
        {
            "category": kind, "version": each.pk, "title": say(each.title),
            "questions": [
                {
                    "key": question.key, "kind": question.kind.value, "text": say(question.text), "help": say(question.help), "choices": [(value, say(text)) for value, text in offered(question)],
                    "asked_if": question.asked_if, "asked_on": sorted(question.asked_on),
                }
                for question in each.questions
            ],
        }
        for kind, each in in_force(directory.question_sets.values(), today).items()
    ]  # fmt: skip


def on_paper(directory: Snapshot, today: date) -> list[dict[str, Any]]:
    """Return every set of questions in force as it is printed: numbered, each with what may be ticked, or how many lines there are to write on, and on which answer it is asked."""
    say = speech().say
    return [
        {
            "title": say(each.title),
            "questions": [
                {"text": say(question.text), "help": "　".join(filter(None, (say(each.condition(question)), say(question.help)))), "choices": [say(text) for _value, text in offered(question)], "lines": range(3 if question.kind is QuestionKind.LONG else 1)}
                for question in each.questions
            ],
        }
        for each in in_force(directory.question_sets.values(), today).values()
    ]  # fmt: skip


def brought_back(directory: Snapshot, today: date, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a phone's answers come to, as `register_at_visit` takes them; they are read like those of the desk page.

    `said`: the kind ("category"), the version that the phone took along ("asked"), and "asked_answers": the key of a question -> its value, or several. Raises Refused where one cannot be read.
    """
    given = said.get("asked_answers")
    data = QueryDict(mutable=True)
    data.update({name: str(said.get(name) or "") for name in ("kind", "asked")})
    for key, value in given.items() if isinstance(given, dict) else ():
        data.setlist(f"{BEFORE}{key}", [str(each) for each in (value if isinstance(value, list) else [value])])
    form = WithQuestions(data)
    form.ask_further(directory, today)
    if form.asked_form is not None and not form.asked_form.is_valid():
        name, faults = next(iter(form.asked_form.errors.items()))
        label = form.asked_form.fields[name].label
        raise Refused(Text("{question}{fault}", "{question} {fault}").fill(question=str(label), fault=str(faults[0])), "asked_answers")
    asked_as, answers = form.answered()
    return {"asked_as": asked_as, "answers": answers}
