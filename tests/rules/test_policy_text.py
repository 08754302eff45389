"""Policy texts: cut at their clauses, cited by them, and which version counts on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinqiao.rules.policy_text import anchor_of, clauses, in_force, number, standing
from xinqiao.rules.terms_knowledge import PolicyStanding

TEXT = """青川煤业工资支付办法
第一章 总则
第一条 为了按时足额支付工资，制定本办法。
第二条　每月十日发放上月工资。
遇节假日提前发放。
　　第十七条之一：见第二条的，从其规定。
第102条 本办法由人力资源部解释。"""


def test_a_text_is_cut_at_its_clauses_and_each_has_an_anchor() -> None:
    assert [(row.label, row.anchor) for row in clauses(TEXT)] == [
        ("", ""), ("第一条", "c1"), ("第二条", "c2"), ("第十七条之一", "c17-1"), ("第102条", "c102"),
    ]  # fmt: skip
    assert clauses(TEXT)[2].text == "每月十日发放上月工资。\n遇节假日提前发放。"
    assert clauses(TEXT)[3].text == "见第二条的，从其规定。"  # a citation inside a line begins no clause


def test_a_text_without_clauses_is_one_piece_and_an_empty_one_is_none() -> None:
    assert [row.text for row in clauses("通知\n\n请各单位遵照执行。")] == ["通知\n\n请各单位遵照执行。"]
    assert clauses("  \n") == ()


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("一", 1), ("十", 10), ("十七", 17), ("二十", 20), ("九十九", 99), ("一百零二", 102), ("一百一十", 110), ("一千二百六十", 1260), ("17", 17), ("１７", 17), ("两百", 200)],
)
def test_numerals(numeral: str, value: int) -> None:
    assert number(numeral) == value and anchor_of(f"第{numeral}条") == f"c{value}"


def test_what_names_no_clause_has_no_anchor() -> None:
    assert anchor_of("") == anchor_of("第三章") == ""


@given(st.text(alphabet="第一二十条章甲乙\n 　：1"))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    def bare(words: str) -> str:
        return "".join(sign for sign in words if sign not in " \n\u3000：")

    assert bare("".join(row.label + row.text for row in clauses(text))) == bare(text)


@dataclass
class Version:
    effective_from: date
    effective_until: date | None


OLD, NEW = Version(date(2019, 1, 1), date(2024, 6, 30)), Version(date(2024, 7, 1), None)


def test_the_version_of_the_day_counts_on_its_first_and_last_day() -> None:
    assert in_force([OLD, NEW], date(2024, 6, 30)) is OLD and in_force([NEW, OLD], date(2024, 7, 1)) is NEW
    assert in_force([OLD, NEW], date(2018, 12, 31)) is None


def test_how_a_version_stands() -> None:
    day = date(2026, 1, 1)
    assert standing(NEW, [OLD, NEW], day) is PolicyStanding.IN_FORCE and standing(OLD, [OLD, NEW], day) is PolicyStanding.REPLACED
    assert standing(OLD, [OLD], day) is PolicyStanding.REPEALED and standing(NEW, [OLD, NEW], date(2024, 1, 1)) is PolicyStanding.COMING
    assert standing(OLD, [OLD, NEW], date(2020, 1, 1)) is PolicyStanding.IN_FORCE
