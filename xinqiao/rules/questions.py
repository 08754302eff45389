"""Questions by kind of matter (补充问题): asked after somebody has told what happened, each only where an earlier answer makes it sensible.

Nobody has to answer: a question that is left out holds no filing up (条例§19 asks for the facts and the claim, and both are told already).
What is answered becomes part of the petition's text (`together`), so that whatever keeps, covers, hashes or prints the text keeps the answers too (ADR-0027).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xinqiao.rules.terms_questions import CHOSEN, DECIDING, QuestionKind
from xinqiao.rules.text import Text

NOTHING = Text("", "")
MOST_QUESTIONS, LEAST_CHOICES, MOST_CHOICES = 12, 2, 12
TITLE_MOST, TEXT_MOST, HELP_MOST, CHOICE_MOST = 40, 120, 200, 60  # characters of each language; the English may be twice as long
SHORT_MOST, LONG_MOST = 200, 1_000  # of an answer
ANSWERS_MOST = MOST_QUESTIONS * (LONG_MOST + 2 * TEXT_MOST)  # of all questions and answers together, whatever is asked
YES, NO, UNKNOWN = "yes", "no", "unknown"
PLAIN = {YES: Text("是", "Yes"), NO: Text("不是", "No"), UNKNOWN: Text("不知道，或者不想说", "I don't know, or would rather not say")}
HEAD, END = "〔", "〕"
INDENT = "\u3000"  # before each line of an answer, and before nothing else
NUMBERED = re.compile(r"[0-9]{1,2}\. ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `key` never changes and never comes back in its set; `choices` are answered by their number, from "1".

    `asked_if`: the key of an earlier question, and `asked_on` the answers to it on which this one is asked; "" and none: it is always asked.
    `is_needed`: whoever leaves it empty is asked once more, and may say that he does not know.
    """

    key: str
    kind: QuestionKind
    text: Text
    help: Text = NOTHING
    choices: tuple[Text, ...] = ()
    is_needed: bool = False
    asked_if: str = ""
    asked_on: frozenset[str] = frozenset()

    @property
    def answers(self) -> dict[str, Text]:
        """What can be chosen, by the value that is kept; empty where one writes."""
        if self.kind is QuestionKind.YES_NO:
            return {YES: PLAIN[YES], NO: PLAIN[NO]}
        return {str(number): choice for number, choice in enumerate(self.choices, 1)} if self.kind in CHOSEN else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """One version of the questions for a category, in force from `valid_from`; without questions: nothing is asked from that day on."""

    pk: int
    category: str
    title: Text  # what people call such a matter
    questions: tuple[Question, ...]
    valid_from: date | None  # None: being written, asked of nobody

    def level(self, question: Question) -> int:
        """Return how many answers must be known, one after the other, before it can be asked: 0 for most."""
        by_key = {each.key: each for each in self.questions}
        depth = 0
        while question.asked_if in by_key and depth < len(self.questions):
            question, depth = by_key[question.asked_if], depth + 1
        return depth

    def at(self, level: int, answers: Mapping[str, str]) -> list[Question]:
        """Return what is asked on one page: the questions of that level which the answers so far make sensible."""
        return [question for question in self.applying(answers) if self.level(question) == level]

    def applying(self, answers: Mapping[str, str]) -> list[Question]:
        """Return the questions that are asked, given the answers; one whose own condition is not asked is not asked either."""
        asked: dict[str, Question] = {}
        for question in self.questions:
            if not question.asked_if or (question.asked_if in asked and chosen(answers.get(question.asked_if, "")) & question.asked_on):
                asked[question.key] = question
        return list(asked.values())

    @property
    def deepest(self) -> int:
        """The last page there may be, counted from 0."""
        return max((self.level(question) for question in self.questions), default=0)

    def condition(self, question: Question) -> Text:
        """Return on what a question is asked, in words; empty if always."""
        before = next((number for number, each in enumerate(self.questions, 1) if each.key == question.asked_if), 0)
        if not before:
            return NOTHING
        offered = self.questions[before - 1].answers
        named = [offered[value] for value in sorted(question.asked_on) if value in offered]
        words = Text("”“".join(name.zh for name in named), "” or “".join(name.en for name in named))
        return Text("第 {n} 题答“{answers}”才问", "Asked only if the answer to question {n} is “{answers}”").fill(n=before, answers=words)


def chosen(kept: str) -> frozenset[str]:
    """Return the chosen values of an answer as it is kept: "1,3"."""
    return frozenset(kept.split(",")) if kept else frozenset()


def in_force(sets: Iterable[QuestionSet], day: date) -> dict[str, QuestionSet]:
    """Return the version in force for each category; of two for the same day the later one. A version without questions takes the category out."""
    found: dict[str, QuestionSet] = {}
    for each in sorted((row for row in sets if row.valid_from is not None and row.valid_from <= day), key=lambda row: (row.valid_from, row.pk)):
        found[each.category] = each
    return {category: each for category, each in sorted(found.items()) if each.questions}


def fault(questions: Iterable[Question]) -> tuple[str, Text] | None:
    """Return what is wrong with a set, with the key of the question it is wrong with; None if it may be asked."""
    before: dict[str, Question] = {}
    every = list(questions)
    if len(every) > MOST_QUESTIONS:
        return every[-1].key, Text(f"一类最多问 {MOST_QUESTIONS} 个问题，再多人家就不填了。", f"At most {MOST_QUESTIONS} questions for a kind of matter: people give up on more.")
    for number, question in enumerate(every, 1):
        if said := _fault_of(question, before):
            return question.key, Text(f"第 {number} 题：{said.zh}", f"Question {number}: {said.en}")
        before[question.key] = question
    return None


def _fault_of(question: Question, before: Mapping[str, Question]) -> Text | None:
    if question.key in before:
        return Text("这个问题写了两遍。", "it is there twice.")
    if not (question.text.zh.strip() and question.text.en.strip()):
        return Text("中文和英文都要写。", "write it in Chinese and in English.")
    if bool(question.help.zh.strip()) != bool(question.help.en.strip()):
        return Text("说明写了一种语言，另一种也要写。", "an explanation is needed in both languages, or in none.")
    for text, most in ((question.text, TEXT_MOST), (question.help, HELP_MOST), *((choice, CHOICE_MOST) for choice in question.choices)):
        if len(text.zh) > most or len(text.en) > 2 * most:
            return Text(f"太长了：中文最多 {most} 个字，英文最多 {2 * most} 个。", f"too long: at most {most} characters in Chinese, {2 * most} in English.")
    return _fault_of_choices(question) or _fault_of_condition(question, before)


def _fault_of_choices(question: Question) -> Text | None:
    if question.kind not in CHOSEN:
        return Text("这种问题没有备选的回答。", "such a question has no list of answers.") if question.choices else None
    if not LEAST_CHOICES <= len(question.choices) <= MOST_CHOICES:
        return Text(f"备选的回答要 {LEAST_CHOICES} 到 {MOST_CHOICES} 个，一行一个。", f"give {LEAST_CHOICES} to {MOST_CHOICES} answers to choose from, one a line.")
    if not all(choice.zh.strip() and choice.en.strip() for choice in question.choices):
        return Text("备选的回答中文、英文要一样多行，一行对一行。", "give the same number of answers in both languages, line by line.")
    if any(len({getattr(choice, language) for choice in question.choices}) < len(question.choices) for language in ("zh", "en")):
        return Text("有两个备选的回答一样。", "two of the answers are the same.")
    return None


def _fault_of_condition(question: Question, before: Mapping[str, Question]) -> Text | None:
    if not question.asked_if:
        return Text("条件没有写是哪一题的回答。", "its condition names no question.") if question.asked_on else None
    earlier = before.get(question.asked_if)
    if earlier is None:
        return Text("它要看的那一题得排在它前面，也不能看它自己。请先改条件，或者换个次序。", "what it depends on must be asked before it, and it cannot depend on itself. Change the condition or the order first.")
    if earlier.kind not in DECIDING:
        return Text("只能看选择题和“是不是”题的回答。", "it can only depend on a choice or a yes-or-no question.")
    if not question.asked_on or not question.asked_on <= earlier.answers.keys():
        return Text("请重新选：前一题答了哪几样才问这一题。那一题的回答改过了。", "choose again on which answers it is asked: the answers of that question have changed.")
    return None


def spoken(question: Question, kept: str, language: str) -> str:
    """Return an answer as its giver reads it; "" if nothing is kept."""
    if kept == UNKNOWN:
        return _in(PLAIN[UNKNOWN], language)
    if offered := question.answers:
        return ("；" if language == "zh" else "; ").join(_in(text, language) for value, text in offered.items() if value in chosen(kept))
    return "\n".join(line.strip() for line in kept.splitlines() if line.strip())


def pairs(asked: QuestionSet, answers: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    """Return question and answer, in the words of `language` ("zh" or "en"), of all that were asked and answered."""
    said = ((_in(question.text, language), spoken(question, answers.get(question.key, ""), language)) for question in asked.applying(answers))
    return [(text, answer) for text, answer in said if answer]


def together(text: str, title: str, said: Iterable[tuple[str, str]]) -> str:
    """Return the text with the questions and answers as its last paragraph; the text alone if nothing was answered."""
    lines = [line for number, (question, answer) in enumerate(said, 1) for line in (f"{number}. {' '.join(question.split())}", *(INDENT + part for part in answer.splitlines()))]
    return "\n".join([f"{text.strip()}\n\n{HEAD}{title}{END}", *lines]) if lines else text


def apart(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a text without its paragraph of questions and answers, and those as pairs; what is in no such form stays text."""
    paragraphs = text.split("\n\n")
    for at in range(len(paragraphs) - 1, 0, -1):
        head, *lines = paragraphs[at].split("\n")
        if head.startswith(HEAD) and head.endswith(END) and lines and (found := list(_pairs(lines))):
            return "\n\n".join(paragraphs[:at] + paragraphs[at + 1 :]), found
    return text, []


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    question, answer = "", list[str]()
    for line in [*lines, "0. "]:
        if line.startswith(INDENT):
            answer.append(line.removeprefix(INDENT))
        elif NUMBERED.match(line):
            if question and answer:
                yield question, "\n".join(answer)
            question, answer = NUMBERED.sub("", line, count=1), []


def as_plain(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Return questions as plain values for the store and the ledger's hash."""
    return [
        {
            "key": each.key, "kind": each.kind.value, "text": [each.text.zh, each.text.en], "help": [each.help.zh, each.help.en],
            "choices": [[choice.zh, choice.en] for choice in each.choices], "is_needed": each.is_needed, "asked_if": each.asked_if,
            "asked_on": sorted(each.asked_on),
        }
        for each in questions
    ]  # fmt: skip


def from_plain(rows: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    """Return the questions that `as_plain` wrote."""
    return tuple(
        Question(
            key=row["key"], kind=QuestionKind(row["kind"]), text=Text(*row["text"]), help=Text(*row["help"]), choices=tuple(Text(*choice) for choice in row["choices"]),
            is_needed=row["is_needed"], asked_if=row["asked_if"], asked_on=frozenset(row["asked_on"]),
        )
        for row in rows
    )  # fmt: skip


def _in(text: Text, language: str) -> str:
    return text.zh if language == "zh" else text.en
