"""The words of the questions that are asked by kind of matter (补充问题)."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class QuestionKind(Term):
    """How a question is answered."""

    SHORT = "short", "一行字", "one line"
    LONG = "long", "几句话", "some sentences"
    ONE = "one", "选一个", "choice of one"
    SEVERAL = "several", "可以选几个", "choice of several"
    DAY = "day", "日期", "a day"
    NUMBER = "number", "数字", "a number"
    YES_NO = "yes_no", "是或不是", "yes or no"


CHOSEN = frozenset({QuestionKind.ONE, QuestionKind.SEVERAL})  # have a list of answers
DECIDING = CHOSEN | {QuestionKind.YES_NO}  # a later question may be asked only after some of their answers
