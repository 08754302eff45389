"""Questions by kind of matter: which are asked, what a set must not be, and how answers become part of the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from xinqiao.rules.categories import SEED
from xinqiao.rules.questions import (
    INDENT,
    MOST_QUESTIONS,
    UNKNOWN,
    Question,
    QuestionSet,
    apart,
    as_plain,
    fault,
    from_plain,
    in_force,
    pairs,
    together,
)
from xinqiao.rules.questions_seed import seed
from xinqiao.rules.terms_questions import QuestionKind as Kind
from xinqiao.rules.text import Text

BOTH = (Text("有", "There is"), Text("没有", "There is not"))
FIRST = Question(key="q1", kind=Kind.ONE, text=Text("有没有欠条", "Is there a note of debt"), choices=BOTH)
SECOND = Question(key="q2", kind=Kind.YES_NO, text=Text("在手里吗", "Do you hold it"), asked_if="q1", asked_on=frozenset({"1"}))
THIRD = Question(key="q3", kind=Kind.DAY, text=Text("哪天写的", "Written on"), asked_if="q2", asked_on=frozenset({"yes"}))
LAST = Question(key="q4", kind=Kind.LONG, text=Text("还有呢", "What else"))
SET = QuestionSet(pk=1, category="0101", title=Text("欠薪", "Wages"), questions=(FIRST, SECOND, THIRD, LAST), valid_from=date(2026, 1, 1))


def keys(questions: list[Question]) -> list[str]:
    return [question.key for question in questions]


def test_a_page_asks_only_what_the_answers_before_it_call_for() -> None:
    assert keys(SET.at(0, {})) == ["q1", "q4"] and SET.at(1, {}) == [] and SET.deepest == 2
    assert keys(SET.at(1, {"q1": "1"})) == ["q2"] and SET.at(1, {"q1": "2"}) == []
    assert keys(SET.at(2, {"q1": "1", "q2": "yes"})) == ["q3"]
    assert SET.at(2, {"q1": "2", "q2": "yes"}) == [], "what an answer that is not asked any more calls for is not asked"
    assert SET.at(1, {"q1": UNKNOWN}) == []
    assert SET.condition(SECOND) == Text("第 1 题答“有”才问", "Asked only if the answer to question 1 is “There is”")


@pytest.mark.parametrize(
    ("questions", "words"),
    [
        ((SECOND, FIRST), "排在它前面"), ((FIRST, replace(SECOND, asked_if="q2", asked_on=frozenset({"yes"}))), "不能看它自己"),
        ((replace(SECOND, key="q1", asked_if="q2"), replace(SECOND, key="q2", asked_if="q1")), "排在它前面"), ((LAST, replace(SECOND, asked_if="q4")), "选择题"),
        ((FIRST, replace(SECOND, asked_on=frozenset({"3"}))), "重新选"), ((FIRST, replace(SECOND, asked_on=frozenset())), "重新选"), ((replace(SECOND, asked_if=""),), "没有写"),
        ((FIRST, FIRST), "两遍"), ((replace(LAST, text=Text("只有中文", " ")),), "中文和英文"), ((replace(LAST, help=Text("说明", "")),), "另一种"),
        ((replace(LAST, text=Text("长" * 121, "long")),), "太长"), ((replace(FIRST, choices=BOTH[:1]),), "2 到 12 个"), ((replace(FIRST, choices=(BOTH[0], Text("没有", ""))),), "一样多行"),
        ((replace(FIRST, choices=(BOTH[0], Text("没有", "There is"))),), "一样"), ((replace(LAST, choices=BOTH),), "没有备选"),
        (tuple(replace(LAST, key=f"q{n}") for n in range(MOST_QUESTIONS + 1)), "最多问"),
    ],
)  # fmt: skip
def test_a_set_that_makes_no_sense_is_said_in_words(questions: tuple[Question, ...], words: str) -> None:
    said = fault(questions)
    assert said is not None and words in said[1].zh and said[1].en


def test_what_is_in_force_is_the_newest_of_the_day_and_an_empty_version_ends_it() -> None:
    later = replace(SET, pk=2, valid_from=date(2026, 3, 1))
    same_day, ended, draft = replace(later, pk=3), replace(SET, pk=4, questions=(), valid_from=date(2026, 5, 1)), replace(SET, pk=5, valid_from=None)
    every = [ended, draft, same_day, later, SET]
    assert [in_force(every, day).get("0101") for day in (date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 1))] == [None, SET, same_day, None]


def test_answers_are_part_of_the_text_and_can_be_told_apart_again() -> None:
    answers = {"q1": "1", "q2": UNKNOWN, "q3": "2026-01-02", "q4": "一行\n\n1. 又一行"}
    said = pairs(SET, answers, "zh")
    assert said == [("有没有欠条", "有"), ("在手里吗", "不知道，或者不想说"), ("还有呢", "一行\n1. 又一行")], "what is not asked is not said"
    text = together("三月没发。\n\n四月也没发。", "欠薪", said)
    assert text.endswith(f"\n\n〔欠薪〕\n1. 有没有欠条\n{INDENT}有\n2. 在手里吗\n{INDENT}不知道，或者不想说\n3. 还有呢\n{INDENT}一行\n{INDENT}1. 又一行")
    assert apart(text) == ("三月没发。\n\n四月也没发。", said)
    assert apart(text + "\n\n反映的是：队长") == ("三月没发。\n\n四月也没发。\n\n反映的是：队长", said)
    for plain in ("三月没发。", "〔欠薪〕\n没有题", "一\n\n〔欠薪〕\n没有题", "一\n\n〔欠薪〕"):
        assert apart(plain) == (plain, []) and together(plain, "欠薪", []) == plain


def test_the_first_sets_are_sound_named_in_both_languages_and_of_categories_that_there_are() -> None:
    leaves = {leaf[0] for rows in SEED.values() for leaf in rows}
    for category, title, questions in seed():
        assert category in leaves and title.zh and title.en and fault(questions) is None
        assert [question.key for question in questions] == [f"q{number}" for number in range(1, len(questions) + 1)]
        assert not any(question.is_needed for question in questions), "nothing is asked twice of somebody who is in a hurry"
        assert from_plain(as_plain(questions)) == questions
