"""The tree of causes: dated, two levels, every word in both languages, and no person in it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from xinqiao.rules import causes
from xinqiao.rules.causes import ALIKE, NOT_A_PERSON, TREES, UNSAID, Cause, CauseClass, CauseTree, cause, group, tree_on
from xinqiao.rules.terms_sweep import FindingCause

PEOPLE = ("人员素质", "闹", "缠访", "老上访", "重点人", "无理", "领导人", "troublemaker")


def said(one: Cause | CauseClass | None) -> str:
    assert one is not None
    return one.zh


def test_every_choice_has_a_code_of_its_own_and_both_languages() -> None:
    for tree in TREES:
        found = list(tree)
        assert len({one.code for one in found}) == len(found) > 30
        every: list[Cause | CauseClass] = [*found, *tree.classes]
        for one in every:
            assert one.zh and one.en and one.zh != one.en and len(one.code) <= 40


def test_a_class_and_its_causes_belong_together() -> None:
    assert said(cause("untold.explained")) == "政策没有讲清楚" and said(group("untold.explained")) == "公开和解释"
    assert cause(UNSAID) and cause("") is None and cause("untold") is None and group("") is None


def test_no_person_is_a_cause() -> None:
    words = " ".join(f"{one.zh} {one.en}" for tree in TREES for one in (*tree, *tree.classes))
    assert not [word for word in PEOPLE if word in words] and "人不是原因" in NOT_A_PERSON.zh


def test_cannot_be_said_is_a_choice_of_every_edition() -> None:
    assert all(any(one.code == UNSAID for one in tree) for tree in TREES)


def test_what_a_sweep_sees_belongs_to_a_class() -> None:
    assert set(ALIKE) == set(FindingCause) and all(group(code) for code in ALIKE.values())


def test_a_later_edition_leaves_old_rows_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A matter closed before keeps code and words; from its day on the new tree is asked."""
    since = date(2027, 1, 1)
    later = CauseTree(since, (CauseClass(UNSAID, "说不清楚", "cannot be told"),))
    monkeypatch.setattr(causes, "TREES", (*TREES, later))
    assert tree_on(since) is later and tree_on(since - timedelta(days=1)) is TREES[0] and tree_on(date(1999, 1, 1)) is TREES[0]
    assert said(cause("pay.wage")) == "工资、绩效核算发放" and said(cause(UNSAID)) == "说不清楚"
